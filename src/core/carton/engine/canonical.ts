import type { Box, Kind, PackedBox, Problem } from './problem.ts';

/** A problem in an order that does not depend on how its kinds, their turns and its boxes were listed. */
export interface Canonical {
  readonly problem: Problem;
  /** Places of the canonical kinds and boxes in the lists they came from; of each canonical kind the places of its turns. */
  readonly kinds: readonly number[];
  readonly turns: readonly (readonly number[])[];
  readonly boxes: readonly number[];
}

/** Sorts kinds, turns and boxes by what they are, so that the same order listed another way gets the same answer. */
export function canonicalOf(problem: Problem): Canonical {
  const ranks = ranksOf(problem);
  const kinds = sortedBy(ranks.kinds);
  const boxes = sortedBy(ranks.boxes);
  const turns = kinds.map((k) => sortedBy(ranked(problem.kinds[k]!.turns.map(({ dx, dy, dz }) => [dz, -dx, -dy]))));
  const newKind = new Map(kinds.map((old, now) => [old, now]));
  const moved = (list: readonly number[]): number[] => list.map((k) => newKind.get(k)!).sort((a, b) => a - b);
  return {
    kinds,
    turns,
    boxes,
    problem: {
      ...problem,
      kinds: kinds.map((k, now) => {
        const kind = problem.kinds[k]!;
        return { ...kind, turns: turns[now]!.map((t) => kind.turns[t]!), apart: moved(kind.apart) };
      }),
      boxes: boxes.map((b) => ({ ...problem.boxes[b]!, refuses: moved(problem.boxes[b]!.refuses) })),
    },
  };
}

/** Parcels of a canonical problem, told in the order of the lists it was made of. */
export const toListed = ({ kinds, turns, boxes }: Canonical, parcels: readonly PackedBox[]): PackedBox[] =>
  parcels.map(({ box, puts }) => ({
    box: boxes[box]!,
    puts: puts.map((put) => ({ ...put, kind: kinds[put.kind]!, turn: turns[put.kind]![put.turn]! })),
  }));

/** Counts by canonical kind, told by listed kind. */
export function countsAsListed({ kinds }: Canonical, counts: readonly number[]): number[] {
  const listed = counts.map(() => 0);
  kinds.forEach((old, now) => (listed[old] = counts[now]!));
  return listed;
}

/**
 * Ranks of kinds and boxes, the same for those that nothing tells apart: not what they are, and not which others they may not be with
 * (told by the ranks of those, again and again until no rank splits any more: colour refinement).
 */
function ranksOf({ kinds, boxes }: Problem): { kinds: readonly number[]; boxes: readonly number[] } {
  let kindRanks = ranked(kinds.map(kindKey));
  let boxRanks = ranked(boxes.map(boxKey));
  const named = (indexes: readonly number[], ranks: readonly number[]): number[] => [
    indexes.length,
    ...indexes.map((i) => ranks[i]!).sort((a, b) => a - b),
  ];
  const refusedBy = kinds.map((_, k) => boxes.map((_, b) => b).filter((b) => boxes[b]!.refuses.includes(k)));
  for (let before = 0, now = differing(kindRanks, boxRanks); now > before;) {
    const [oldKinds, oldBoxes] = [kindRanks, boxRanks];
    const kindKeys = kinds.map(({ apart }, k) => [
      oldKinds[k]!,
      ...named(apart, oldKinds),
      ...named(refusedBy[k]!, oldBoxes),
    ]);
    kindRanks = ranked(kindKeys);
    boxRanks = ranked(boxes.map(({ refuses }, b) => [oldBoxes[b]!, ...named(refuses, oldKinds)]));
    before = now;
    now = differing(kindRanks, boxRanks);
  }
  return { kinds: kindRanks, boxes: boxRanks };
}

const differing = (...lists: readonly (readonly number[])[]): number =>
  lists.reduce((sum, ranks) => sum + new Set(ranks).size, 0);

/** The place of each key among the different ones. */
function ranked(keys: readonly (readonly number[])[]): number[] {
  const order = keys.map((_, i) => i).sort((a, b) => compareKeys(keys[a]!, keys[b]!));
  const ranks = keys.map(() => 0);
  for (let n = 1; n < order.length; n += 1) {
    const [last, next] = [order[n - 1]!, order[n]!];
    ranks[next] = ranks[last]! + (compareKeys(keys[last]!, keys[next]!) === 0 ? 0 : 1);
  }
  return ranks;
}

const sortedBy = (ranks: readonly number[]): number[] =>
  ranks.map((_, i) => i).sort((a, b) => ranks[a]! - ranks[b]! || a - b);

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
  ...turns
    .map(({ dx, dy, dz }) => [dx, dy, dz])
    .sort(compareKeys)
    .flat(),
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
