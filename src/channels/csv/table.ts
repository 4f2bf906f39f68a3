import { StationError } from '../../shared/errors.ts';
import { baseName, probeTextFile, readText, type TextFile } from './encoding.ts';
import { createRecordReader, findDelimiter, type CsvRecord } from '../../core/csv/records.ts';

/** Why a row can't be used before any of its cells is looked at. */
export type RowProblem = NonNullable<CsvRecord['problem']> | 'columnCount' | 'badCharacter';

/** One row under the header. */
export interface CsvRow {
  /** 1-based physical line on which the row begins. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly problem: RowProblem | null;
  /** How many headers were repeated before it: exports that were joined to one file. */
  readonly part: number;
}

/** Rows that were read together, and how far into the file they reach. */
export interface RowBatch {
  readonly rows: readonly CsvRow[];
  readonly bytes: number;
}

/** A CSV file with a header. `rows` may be read more than once, from the beginning each time. */
export interface CsvTable {
  readonly fileName: string;
  /** Headings as the file writes them, trimmed. */
  readonly headings: readonly string[];
  readonly delimiter: string;
  /** Physical line of the headings. */
  readonly headerLine: number;
  readonly totalBytes: number;
  rows(): AsyncGenerator<RowBatch>;
}

/** Headings compare without regard to case and to blanks, hyphens and underscores between their words. */
export const headingKey = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');

/** Opens a CSV file: encoding, line ends, delimiter and header are found out. Throws csv.headerMissing for a file without one. */
export async function openTable(
  path: string,
  { missing, expected }: { readonly missing: string; readonly expected: string },
): Promise<CsvTable> {
  const file = await probeTextFile(path);
  const layout = await readLayout(file);
  if (!layout) {
    throw new StationError('csv.headerMissing', { file: baseName(path), missing, expected, found: '' });
  }
  return {
    fileName: baseName(path),
    headings: layout.headings,
    delimiter: layout.delimiter,
    headerLine: layout.headerLine,
    totalBytes: file.totalBytes,
    rows: () => readRows(file, layout),
  };
}

/** Positions of headings; the first one counts where a heading occurs twice. */
export function headingIndex(table: CsvTable): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  table.headings.forEach((heading, position) => {
    const key = headingKey(heading);
    if (key !== '' && !index.has(key)) index.set(key, position);
  });
  return index;
}

interface Layout {
  readonly headings: readonly string[];
  readonly delimiter: string;
  /** Physical line of the header. */
  readonly headerLine: number;
  /** Old Macintosh files end lines with a bare carriage return. */
  readonly isReturnOnly: boolean;
  /** Cells a row must have: up to the last column with a heading. */
  readonly width: number;
}

async function readLayout(file: TextFile): Promise<Layout | null> {
  let head = '';
  for await (const chunk of readText(file)) {
    head += chunk.text;
    if (head.length > 64 * 1024 && /[\r\n]/.test(head)) break;
  }
  const isReturnOnly = head.includes('\r') && !head.includes('\n');
  const lines = lineEnds(head, isReturnOnly);
  const announced = /^\s*sep=([,;\t|])\r?\n/i.exec(lines)?.[1];
  const header = lines.replace(/^(?:\s*sep=.\r?\n|\s)+/i, '').slice(0, 16 * 1024);
  const delimiter = announced ?? findDelimiter(header);
  const reader = createRecordReader(delimiter);
  const record = [...reader.push(lines), ...reader.end()].find(
    (candidate) => !isBlank(candidate.cells) && !isSeparator(candidate),
  );
  if (!record || record.problem) return null;
  const headings = record.cells.map((cell) => cell.trim());
  const width = headings.findLastIndex((heading) => heading !== '') + 1;
  return { headings, delimiter, headerLine: record.line, isReturnOnly, width };
}

const lineEnds = (text: string, isReturnOnly: boolean): string => (isReturnOnly ? text.replaceAll('\r', '\n') : text);
const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');
// Excel's own first line `sep=;`; with a comma it is cut in two.
const isSeparator = ({ cells }: CsvRecord): boolean => /^\s*sep=.?$/i.test(cells[0] ?? '') && cells.length <= 2;

async function* readRows(file: TextFile, layout: Layout): AsyncGenerator<RowBatch> {
  const reader = createRecordReader(layout.delimiter);
  // Looked for in whole pieces, so that a sound file's cells need not be searched one by one.
  let isDamaged = false;
  let part = 0;
  const rowsOf = (records: readonly CsvRecord[]): CsvRow[] => {
    const rows: CsvRow[] = [];
    for (const record of records) {
      if (record.line <= layout.headerLine || isBlank(record.cells)) continue;
      if (isHeaderAgain(record.cells, layout)) part += 1;
      else rows.push({ line: record.line, cells: record.cells, problem: rowProblem(record, layout, isDamaged), part });
    }
    return rows;
  };
  let bytes = 0;
  for await (const chunk of readText(file)) {
    bytes = chunk.bytes;
    isDamaged ||= hasBadCharacter(chunk.text, file);
    yield { rows: rowsOf(reader.push(lineEnds(chunk.text, layout.isReturnOnly))), bytes };
  }
  yield { rows: rowsOf(reader.end()), bytes };
}

// A U+FFFD that the file itself holds is the shop's; one that decoding made stands for a lost character.
const hasBadCharacter = (text: string, { encoding }: TextFile): boolean =>
  text.includes('\0') || (encoding !== 'utf8' && text.includes('\ufffd'));

/** Exports joined to one file repeat the header. */
const isHeaderAgain = (cells: readonly string[], { headings }: Layout): boolean =>
  cells[0]?.trim() === headings[0] &&
  cells.length === headings.length &&
  cells.every((cell, i) => cell.trim() === headings[i]);

function rowProblem(record: CsvRecord, { width, headings }: Layout, isDamaged: boolean): RowProblem | null {
  if (record.problem) return record.problem;
  const { cells } = record;
  if (cells.length < width || (cells.length > headings.length && !isBlank(cells.slice(headings.length))))
    return 'columnCount';
  return isDamaged && cells.some((cell) => /[\0\ufffd]/.test(cell)) ? 'badCharacter' : null;
}
