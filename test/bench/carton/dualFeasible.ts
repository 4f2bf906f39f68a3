import type { Sides } from './model.ts';

/** A function of a size and the room's size, into shares of a room: sizes that fit side by side have shares of at most 1 together. */
type DualFeasible = (size: number, room: number) => number;

/** Sizes (x, y, z) of equal units in each way they may lie, and how many there are. */
export interface Shape {
  readonly qty: number;
  readonly turns: readonly Sides[];
}

const plain: DualFeasible = (size, room) => size / room;

/** u(k) of Fekete and Schepers: unchanged where (k + 1) times it is whole, else floor((k + 1) x) / k. */
const step =
  (k: number): DualFeasible =>
  (size, room) => {
    const t = (k + 1) * size;
    return t % room === 0 ? size / room : Math.floor(t / room) / k;
  };

/** Drops what is smaller than the threshold, lifts to 1 what leaves less than it. */
const lift =
  (threshold: number): DualFeasible =>
  (size, room) =>
    size > room - threshold ? 1 : size < threshold ? 0 : size / room;

/** Rounds small sizes down to the grid that large ones leave over (the family of Carlier, Clautiaux and Moukrim). */
const grid =
  (threshold: number): DualFeasible =>
  (size, room) => {
    const cells = Math.floor(room / threshold);
    if (2 * size > room) return 1 - Math.floor((room - size) / threshold) / cells;
    if (2 * size === room) return 0.5;
    return Math.floor(size / threshold) / cells;
  };

/** Thresholds tried for an axis, evenly among those that its sizes give. */
const MOST_THRESHOLDS = 7;

function functionsFor(sizes: readonly number[], room: number): DualFeasible[] {
  const functions = [plain, step(1), step(2)];
  const thresholds = [...new Set(sizes.flatMap((size) => [size, room - size, room - size + 1]))]
    .filter((threshold) => threshold > 0 && threshold * 2 <= room)
    .sort((a, b) => a - b);
  const count = Math.min(MOST_THRESHOLDS, thresholds.length);
  for (let i = 0; i < count; i += 1) {
    const threshold = thresholds[Math.floor((i * (thresholds.length - 1)) / Math.max(1, count - 1))]!;
    functions.push(lift(threshold), grid(threshold));
  }
  return functions;
}

const AXES = [0, 1, 2] as const;

const functionsOfAxes = (shapes: readonly Shape[], room: Sides): DualFeasible[][] =>
  AXES.map((axis) =>
    functionsFor(
      shapes.flatMap(({ turns }) => turns.map((sides) => sides[axis])),
      room[axis],
    ),
  );

/** Shares by size, so that each function is asked once for each size. Infinity for a size that does not fit. */
const tableOf = (shapes: readonly Shape[], room: Sides, axis: 0 | 1 | 2, share: DualFeasible): Map<number, number> =>
  new Map(
    shapes.flatMap(({ turns }) =>
      turns.map((sides): [number, number] => [
        sides[axis],
        sides[axis] <= room[axis] ? share(sides[axis], room[axis]) : Infinity,
      ]),
    ),
  );

/**
 * The most rooms the shapes together are worth, over all functions tried: more than 1 proves that they do not fit into one. Infinity
 * where one fits no way; stops above `enough`.
 */
export function dualFeasibleVolume(shapes: readonly Shape[], room: Sides, enough = Infinity): number {
  const [tablesX, tablesY, tablesZ] = functionsOfAxes(shapes, room).map((functions, axis) =>
    functions.map((share) => tableOf(shapes, room, axis as 0 | 1 | 2, share)),
  ) as [Map<number, number>[], Map<number, number>[], Map<number, number>[]];
  let most = 0;
  for (const inX of tablesX) {
    for (const inY of tablesY) {
      for (const inZ of tablesZ) {
        let sum = 0;
        for (const { qty, turns } of shapes) {
          let least = Infinity;
          for (const [dx, dy, dz] of turns) {
            const x = inX.get(dx)!;
            const y = inY.get(dy)!;
            const z = inZ.get(dz)!;
            if (x < Infinity && y < Infinity && z < Infinity && x * y * z < least) least = x * y * z;
          }
          if (least === Infinity) return Infinity;
          sum += least * qty;
        }
        if (sum > most) most = sum;
        if (most > enough) return most;
      }
    }
  }
  return most;
}

/** Different weightings of a room kept for the proofs about two boxes, besides the plain volume. */
const MOST_WEIGHTINGS = 5;

/**
 * Shares of a room that one unit of each shape takes at least, under the plain volume and the few functions under which all of them
 * together take most. Infinity for a shape that does not fit.
 */
export function sharesOf(shapes: readonly Shape[], room: Sides): number[][] {
  const fitting = shapes.map(({ qty, turns }) => ({
    qty,
    turns: turns.filter((sides) => AXES.every((axis) => sides[axis] <= room[axis])),
  }));
  const [ofX, ofY, ofZ] = functionsOfAxes(fitting, room) as [DualFeasible[], DualFeasible[], DualFeasible[]];
  const weightings: { shares: number[]; sum: number }[] = [];
  for (const inX of ofX) {
    for (const inY of ofY) {
      for (const inZ of ofZ) {
        let sum = 0;
        const shares = fitting.map(({ qty, turns }) => {
          let least = Infinity;
          for (const [dx, dy, dz] of turns)
            least = Math.min(least, inX(dx, room[0]) * inY(dy, room[1]) * inZ(dz, room[2]));
          if (least < Infinity) sum += least * qty;
          return least;
        });
        weightings.push({ shares, sum });
      }
    }
  }
  const kept = weightings.slice(0, 1);
  for (const weighting of weightings.toSorted((a, b) => b.sum - a.sum)) {
    if (kept.length >= MOST_WEIGHTINGS) break;
    if (!kept.some(({ sum }) => Math.abs(sum - weighting.sum) < 1e-9)) kept.push(weighting);
  }
  return kept.map(({ shares }) => shares);
}
