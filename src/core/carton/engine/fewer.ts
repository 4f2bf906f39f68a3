import { beginAttempt, fillMost } from './arrange.ts';
import { createFilling, type Filling } from './filling.ts';
import type { PackedBox } from './problem.ts';
import { randomBelow, type Random } from './random.ts';
import { costOf, countsOf, type Packing, type Search } from './search.ts';
import type { Content } from './sets.ts';

// As many boxes are packed anew together at most, so many times.
const MOST_AT_ONCE = 3;
const TRIES_AT_ONCE = 6;
// When so many rounds in a row found nothing better, another parcel is taken apart.
const MOST_IDLE = 400;
// What is still out after so many rounds counts more by this factor.
const ROUNDS_A_RISE = 5;
const RISE = 1.2;
// Far from where sums overflow.
const MOST_WEIGHT = 1e200;

/**
 * The packing in fewer parcels, where the work down to `keep` is enough; no fewer than `enough`, and each box of the kind it was. One
 * parcel is taken apart and its units are worked into the others: a few boxes at a time are packed anew together with all that is still out, so that ever less
 * stays out. What stays out for long counts more and more (guided local search: Voudouris and Tsang 1999), so that in the end something
 * else stays out that goes in more easily.
 */
export function inFewerParcels(
  search: Search,
  content: Content,
  known: Packing,
  enough: number,
  keep: number,
): Packing {
  const { problem, budget: whole } = search;
  const budget = { left: whole.left - keep };
  const before = budget.left;
  const fillings = Array.from({ length: MOST_AT_ONCE }, () => createFilling(problem, content.units + 1));
  let best = known;
  while (budget.left > 0 && best.parcels.length > Math.max(1, enough)) {
    const parcels = withoutOne({ ...search, budget }, fillings, best.parcels);
    if (parcels) best = { parcels, cost: parcels.reduce((sum, parcel) => sum + costOf(problem, parcel), 0) };
  }
  whole.left -= before - budget.left;
  return best;
}

/** The units of all parcels in one less, a drawn one; null when that was given up. */
function withoutOne(
  search: Search,
  fillings: readonly Filling[],
  from: readonly PackedBox[],
): readonly PackedBox[] | null {
  const { problem, random, budget } = search;
  const gone = randomBelow(random, from.length);
  const parcels = from.filter((_, i) => i !== gone);
  const volumes = problem.kinds.map(({ volume }) => volume);
  const weights = [...volumes];
  const weigh = (counts: readonly number[]): number => sumOf(counts, weights);
  let out: readonly number[] = countsOf(problem, [from[gone]!]);
  let least = Infinity;
  let idle = 0;
  while (idle < MOST_IDLE && budget.left > 0) {
    const chosen = drawn(random, Math.min(parcels.length, 1 + randomBelow(random, MOST_AT_ONCE)), parcels.length);
    const held = chosen.map((i) => parcels[i]!);
    const counts = countsOf(problem, held).map((count, k) => count + out[k]!);
    const slots = held.map(({ box }) => ({ box, mostWeight: Infinity }));
    const most = fillMost(fillings, beginAttempt(slots, counts), TRIES_AT_ONCE, weigh, random, budget);
    if (!most) return null;
    idle += 1;
    if (idle % ROUNDS_A_RISE === 0)
      out.forEach((count, k) => (weights[k] = Math.min(MOST_WEIGHT, weights[k]! * (count > 0 ? RISE : 1))));
    if (weigh(most.left) > weigh(out)) continue;
    out = most.left;
    for (const [n, i] of chosen.entries()) parcels[i] = { box: slots[n]!.box, puts: most.puts[n]! };
    const missed = sumOf(out, volumes);
    if (missed === 0) return parcels.filter(({ puts }) => puts.length > 0);
    if (missed < least) [least, idle] = [missed, 0];
  }
  return null;
}

const sumOf = (counts: readonly number[], each: readonly number[]): number =>
  counts.reduce((sum, count, k) => sum + count * each[k]!, 0);

/** So many different whole numbers below a limit. */
function drawn(random: Random, count: number, below: number): readonly number[] {
  const chosen = new Set<number>();
  while (chosen.size < count) chosen.add(randomBelow(random, below));
  return [...chosen];
}
