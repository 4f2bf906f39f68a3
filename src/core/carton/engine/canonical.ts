import type { Box, Kind, PackedBox, Problem } from './problem.ts';

/** A problem in an order that does not depend on how its kinds and boxes were listed. */
export interface Canonical {
  readonly problem: Problem;
  /** Places of the canonical kinds and boxes in the lists they came from. */
  readonly kinds: readonly number[];
  readonly boxes: readonly number[];
}

/** Sorts kinds and boxes by what they are, so that the same order listed another way gets the same answer. */
export function canonicalOf(problem: Problem): Canonical {
  const kinds = sortedBy(problem.kinds, kindKey);
  const boxes = sortedBy(problem.boxes, (box) => boxKey(box));
  const newKind = new Map(kinds.map((old, now) => [old, now]));
  const moved = (list: readonly number[]): number[] => list.map((k) => newKind.get(k)!).sort((a, b) => a - b);
  return {
    kinds,
    boxes,
    problem: {
      ...problem,
      kinds: kinds.map((k) => ({ ...problem.kinds[k]!, apart: moved(problem.kinds[k]!.apart) })),
      boxes: boxes.map((b) => ({ ...problem.boxes[b]!, refuses: moved(problem.boxes[b]!.refuses) })),
    },
  };
}

/** Parcels of a canonical problem, told in the order of the lists it was made of. */
export const toListed = ({ kinds, boxes }: Canonical, parcels: readonly PackedBox[]): PackedBox[] =>
  parcels.map(({ box, puts }) => ({
    box: boxes[box]!,
    puts: puts.map((put) => ({ ...put, kind: kinds[put.kind]! })),
  }));

/** Counts by canonical kind, told by listed kind. */
export function countsAsListed({ kinds }: Canonical, counts: readonly number[]): number[] {
  const listed = counts.map(() => 0);
  kinds.forEach((old, now) => (listed[old] = counts[now]!));
  return listed;
}

function sortedBy<T>(list: readonly T[], key: (entry: T) => readonly number[]): number[] {
  const keys = list.map(key);
  return list.map((_, i) => i).sort((a, b) => compareKeys(keys[a]!, keys[b]!) || a - b);
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) if (a[i]! !== b[i]!) return a[i]! < b[i]! ? -1 : 1;
  return a.length - b.length;
}

const kindKey = ({ count, turns, weight, volume, isNoStack, maxLoad, apart }: Kind): readonly number[] => [
  -volume,
  -weight,
  count,
  isNoStack ? 1 : 0,
  maxLoad,
  apart.length,
  ...turns.flatMap(({ dx, dy, dz }) => [dx, dy, dz]),
];

const boxKey = ({ inner, volume, capacity, stock, charge, refuses, mostUnits }: Box): readonly number[] => [
  volume,
  ...inner,
  capacity,
  stock,
  refuses.length,
  mostUnits,
  ...charge.upTo,
  ...charge.cost,
];
