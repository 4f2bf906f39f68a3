import { chargeOf, type Box, type Budget, type Problem } from './problem.ts';
import type { Proofs } from './proof.ts';
import type { ShareRow } from './proofRows.ts';

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly cost: number;
}

const SLACK = 1e-9;
// Rows of each box that are looked at in pairs.
const MOST_ROWS = 8;

/** The lowest charges of two boxes that are not proved unable to share the order, the weight shared in the cheapest way; at most `upper`. */
export function pairBound(
  problem: Problem,
  proofs: Proofs,
  usable: readonly number[],
  upper: number,
  budget: Budget,
): number {
  for (const { a, b, cost } of pairsBelow(problem, usable, upper, budget)) {
    if (cost >= upper) break;
    if (!cannotShare(problem, proofs, a, b, budget)) return cost;
  }
  return upper;
}

function pairsBelow({ kinds, boxes }: Problem, usable: readonly number[], upper: number, budget: Budget): Pair[] {
  let [weight, volume] = [0, 0];
  for (const kind of kinds) {
    weight += kind.count * kind.weight;
    volume += kind.count * kind.volume;
  }
  const pairs: Pair[] = [];
  for (const a of usable)
    for (const b of usable) {
      if (b < a || (a === b && boxes[a]!.stock < 2)) continue;
      if (boxes[a]!.volume + boxes[b]!.volume < volume) continue;
      const cost = leastShared(boxes[a]!, boxes[b]!, weight);
      if (cost < upper) pairs.push({ a, b, cost });
    }
  budget.left -= usable.length * usable.length * 0.3;
  return pairs.sort((p, q) => p.cost - q.cost);
}

/** The lowest sum of the charges of two boxes that share a weight, to the gram. */
function leastShared(a: Box, b: Box, weight: number): number {
  if (a.capacity + b.capacity < weight) return Infinity;
  let least = Infinity;
  const share = (inA: number): void => {
    if (inA < 0 || inA > weight) return;
    const cost = chargeOf(a, inA) + chargeOf(b, weight - inA);
    if (cost < least) least = cost;
  };
  // Whatever the split, moving weight into the first box up to one of these changes no charge.
  share(Math.min(weight, a.capacity));
  for (const upTo of a.charge.upTo) share(upTo);
  for (const upTo of b.charge.upTo) share(weight - upTo - 1);
  share(weight);
  return least;
}

/** True when it is proved that two boxes cannot hold the order between them: under a row of each, a fractional knapsack leaves too much. */
function cannotShare({ kinds }: Problem, proofs: Proofs, a: number, b: number, budget: Budget): boolean {
  const [insideA, insideB] = [proofs.facts(a).inside, proofs.facts(b).inside];
  const counts = kinds.map(({ count }) => count);
  const free: number[] = [];
  const onlyA: number[] = [];
  const onlyB: number[] = [];
  for (let k = 0; k < kinds.length; k += 1) {
    const [inA, inB] = [insideA[k]!.length > 0, insideB[k]!.length > 0];
    if (!inA && !inB) return true;
    (inA && inB ? free : inA ? onlyA : onlyB).push(k);
  }
  const [rowsA, rowsB] = [proofs.rows(a, budget).slice(0, MOST_ROWS), proofs.rows(b, budget).slice(0, MOST_ROWS)];
  budget.left -= rowsA.length * rowsB.length * 0.3;
  for (const rowA of rowsA) {
    const room = 1 + SLACK - sharesOf(rowA, onlyA, counts);
    if (room < 0) return true;
    for (const rowB of rowsB) {
      const taken = sharesOf(rowB, onlyB, counts);
      if (taken > 1 + SLACK || taken + leastLeft(rowA, rowB, free, counts, room) > 1 + SLACK) return true;
    }
  }
  return false;
}

const sharesOf = (row: ShareRow, kinds: readonly number[], counts: readonly number[]): number =>
  kinds.reduce((sum, k) => sum + row[k]! * counts[k]!, 0);

/** The least share of the second box that is left over when the first takes what it can, parts of units included. */
function leastLeft(rowA: ShareRow, rowB: ShareRow, free: number[], counts: readonly number[], room: number): number {
  let rest = 0;
  let left = room;
  free.sort((p, q) => rowB[q]! * rowA[p]! - rowB[p]! * rowA[q]! || p - q);
  for (const k of free) {
    const share = rowA[k]! * counts[k]!;
    if (share <= left) left -= share;
    else {
      rest += rowB[k]! * counts[k]! * (1 - left / share);
      left = 0;
    }
  }
  return rest;
}
