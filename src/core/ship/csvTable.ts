import { createRecordReader, findDelimiter } from '../csv/records.ts';
import { ok, refuse, type Result } from '../result.ts';

/** What is wrong with tables of rules or prices: which table, its 1-based line, the column, and what stands there. */
export interface RateProblem {
  readonly table: string;
  readonly line: number;
  readonly column: string | null;
  readonly reason: RateProblemReason;
  readonly value: string;
}

export const RATE_PROBLEM_REASONS = [
  'tableMissing',
  'tableUnknown',
  'columnMissing',
  'columnUnknown',
  'notCsv',
  'cellMissing',
  'notANumber',
  'unitMissing',
  'notADate',
  'unknownValue',
  'unknownRule',
  'unknownService',
  'unknownZone',
  'twice',
  'overlaps',
  'datesTurned',
  'tooFine',
  'noDivisor',
  'dips',
] as const;
export type RateProblemReason = (typeof RATE_PROBLEM_REASONS)[number];

/** One row of a table, its cells trimmed and by heading, without the apostrophe that keeps a spreadsheet from making a number or a date of it. */
export interface TableRow<Column extends string> {
  readonly line: number;
  cell(column: Column): string;
}

/** The columns of a table: all must be there but the optional ones, in any order, no others. */
export interface TableShape<Column extends string> {
  readonly table: string;
  readonly columns: readonly Column[];
  readonly optional: readonly Column[];
}

/**
 * Reads a table as spreadsheets save it (RFC 4180; comma, semicolon or tab, with or without byte order mark): a row of headings, then
 * rows; blank rows are passed over. Refuses what is no such table, unknown headings too: a misspelt one must not be a missing price.
 */
export function readTable<Column extends string>(
  text: string,
  { table, columns, optional }: TableShape<Column>,
): Result<readonly TableRow<Column>[], RateProblem> {
  const wrong = (line: number, reason: RateProblemReason, column: string | null, value = '') =>
    refuse({ table, line, column, reason, value });
  const records = recordsOf(text.replace(/^\uFEFF/, ''));
  if (!records.ok) return wrong(records.error, 'notCsv', null);
  const [head, ...rows] = records.value.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const headings = head?.cells.map((cell) => cell.toLowerCase()) ?? [];
  const missing = columns.find((column) => !optional.includes(column) && !headings.includes(column));
  if (missing !== undefined) return wrong(head?.line ?? 1, 'columnMissing', missing);
  const unknown = headings.find((heading, i) => !isOneOf(columns, heading) || headings.indexOf(heading) !== i);
  if (unknown !== undefined) return wrong(head?.line ?? 1, 'columnUnknown', unknown, unknown);
  const long = rows.find(({ cells }) => cells.length > headings.length);
  if (long) return wrong(long.line, 'notCsv', null);
  return ok(
    rows.map(({ line, cells }) => ({
      line,
      cell: (column) => cells[headings.indexOf(column)]?.replace(/^'/, '') ?? '',
    })),
  );
}

/** True when a text is one of a list of words. */
export const isOneOf = <T extends string>(words: readonly T[], text: string): text is T =>
  (words as readonly string[]).includes(text);

/** Records with the line each begins on; refused with the line of one whose quotes make no sense. */
function recordsOf(
  text: string,
): Result<readonly { readonly line: number; readonly cells: readonly string[] }[], number> {
  const reader = createRecordReader(findDelimiter(text.trimStart()));
  const records = [...reader.push(text), ...reader.end()];
  const wrong = records.find(({ problem }) => problem !== null);
  if (wrong) return refuse(wrong.line);
  return ok(records.map(({ line, cells }) => ({ line, cells: cells.map((cell) => cell.trim()) })));
}
