const MOST_PIVOTS = 10_000;

/**
 * The most that `gain` times y can be over y >= 0 with `rows` times y at most `limits`, all limits at least 0: tableau simplex by
 * Bland's rule, meant for few columns. Infinity where there is no most; 0 where it does not come to an end.
 */
export function linearMost(
  rows: readonly (readonly number[])[],
  limits: readonly number[],
  gain: readonly number[],
): number {
  const columns = gain.length;
  const tableau = rows.map((row, i) => [...row, limits[i]!]);
  const objective = [...gain.map((value) => -value), 0];
  const basic = rows.map((_, i) => columns + i);
  const free = gain.map((_, j) => j);
  for (let pivots = 0; pivots < MOST_PIVOTS; pivots += 1) {
    const column = entering(objective, free);
    if (column < 0) return objective[columns]!;
    const row = leaving(tableau, column, basic);
    if (row < 0) return Infinity;
    pivot(tableau, objective, row, column);
    [basic[row], free[column]] = [free[column]!, basic[row]!];
  }
  return 0;
}

function entering(objective: readonly number[], free: readonly number[]): number {
  let column = -1;
  free.forEach((variable, j) => {
    if (objective[j]! < -1e-9 && (column < 0 || variable < free[column]!)) column = j;
  });
  return column;
}

function leaving(tableau: readonly (readonly number[])[], column: number, basic: readonly number[]): number {
  let row = -1;
  let least = Infinity;
  tableau.forEach((line, i) => {
    if (line[column]! <= 1e-12) return;
    const ratio = line.at(-1)! / line[column]!;
    if (ratio < least - 1e-12 || (ratio < least + 1e-12 && basic[i]! < basic[row]!)) {
      least = ratio;
      row = i;
    }
  });
  return row;
}

function pivot(tableau: readonly number[][], objective: number[], row: number, column: number): void {
  const line = tableau[row]!;
  const value = line[column]!;
  for (let j = 0; j < line.length; j += 1) if (j !== column) line[j]! /= value;
  line[column] = 1 / value;
  const clear = (other: number[]): void => {
    const factor = other[column]!;
    if (factor === 0) return;
    for (let j = 0; j < line.length; j += 1) if (j !== column) other[j]! -= factor * line[j]!;
    other[column] = -factor / value;
  };
  tableau.forEach((other, i) => {
    if (i !== row) clear(other);
  });
  clear(objective);
}
