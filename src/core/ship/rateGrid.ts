import { createRecordReader, findDelimiter } from '../csv/records.ts';
import { csvText } from '../csv/writing.ts';
import { ok, refuse, type Result } from '../result.ts';

/** A table of rules or prices as it is looked at and edited: cells as they are meant, without the apostrophe that spreadsheets need. */
export interface RateGrid {
  readonly headings: readonly string[];
  readonly rows: readonly RateRow[];
}

/** One row; `line` is where it begins in the table's text, from 1: problems name it. */
export interface RateRow {
  readonly line: number;
  /** As many as there are headings. */
  readonly cells: readonly string[];
}

/** The table of a CSV text, blank rows left out. Refused with the line whose quotes make no sense, or that has more cells than headings. */
export function rateGridOf(text: string): Result<RateGrid, number> {
  const bare = text.replace(/^\uFEFF/, '');
  const reader = createRecordReader(findDelimiter(bare.trimStart()));
  const records = [...reader.push(bare), ...reader.end()];
  const [head, ...rows] = records.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const headings = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const wrong =
    records.find(({ problem }) => problem !== null) ?? rows.find((row) => row.cells.length > headings.length);
  if (wrong) return refuse(wrong.line);
  return ok({
    headings,
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: headings.map((_, at) => cells[at]?.trim().replace(/^'/, '') ?? ''),
    })),
  });
}

/** The grid as CSV text that reads back as the same cells, here and after a spreadsheet had it open. */
export function rateGridText({ headings, rows }: RateGrid): string {
  return csvText([headings, ...rows.map(({ cells }) => cells.map((cell, at) => guarded(cell, headings[at] ?? '')))]);
}

/** What a spreadsheet would make a number or a date of, or another one: postcodes, leading zeros, and formulas. */
const guarded = (cell: string, heading: string): string =>
  (heading.endsWith('postcode') && cell !== '') || /^0\d|^[@\t']|^=.|^[+-](?![\d.]+$)./.test(cell) ? `'${cell}` : cell;

/** The grid with one cell said anew; its lines are counted anew once its text is read. */
export const withCell = (grid: RateGrid, row: number, column: number, cell: string): RateGrid => ({
  ...grid,
  rows: grid.rows.map((one, at) =>
    at === row ? { ...one, cells: one.cells.map((was, i) => (i === column ? cell.trim() : was)) } : one,
  ),
});

/**
 * The grid with a row behind another: a copy of it, so that only what differs has to be typed; without one, a row at the end that says `*`
 * first: one that says nothing is none.
 */
export function withRowBehind(grid: RateGrid, row: number | null): RateGrid {
  const model = row === null ? undefined : grid.rows[row];
  const at = model && row !== null ? row + 1 : grid.rows.length;
  const cells = model?.cells ?? grid.headings.map((_, i) => (i === 0 ? '*' : ''));
  return { ...grid, rows: grid.rows.toSpliced(at, 0, { line: 0, cells }) };
}

/** The grid without a row. */
export const withoutRow = (grid: RateGrid, row: number): RateGrid => ({ ...grid, rows: grid.rows.toSpliced(row, 1) });

/** True where a row says nothing of days, or the day lies within its own (`from`, `to`, both included); `day` as YYYY-MM-DD. */
export function isRowOn({ headings }: RateGrid, { cells }: RateRow, day: string): boolean {
  const [from, to] = [cells[headings.indexOf('from')] ?? '', cells[headings.indexOf('to')] ?? ''];
  return (from === '' || from <= day) && (to === '' || day <= to);
}

/** True where two texts hold the same table, cell by cell and row by row, however it is quoted. */
export function isSameTable(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [rateGridOf(one), rateGridOf(other)];
  return a.ok && b.ok && cellsText(a.value) === cellsText(b.value);
}

const cellsText = ({ headings, rows }: RateGrid): string => JSON.stringify([headings, rows.map(({ cells }) => cells)]);
