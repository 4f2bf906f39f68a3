/** Pivots after which the simplex gives up: the bound is then 0, which is always valid. */
const MOST_PIVOTS = 10_000;

function pivot(table: number[][], goals: number[], row: number, column: number): void {
  const width = goals.length;
  const leading = table[row]!;
  const by = leading[column]!;
  for (let j = 0; j < width; j += 1) if (j !== column) leading[j] = leading[j]! / by;
  leading[column] = 1 / by;
  for (const other of [...table.filter((_, i) => i !== row), goals]) {
    const factor = other[column]!;
    if (factor === 0) continue;
    for (let j = 0; j < width; j += 1) if (j !== column) other[j] = other[j]! - factor * leading[j]!;
    other[column] = -factor / by;
  }
}

/**
 * The most of goals . y over rows y <= limits and y >= 0, with limits >= 0 (tableau simplex, Bland's rule). By duality it is the least
 * of limits . x over x >= 0 whose columns reach the goals. Infinity where it is not bounded.
 */
export function linearMaximum(
  rows: readonly (readonly number[])[],
  limits: readonly number[],
  goals: readonly number[],
): number {
  const table = rows.map((row, i) => [...row, limits[i]!]);
  const width = goals.length;
  const bottom = [...goals.map((goal) => -goal), 0];
  const basis = rows.map((_, i) => width + i);
  const free = goals.map((_, j) => j);
  for (let pivots = 0; pivots < MOST_PIVOTS; pivots += 1) {
    let column = -1;
    for (let j = 0; j < width; j += 1) {
      if (bottom[j]! < -1e-9 && (column < 0 || free[j]! < free[column]!)) column = j;
    }
    if (column < 0) return bottom[width]!;
    let row = -1;
    let least = Infinity;
    for (let i = 0; i < table.length; i += 1) {
      const factor = table[i]![column]!;
      if (factor <= 1e-12) continue;
      const ratio = table[i]![width]! / factor;
      if (ratio < least - 1e-12 || (ratio < least + 1e-12 && basis[i]! < basis[row]!)) {
        least = ratio;
        row = i;
      }
    }
    if (row < 0) return Infinity;
    pivot(table, bottom, row, column);
    [basis[row], free[column]] = [free[column]!, basis[row]!];
  }
  return 0;
}
