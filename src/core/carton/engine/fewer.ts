import { beginAttempt, fillMost } from './arrange.ts';
import { createFilling, type Filling } from './filling.ts';
import type { PackedBox } from './problem.ts';
import { randomBelow } from './random.ts';
import { costOf, countsOf, type Packing, type Search } from './search.ts';
import type { Content } from './sets.ts';

/** Boxes that are packed anew together, at most. */
const MOST_AT_ONCE = 3;
const SLACK = 0;
const RISE = 5;
const FACTOR = 1.2;
const TRIES_AT_ONCE = 6;
/** When so many rounds in a row found nothing better, another parcel is taken apart. */
const MOST_IDLE = 400;

/**
 * The packing in fewer parcels, where there is one kind of box and the work is enough: one parcel is taken apart, and its units are worked
 * into the others, a few of them packed anew at a time together with all that is still out, so that ever less stays out.
 */
export function inFewerParcels(search: Search, content: Content, known: Packing, enough: number): Packing {
  const { problem, budget } = search;
  let best = known;
  if (known.parcels.length < 2) return known;
  const fillings = Array.from({ length: MOST_AT_ONCE }, () => createFilling(problem, content.units + 1));
  while (budget.left > 0 && best.parcels.length > Math.max(1, enough)) {
    const parcels = oneFewer(search, fillings, best.parcels);
    if (parcels) best = { parcels, cost: parcels.reduce((sum, parcel) => sum + costOf(problem, parcel), 0) };
  }
  return best;
}

function oneFewer(search: Search, fillings: readonly Filling[], from: readonly PackedBox[]): readonly PackedBox[] | null {
  const { problem, random, budget } = search;
  const { box } = from[0]!;
  const gone = randomBelow(random, from.length);
  const parcels = from.filter((_, i) => i !== gone);
  let out = countsOf(problem, [from[gone]!]);
  const dear = problem.kinds.map(({ volume }) => volume);
  const weigh = (counts: readonly number[]): number =>
    counts.reduce((sum, count, k) => sum + count * dear[k]!, 0);
  const volumeOf = (counts: readonly number[]): number =>
    counts.reduce((sum, count, k) => sum + count * problem.kinds[k]!.volume, 0);
  let missed = weigh(out);
  let least = missed;
  for (let idle = 0; idle < MOST_IDLE && budget.left > 0; idle += 1) {
    const size = Math.min(parcels.length, 1 + randomBelow(random, MOST_AT_ONCE));
    const chosen = new Set<number>();
    const drawn = (): number => {
      const [a, b] = [randomBelow(random, parcels.length), randomBelow(random, parcels.length)];
      return weigh(countsOf(problem, [parcels[a]!])) < weigh(countsOf(problem, [parcels[b]!])) ? a : b;
    };
    while (chosen.size < size) chosen.add(drawn());
    const at = [...chosen];
    const counts = countsOf(problem, at.map((i) => parcels[i]!)).map((count, k) => count + out[k]!);
    const slots = at.map(() => ({ box, mostWeight: Infinity }));
    const most = fillMost(fillings, beginAttempt(slots, counts), TRIES_AT_ONCE, weigh, random, budget);
    if (!most) return null;
    if (idle % RISE === RISE - 1) {
      out.forEach((count, k) => (dear[k] = dear[k]! * (count > 0 ? FACTOR : 1)));
      missed = weigh(out);
    }
    if (weigh(most.left) > missed * (1 + (SLACK * randomBelow(random, 1000)) / 1000)) continue;
    if (volumeOf(most.left) < least) [idle, least] = [0, volumeOf(most.left)];
    at.forEach((i, n) => (parcels[i] = { box, puts: most.puts[n]! }));
    out = most.left;
    missed = weigh(out);
    if (missed === 0) return parcels.filter(({ puts }) => puts.length > 0);
  }
  return null;
}
