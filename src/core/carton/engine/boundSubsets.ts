import { pricesOf, subsetsOf, type Prices, type Subsets } from './boundPrices.ts';
import type { Budget, Problem } from './problem.ts';
import type { Proofs } from './proof.ts';

// Rounds in which a partition is looked at that may turn out to be impossible.
const MOST_ROUNDS = 200;

/** Ways to take a subset apart into one parcel and the rest, over all subsets: the work of one round. */
export const splitsOf = ({ kinds }: Problem): number =>
  kinds.reduce((product, { count }) => product * (((count + 1) * (count + 2)) / 2), 1);

/**
 * The least sum of prices of parcels that the order can be taken apart into, at most `upper`: the cheapest partition is taken, the boxes of its
 * parcels are tried, and where one of them cannot hold its units prices rise and the next partition is the cheapest.
 */
export function partitionBound(
  problem: Problem,
  proofs: Proofs,
  usable: readonly number[],
  upper: number,
  budget: Budget,
): number {
  const subsets = subsetsOf(problem);
  const prices = pricesOf(problem, proofs, usable, subsets, upper, budget);
  const splits = splitsOf(problem);
  const least = new Float64Array(subsets.size);
  const parcel = new Int32Array(subsets.size);
  let bound = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    budget.left -= splits * 0.006;
    bound = takeApart(problem, subsets, prices, upper, least, parcel);
    if (bound >= upper || budget.left <= 0) break;
    let isRaised = false;
    for (let s = subsets.size - 1; s > 0; s -= parcel[s]!) if (prices.raise(parcel[s]!)) isRaised = true;
    if (!isRaised) break;
  }
  return Math.min(bound, upper);
}

/** Fills in the least cost of every subset and the parcel that is taken from it first; the least cost of the whole order. */
export function takeApart(
  { kinds }: Problem,
  { size, radix, counts }: Subsets,
  { of }: Prices,
  upper: number,
  least: Float64Array,
  parcel: Int32Array,
): number {
  const n = kinds.length;
  const odometer = new Uint16Array(n);
  for (let s = 1; s < size; s += 1) {
    const own = s * n;
    // The parcel of the last kind's first unit: one of the parcels has it.
    let last = n - 1;
    while (counts[own + last] === 0) last -= 1;
    let best = of[s]!;
    let chosen = s;
    odometer.fill(0);
    odometer[last] = 1;
    let part = radix[last]!;
    while (part < s) {
      const cost = of[part]! + least[s - part]!;
      if (cost < best) {
        best = cost;
        chosen = part;
      }
      let k = 0;
      while (k < n && odometer[k] === counts[own + k]) {
        part -= odometer[k]! * radix[k]!;
        odometer[k] = 0;
        k += 1;
      }
      odometer[k]! += 1;
      part += radix[k]!;
    }
    least[s] = best;
    parcel[s] = chosen;
    if (best > upper) least[s] = upper;
  }
  return least[size - 1]!;
}
