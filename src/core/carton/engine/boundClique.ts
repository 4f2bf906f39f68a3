import { chargeOf, type Problem } from './problem.ts';
import type { Proofs } from './proof.ts';

/** Boxes that are in stock and take at least one unit. */
export const usableBoxes = ({ boxes }: Problem, proofs: Proofs): number[] =>
  boxes.map((_, b) => b).filter((b) => boxes[b]!.stock > 0 && proofs.facts(b).inside.some((turns) => turns.length > 0));

/** Units (by kind, one entry each) no two of which can be in one box: as many parcels are needed. Large ones are taken first. */
export function cliqueOf({ kinds }: Problem, proofs: Proofs, boxes: readonly number[]): number[] {
  const clique: number[] = [];
  const canMeet = (i: number, j: number): boolean => boxes.some((b) => proofs.facts(b).together[i]![j]);
  const order = kinds.map((_, k) => k).sort((i, j) => kinds[j]!.volume - kinds[i]!.volume || i - j);
  for (const k of order) {
    if (clique.some((other) => canMeet(other, k))) continue;
    const times = kinds[k]!.count > 1 && !canMeet(k, k) ? kinds[k]!.count : 1;
    for (let n = 0; n < times; n += 1) clique.push(k);
  }
  return clique;
}

/** What parcels for the units of a clique cost at least, each with nothing beside it. */
export function cliqueCost(
  { kinds, boxes }: Problem,
  proofs: Proofs,
  usable: readonly number[],
  clique: readonly number[],
): number {
  return clique.reduce((sum, k) => {
    let least = Infinity;
    for (const b of usable)
      if (proofs.facts(b).inside[k]!.length) least = Math.min(least, leastFrom(boxes[b]!, kinds[k]!.weight));
    return sum + least;
  }, 0);
}

/** The lowest charge of a box for a content of at least a weight. */
function leastFrom(box: Problem['boxes'][number], weight: number): number {
  let least = chargeOf(box, weight);
  box.charge.upTo.forEach((upTo, i) => {
    if (upTo > weight) least = Math.min(least, box.charge.cost[i]!);
  });
  return least;
}

/** How many boxes the volume and the weight of the order need at least. */
export function fewestBoxes({ kinds, boxes }: Problem, usable: readonly number[]): number {
  const most = (of: (box: Problem['boxes'][number]) => number): number =>
    usable.reduce((greatest, b) => Math.max(greatest, of(boxes[b]!)), 0);
  const total = (of: (kind: Problem['kinds'][number]) => number): number =>
    kinds.reduce((sum, kind) => sum + kind.count * of(kind), 0);
  return Math.max(
    Math.ceil(total((kind) => kind.volume) / most((box) => box.volume)),
    Math.ceil(total((kind) => kind.weight) / most((box) => box.capacity)),
    Math.ceil(total(() => 1) / most((box) => box.mostUnits)),
  );
}
