/** A linear programme's optimum, and the values of its variables. */
export interface Optimum {
  readonly value: number;
  readonly at: Float64Array;
}

const SLACK = 1e-9;
const MOST_TURNS = 4000;

/**
 * The greatest `gain . y` with `rows . y <= limits` and y >= 0, where no limit is negative (primal simplex on a dense tableau, Bland's rule
 * against cycles). Null when it is unbounded or takes too long.
 */
export function maximize(
  rows: readonly (readonly number[])[],
  limits: readonly number[],
  gain: readonly number[],
): Optimum | null {
  const m = rows.length;
  const n = gain.length;
  const width = n + 1;
  const table = new Float64Array((m + 1) * width);
  rows.forEach((row, i) => {
    for (let j = 0; j < n; j += 1) table[i * width + j] = row[j]!;
    table[i * width + n] = limits[i]!;
  });
  for (let j = 0; j < n; j += 1) table[m * width + j] = -gain[j]!;
  // Variables 0..n-1 are y, those after them the slacks of the rows.
  const basic = Int32Array.from({ length: m }, (_, i) => n + i);
  const free = Int32Array.from({ length: n }, (_, j) => j);
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const column = entering(table, m, n, free, turn > 200);
    if (column < 0) return { value: table[m * width + n]!, at: valuesOf(table, m, n, basic) };
    const row = leaving(table, m, n, column, basic);
    if (row < 0) return null;
    pivot(table, m, width, row, column);
    [basic[row], free[column]] = [free[column]!, basic[row]!];
  }
  return null;
}

function entering(table: Float64Array, m: number, n: number, free: Int32Array, byNumber: boolean): number {
  let best = -1;
  for (let j = 0; j < n; j += 1) {
    const cost = table[m * (n + 1) + j]!;
    if (cost >= -SLACK) continue;
    if (best < 0 || (byNumber ? free[j]! < free[best]! : cost < table[m * (n + 1) + best]!)) best = j;
  }
  return best;
}

function leaving(table: Float64Array, m: number, n: number, column: number, basic: Int32Array): number {
  const width = n + 1;
  let best = -1;
  let least = Infinity;
  for (let i = 0; i < m; i += 1) {
    const factor = table[i * width + column]!;
    if (factor <= SLACK) continue;
    const ratio = table[i * width + n]! / factor;
    if (ratio < least - SLACK || (ratio < least + SLACK && best >= 0 && basic[i]! < basic[best]!)) {
      best = i;
      least = ratio;
    }
  }
  return best;
}

function pivot(table: Float64Array, m: number, width: number, row: number, column: number): void {
  const at = row * width;
  const factor = table[at + column]!;
  for (let j = 0; j < width; j += 1) table[at + j]! /= factor;
  table[at + column] = 1 / factor;
  for (let i = 0; i <= m; i += 1) {
    if (i === row) continue;
    const other = i * width;
    const times = table[other + column]!;
    if (times === 0) continue;
    for (let j = 0; j < width; j += 1) table[other + j]! -= times * table[at + j]!;
    table[other + column] = -times / factor;
  }
}

function valuesOf(table: Float64Array, m: number, n: number, basic: Int32Array): Float64Array {
  const at = new Float64Array(n);
  for (let i = 0; i < m; i += 1) if (basic[i]! < n) at[basic[i]!] = Math.max(0, table[i * (n + 1) + n]!);
  return at;
}
