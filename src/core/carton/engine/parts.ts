import { arrange, beginAttempt, type Attempt } from './arrange.ts';
import { usableBoxes } from './boundClique.ts';
import { pricesOf, subsetsOf, type Prices, type Subsets } from './boundPrices.ts';
import { splitsOf, takeApart } from './boundSubsets.ts';
import type { PackedBox } from './problem.ts';
import { costOf, exactly, type Packing, type Search } from './search.ts';

// Orders that can be taken apart in more ways are left to the search by sets of boxes.
const MOST_SPLITS = 60_000;
const STEPS_A_SPLIT = 0.006;
// Constructions of one content in one box, round by round.
const TRIES = [4, 16, 64, 256];

/**
 * A packing cheaper than the one known, for an order of few units, or null: the cheapest way to take the order apart is looked for, with
 * every subset at the charge of its cheapest box that is not ruled out; its parcels are packed; a box that a subset could not be packed
 * into is ruled out for it, and the next way is the cheapest. Ruled out is for good only what is proved: with more constructions each
 * time, the rest is tried again.
 */
export function packParts(search: Search, known: Packing, steps: number): Packing | null {
  const { problem, budget, proofs } = search;
  const isCounted = problem.boxes.some(({ stock }) => stock < Infinity);
  const splits = splitsOf(problem);
  if (isCounted || problem.maxParcels < Infinity || splits > MOST_SPLITS) return null;
  const end = budget.left - steps;
  const subsets = subsetsOf(problem);
  const usable = usableBoxes(problem, proofs);
  const work: Work = { search, subsets, attempts: new Map(), packed: new Map(), proved: new Set() };
  for (const tries of TRIES) {
    if (budget.left < end + splits * STEPS_A_SPLIT) return null;
    const prices = pricesOf(problem, proofs, usable, subsets, known.cost, budget);
    const found = cheapestPacked(work, prices, known.cost, tries, end);
    if (found) return found;
  }
  return null;
}

/** What is known of contents in boxes, by subset and box. */
interface Work {
  readonly search: Search;
  readonly subsets: Subsets;
  readonly attempts: Map<string, Attempt>;
  readonly packed: Map<string, PackedBox>;
  readonly proved: Set<string>;
}

function cheapestPacked(work: Work, prices: Prices, upper: number, tries: number, end: number): Packing | null {
  const { search, subsets } = work;
  const { budget, problem } = search;
  const least = new Float64Array(subsets.size);
  const parcel = new Int32Array(subsets.size);
  const splits = splitsOf(problem);
  while (budget.left > end) {
    budget.left -= splits * STEPS_A_SPLIT;
    if (takeApart(problem, subsets, prices, upper, least, parcel) >= upper) return null;
    const parcels: PackedBox[] = [];
    let isPacked = true;
    for (let s = subsets.size - 1; s > 0; s -= parcel[s]!) {
      const box = prices.box[parcel[s]!]!;
      const packed = box < 0 ? null : packedInto(work, parcel[s]!, box, tries);
      if (packed) parcels.push(packed);
      else {
        isPacked = false;
        // A part of it may have been ruled out just now, and no box be left.
        if (box >= 0) prices.ruleOut(parcel[s]!);
      }
    }
    if (isPacked) return { parcels, cost: parcels.reduce((sum, packed) => sum + costOf(problem, packed), 0) };
  }
  return null;
}

/** The subset's units in the box, or null when that many constructions, all in all, did not find places for them. */
function packedInto(work: Work, subset: number, box: number, tries: number): PackedBox | null {
  const { attempts, packed, proved, search, subsets } = work;
  const key = `${subset}:${box}`;
  const before = packed.get(key);
  if (before) return before;
  if (proved.has(key)) return null;
  const n = search.problem.kinds.length;
  let attempt = attempts.get(key);
  if (!attempt) {
    const counts = [...subsets.counts.subarray(subset * n, subset * n + n)];
    attempt = beginAttempt([{ box, mostWeight: Infinity }], counts);
    attempts.set(key, attempt);
  }
  const found = arrange(search.fillings, attempt, tries - attempt.tried, search.random, search.budget)?.[0];
  if (found) packed.set(key, found);
  else if (attempt.tried === TRIES[0]) {
    const exact = exactly(search, box, attempt.counts);
    if (exact === 'none') proved.add(key);
    else if (exact) packed.set(key, exact);
    return exact === 'none' ? null : exact;
  }
  return found ?? null;
}
