import { dualFeasibleVolume } from './dualFeasible.ts';
import { volumeOf, type Sides } from './model.ts';

/** Lower bounds on the number of equal bins, units not turned: by Martello, Pisinger and Vigo, and by dual feasible functions. */
export interface BinBounds {
  readonly L0: number;
  readonly L1: number;
  readonly L2: number;
  readonly Ldff: number;
  readonly best: number;
}

/** An axis to stack along, and the two others. */
const VIEWS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 2, 0],
] as const;

type View = (typeof VIEWS)[number];

const sumOf = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0);

/** Bins for the units of which no two stand side by side: one-dimensional packing along the view's last axis. */
function columnsBound(units: readonly Sides[], bin: Sides, [a, b, c]: View): number {
  const depth = bin[c];
  const depths = units.filter((sides) => 2 * sides[a] > bin[a] && 2 * sides[b] > bin[b]).map((sides) => sides[c]);
  const large = depths.filter((d) => 2 * d > depth);
  let more = 0;
  for (let p = 1; 2 * p <= depth; p += 1) {
    const open = large.filter((d) => depth - p >= d);
    const small = depths.filter((d) => 2 * d <= depth && d >= p);
    if (small.length === 0) continue;
    const byLength = Math.ceil((sumOf(small) - (open.length * depth - sumOf(open))) / depth);
    const places = sumOf(open.map((d) => Math.floor((depth - d) / p)));
    const byCount = Math.ceil((small.length - places) / Math.floor(depth / p));
    more = Math.max(more, byLength, byCount);
  }
  return large.length + more;
}

const thresholds = (units: readonly Sides[], bin: Sides, axis: 0 | 1 | 2): number[] =>
  [...new Set(units.flatMap((sides) => [sides[axis], bin[axis] - sides[axis] + 1]))].filter(
    (p) => p >= 1 && 2 * p <= bin[axis],
  );

/** Bins for the columns and for the volume that does not fit beside them. */
function volumeBound(units: readonly Sides[], bin: Sides, view: View, columns: number): number {
  const [a, b, c] = view;
  let best = columns;
  for (const p of thresholds(units, bin, a)) {
    for (const q of thresholds(units, bin, b)) {
      let depth = 0;
      let volume = 0;
      for (const sides of units) {
        if (sides[a] > bin[a] - p && sides[b] > bin[b] - q) depth += sides[c];
        else if ((2 * sides[a] > bin[a] && 2 * sides[b] > bin[b]) || (sides[a] >= p && sides[b] >= q)) {
          volume += volumeOf(sides);
        }
      }
      const beside = (bin[c] * columns - depth) * bin[a] * bin[b];
      best = Math.max(best, columns + Math.max(0, Math.ceil((volume - beside) / volumeOf(bin))));
    }
  }
  return best;
}

/** Bins that units of these sides need at least. */
export function binBounds(units: readonly Sides[], bin: Sides): BinBounds {
  const L0 = Math.ceil(sumOf(units.map(volumeOf)) / volumeOf(bin));
  let L1 = 0;
  let L2 = L0;
  for (const view of VIEWS) {
    const columns = columnsBound(units, bin, view);
    L1 = Math.max(L1, columns);
    L2 = Math.max(L2, volumeBound(units, bin, view, columns));
  }
  const shapes = units.map((sides) => ({ qty: 1, turns: [sides] }));
  const Ldff = Math.ceil(dualFeasibleVolume(shapes, bin) - 1e-9);
  return { L0, L1, L2: Math.max(L1, L2), Ldff, best: Math.max(L0, L1, L2, Ldff) };
}
