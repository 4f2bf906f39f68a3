import { chargeOf, type Budget, type Problem } from './problem.ts';
import { isAboveOne, type Proofs } from './proof.ts';

/** All ways to take some of the units, numbered: the units of kind k count `radix[k]` each. */
export interface Subsets {
  readonly size: number;
  readonly radix: readonly number[];
  /** Counts of subset s: `counts[s * kinds + k]`. */
  readonly counts: Uint16Array;
  readonly weights: Float64Array;
}

/** The subsets of the order, numbered so that every subset comes after those it contains. */
export function subsetsOf({ kinds }: Problem): Subsets {
  const radix: number[] = [];
  let size = 1;
  for (const { count } of kinds) {
    radix.push(size);
    size *= count + 1;
  }
  const n = kinds.length;
  const counts = new Uint16Array(size * n);
  const weights = new Float64Array(size);
  for (let s = 1; s < size; s += 1) {
    let k = n - 1;
    while (radix[k]! > s) k -= 1;
    const before = s - radix[k]!;
    counts.copyWithin(s * n, before * n, before * n + n);
    counts[s * n + k]! += 1;
    weights[s] = weights[before]! + kinds[k]!.weight;
  }
  return { size, radix, counts, weights };
}

/** What a parcel with exactly the units of a subset costs at least: the charge of the cheapest box that is not proved unable to hold it. */
export interface Prices {
  /** Price of a subset; Infinity where no box holds it or it is not below `upper`. */
  readonly of: Float64Array;
  /** The box of that price; -1 where there is none. */
  readonly box: Int32Array;
  /** Tries to prove that the box of a subset cannot hold it; true when it did, and prices rose. */
  raise(subset: number): boolean;
  /** Takes the box of a subset, and of all that contain it, for one that cannot hold it; prices rise. */
  ruleOut(subset: number): void;
}

/** Prices of all subsets, by what is quickly seen at first. */
export function pricesOf(
  problem: Problem,
  proofs: Proofs,
  usable: readonly number[],
  subsets: Subsets,
  upper: number,
  budget: Budget,
): Prices {
  const n = problem.kinds.length;
  const { size, counts, weights } = subsets;
  const of = new Float64Array(size);
  const box = new Int32Array(size).fill(-1);
  const disproved = problem.boxes.map((): Uint16Array[] => []);
  const at = (s: number): Uint16Array => counts.subarray(s * n, s * n + n);
  const numbers = Array.from({ length: n }, () => 0);
  const isOut = (b: number, s: number): boolean => {
    for (const held of disproved[b]!) if (contains(counts, s * n, held)) return true;
    for (let k = 0; k < n; k += 1) numbers[k] = counts[s * n + k]!;
    return proofs.cannotHold(b, numbers, 'quick', budget) || isAboveOne(proofs.rows(b, budget), numbers);
  };
  // Boxes in the order of their charges, told by weight: subsets of one weight class share it.
  const offersFor = offersByWeight(problem, usable, upper);
  const settle = (s: number): void => {
    const { boxes, costs } = offersFor(weights[s]!);
    let i = boxes.indexOf(box[s]!);
    if (i < 0) i = 0;
    const first = i;
    // With the work spent every box is taken for one that may do: a price too low is still a bound.
    while (i < boxes.length && budget.left > 0 && isOut(boxes[i]!, s)) i += 1;
    box[s] = boxes[i] ?? -1;
    of[s] = costs[i] ?? Infinity;
    budget.left -= 0.25 + 0.02 * (i - first);
  };
  for (let s = 1; s < size; s += 1) settle(s);
  const ruleOut = (subset: number): void => {
    const b = box[subset]!;
    const held = at(subset);
    disproved[b]!.push(held);
    for (let s = subset; s < size; s += 1) if (box[s] === b && contains(counts, s * n, held)) settle(s);
    budget.left -= size * 0.01;
  };
  return {
    of,
    box,
    ruleOut,
    raise: (subset) => {
      const b = box[subset]!;
      if (b < 0 || !proofs.cannotHold(b, [...at(subset)], 'full', budget)) return false;
      ruleOut(subset);
      return true;
    },
  };
}

function contains(all: Uint16Array, from: number, part: Uint16Array): boolean {
  for (let k = 0; k < part.length; k += 1) if (all[from + k]! < part[k]!) return false;
  return true;
}

interface Offers {
  readonly boxes: readonly number[];
  readonly costs: readonly number[];
}

function offersByWeight(problem: Problem, usable: readonly number[], upper: number): (weight: number) => Offers {
  const marks = [...new Set(usable.flatMap((b) => problem.boxes[b]!.charge.upTo))].sort((p, q) => p - q);
  const known = marks.map((): Offers | null => null);
  return (weight) => {
    let low = 0;
    let high = marks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (weight <= marks[middle]!) high = middle;
      else low = middle + 1;
    }
    return low === marks.length ? { boxes: [], costs: [] } : (known[low] ??= offersAt(problem, usable, weight, upper));
  };
}

function offersAt({ boxes }: Problem, usable: readonly number[], weight: number, upper: number): Offers {
  const offers = usable
    .map((b) => ({ b, cost: chargeOf(boxes[b]!, weight) }))
    .filter(({ cost }) => cost < upper)
    .sort((p, q) => p.cost - q.cost);
  return { boxes: offers.map(({ b }) => b), costs: offers.map(({ cost }) => cost) };
}
