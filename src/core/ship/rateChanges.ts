import type { RateTableName, RateTables } from './rateBook.ts';
import { RATE_TABLES } from './rateBook.ts';
import { rateGridOf, type RateGrid } from './rateGrid.ts';

/** One row that two versions of a table differ in: out without `after`, new without `before`. */
export interface RateChange {
  readonly table: RateTableName;
  readonly headings: readonly string[];
  readonly before: readonly string[] | null;
  readonly after: readonly string[] | null;
}

/** Rows in which two sets of tables differ, table by table; the order of rows and how a cell is quoted is no difference. */
export const rateChanges = (before: RateTables, after: RateTables): readonly RateChange[] =>
  RATE_TABLES.filter((table) => before[table] !== after[table]).flatMap((table) =>
    tableChanges(table, gridOrEmpty(before[table]), gridOrEmpty(after[table])),
  );

const gridOrEmpty = (text: string): RateGrid => {
  const grid = rateGridOf(text);
  return grid.ok ? grid.value : { headings: [], rows: [] };
};

/** Above so many rows on either side they are told as out and new: to pair them would take longer than it helps. */
const MOST_PAIRED = 400;

function tableChanges(table: RateTableName, before: RateGrid, after: RateGrid): readonly RateChange[] {
  const headings = [...after.headings, ...before.headings.filter((one) => !after.headings.includes(one))];
  const outs = rowsOf(before, headings);
  const news = takeOut(rowsOf(after, headings), outs);
  const isPaired = outs.length <= MOST_PAIRED && news.length <= MOST_PAIRED;
  const changes = news.map((row): RateChange => {
    const at = isPaired ? nearest(row, outs) : null;
    const before = at === null ? null : (outs.splice(at, 1)[0] ?? null);
    return { table, headings, before, after: row };
  });
  return [...changes, ...outs.map((row) => ({ table, headings, before: row, after: null }))];
}

const rowsOf = (grid: RateGrid, headings: readonly string[]): string[][] =>
  grid.rows.map(({ cells }) => headings.map((heading) => cells[grid.headings.indexOf(heading)] ?? ''));

/** The rows that are not among the others; those that are leave them, one for one. */
function takeOut(rows: string[][], others: string[][]): string[][] {
  const counts = new Map<string, number>();
  for (const row of others) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  const same = new Map<string, number>();
  const rest = rows.filter((row) => {
    const key = keyOf(row);
    const left = counts.get(key) ?? 0;
    if (left === 0) return true;
    counts.set(key, left - 1);
    same.set(key, (same.get(key) ?? 0) + 1);
    return false;
  });
  const kept = others.filter((row) => {
    const left = same.get(keyOf(row)) ?? 0;
    if (left > 0) same.set(keyOf(row), left - 1);
    return left === 0;
  });
  others.splice(0, others.length, ...kept);
  return rest;
}

const keyOf = (row: readonly string[]): string => JSON.stringify(row);

/** The row that says the same in most cells, where that is more than half of those that say anything. */
function nearest(row: readonly string[], others: readonly (readonly string[])[]): number | null {
  let best: { readonly at: number; readonly same: number } | null = null;
  for (const [at, other] of others.entries()) {
    const said = row.filter((cell, i) => cell !== '' || other[i] !== '').length;
    const same = row.filter((cell, i) => cell !== '' && cell === other[i]).length;
    if (same * 2 >= said && same > (best?.same ?? 0)) best = { at, same };
  }
  return best?.at ?? null;
}
