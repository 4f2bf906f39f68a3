import { cliqueOf, fewestBoxes, usableBoxes } from './boundClique.ts';
import type { Budget, Problem } from './problem.ts';
import type { Proofs } from './proof.ts';

type Size = readonly [number, number, number];

const AXES = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 2, 0],
] as const;

/** The fewest parcels any valid answer has: by volume and weight, units that can't meet, shares of boxes, and bounds for equal boxes. */
export function binsBound(problem: Problem, proofs: Proofs, budget: Budget): number {
  const usable = usableBoxes(problem, proofs);
  if (usable.length === 0) return Infinity;
  const simple = Math.max(fewestBoxes(problem, usable), cliqueOf(problem, proofs, usable).length);
  if (usable.length > 1) return simple;
  const shares = proofs
    .rows(usable[0]!, budget)
    .map((row) => row.reduce((sum, x, k) => sum + x * problem.kinds[k]!.count, 0));
  return Math.max(simple, Math.ceil(Math.max(...shares) - 1e-9), equalBinsBound(problem, usable[0]!, budget));
}

/** The bounds L1 and L2 of Martello, Pisinger and Vigo (2000), where no unit may be turned; 0 otherwise. */
function equalBinsBound({ kinds, boxes }: Problem, box: number, budget: Budget): number {
  if (kinds.some(({ turns }) => turns.length > 1)) return 0;
  const room = boxes[box]!.inner;
  const units = kinds.flatMap(({ turns, count }) => {
    const { dx, dy, dz } = turns[0]!;
    return Array.from({ length: count }, (): Size => [dx, dy, dz]);
  });
  let most = 0;
  for (const [a, b, c] of AXES) {
    const first = towersBound(units, room, a, b, c);
    budget.left -= units.length * units.length * 0.4;
    most = Math.max(most, first, volumesBound(units, room, a, b, c, first));
  }
  return most;
}

/** L1 along axis c: units that fill more than half of both other axes stand in one row along it. */
function towersBound(units: readonly Size[], room: Size, a: number, b: number, c: number): number {
  const depth = room[c]!;
  const rows = units.filter((unit) => 2 * unit[a]! > room[a]! && 2 * unit[b]! > room[b]!).map((unit) => unit[c]!);
  const long = rows.filter((x) => 2 * x > depth);
  let more = 0;
  for (const p of new Set(rows.filter((x) => 2 * x <= depth))) {
    const beside = long.filter((x) => x <= depth - p);
    const short = rows.filter((x) => 2 * x <= depth && x >= p);
    const lengths = short.reduce((sum, x) => sum + x, 0) - beside.reduce((sum, x) => sum + depth - x, 0);
    const places = short.length - beside.reduce((sum, x) => sum + Math.floor((depth - x) / p), 0);
    more = Math.max(more, Math.ceil(lengths / depth), Math.ceil(places / Math.floor(depth / p)));
  }
  return long.length + more;
}

/** L2 along axis c: the volume of what is beside the rows of L1, under thresholds on the other axes. */
function volumesBound(units: readonly Size[], room: Size, a: number, b: number, c: number, towers: number): number {
  const [width, height, depth] = [room[a]!, room[b]!, room[c]!];
  const thresholds = (axis: number, side: number): number[] =>
    [...new Set(units.flatMap((unit) => [unit[axis]!, side - unit[axis]! + 1]))].filter((p) => p >= 1 && 2 * p <= side);
  let most = towers;
  const others = thresholds(b, height);
  for (const p of thresholds(a, width))
    for (const q of others) {
      let [rows, volume] = [0, 0];
      for (const unit of units) {
        const [x, y, z] = [unit[a]!, unit[b]!, unit[c]!];
        if (x > width - p && y > height - q) rows += z;
        else if ((2 * x > width && 2 * y > height) || (x >= p && y >= q)) volume += x * y * z;
      }
      const beyond = volume - (depth * towers - rows) * width * height;
      most = Math.max(most, towers + Math.ceil(beyond / (width * height * depth)));
    }
  return most;
}
