import { placeInOrder } from './construct.ts';
import { leastExtents, putsOf, takeBox } from './filling.ts';
import type { PackedBox, Problem } from './problem.ts';
import { nextRandom, randomBelow } from './random.ts';
import { costOf, countsOf, packSmall, type Packing, type Search } from './search.ts';
import { contentOf } from './sets.ts';

/** A packing into as many boxes as it takes: the box whose filling costs least by volume, again and again, until one or two boxes hold the rest. */
export function greedy(search: Search, counts: readonly number[], noise: number): Packing | null {
  const { problem, budget } = search;
  const stock = problem.boxes.map((box) => box.stock);
  const parcels: PackedBox[] = [];
  let left = [...counts];
  let cost = 0;
  while (left.some((count) => count > 0)) {
    if (budget.left <= 0) return null;
    const content = contentOf(problem, left);
    const end = packSmall(search, content, stock, Infinity, 30 + content.units * 40, 0.01);
    if (end) return { parcels: [...parcels, ...end.parcels], cost: cost + end.cost };
    const filled = bestFilled(search, left, stock, noise, Infinity);
    if (!filled) return null;
    parcels.push(filled);
    cost += costOf(problem, filled);
    stock[filled.box] = stock[filled.box]! - 1;
    const taken = countsOf(problem, [filled]);
    left = left.map((count, k) => count - taken[k]!);
  }
  return { parcels, cost };
}

/** The filled box that costs least for its contents' volume, of all boxes or of a few drawn ones. */
function bestFilled(
  search: Search,
  counts: readonly number[],
  stock: readonly number[],
  noise: number,
  drawn: number,
): PackedBox | null {
  const { problem, budget, random } = search;
  const [filling] = search.fillings;
  const least = leastExtents(problem, counts);
  const present = problem.kinds.map((_, k) => k).filter((k) => counts[k]! > 0);
  const usable = problem.boxes.map((_, b) => b).filter((b) => stock[b]! > 0 && present.some((k) => search.fits[b]![k]));
  let best: PackedBox | null = null;
  let bestValue = Infinity;
  for (let n = Math.min(drawn, usable.length); n > 0; n -= 1) {
    const at = drawn >= usable.length ? n - 1 : randomBelow(random, usable.length);
    const b = usable[at]!;
    const sequence = randomSequence(search, counts, b);
    takeBox(filling, b, Infinity, least);
    filling.bias.fill(0);
    const manner = { top: 1, depth: 0.05, side: 0.02, gap: 0, touch: 1, corners: 1, bias: filling.bias } as const;
    placeInOrder(filling, sequence, manner, budget);
    budget.left -= 1 + sequence.length * 0.3;
    if (filling.blocks.count === 0) continue;
    const parcel = { box: b, puts: putsOf(filling) };
    const value =
      (costOf(problem, parcel) / volumeOf(problem, parcel)) * (1 + (noise * nextRandom(random)) / 0x1_0000_0000);
    if (value < bestValue) [best, bestValue] = [parcel, value];
  }
  return best;
}

const volumeOf = ({ kinds }: Problem, { puts }: PackedBox): number =>
  puts.reduce((sum, { kind }) => sum + kinds[kind]!.volume, 0);

/** Units by size, with some chance. */
function randomSequence({ problem, random, fits }: Search, counts: readonly number[], box: number): number[] {
  const most = Math.max(...problem.kinds.map(({ volume }) => volume));
  return problem.kinds
    .map((kind, k) => ({
      k,
      key:
        kind.volume / most -
        (kind.isNoStack ? 1 : kind.maxLoad < Infinity ? 0.5 : 0) +
        (0.3 * nextRandom(random)) / 0x1_0000_0000,
    }))
    .filter(({ k }) => counts[k]! > 0 && fits[box]![k])
    .sort((p, q) => q.key - p.key || p.k - q.k)
    .flatMap(({ k }) => Array.from({ length: counts[k]! }, () => k));
}

// When so many times in a row nothing was taken up again, all is tried anew.
const MOST_IDLE = 150;

/** Takes a few parcels at a time apart and packs their contents anew, cheaper if it can be, for so many steps. */
export function improve(search: Search, packing: Packing, lowerBound: number, steps: number): Packing {
  const { problem, budget, random } = search;
  const end = Math.max(0, budget.left - steps);
  const tried = new Map<string, number>();
  let idle = 0;
  let now = packing;
  let best = packing;
  while (budget.left > end && best.cost > lowerBound) {
    if (idle > MOST_IDLE) {
      if (best.parcels.length === 1) break;
      tried.clear();
      idle = 0;
    }
    const count = now.parcels.length;
    const size = Math.min(count, 1 + randomBelow(random, 4));
    const chosen = new Set<number>();
    while (chosen.size < size) chosen.add(randomBelow(random, count));
    const pool = now.parcels.filter((_, i) => chosen.has(i));
    const rest = now.parcels.filter((_, i) => !chosen.has(i));
    const counts = countsOf(problem, pool);
    const key = counts.join();
    const times = (tried.get(key) ?? 0) + 1;
    tried.set(key, times);
    budget.left -= 1 + counts.length * 0.1;
    // The more often these units were packed anew in vain, the less likely they are to be taken up again.
    idle += 1;
    if (randomBelow(random, times) > 1) continue;
    idle = 0;
    const stock = problem.boxes.map((box) => box.stock);
    for (const { box } of rest) stock[box] = stock[box]! - 1;
    const poolCost = pool.reduce((sum, parcel) => sum + costOf(problem, parcel), 0);
    const heat = (0.02 * best.cost * Math.max(0, budget.left - end)) / steps;
    const slack = (heat * nextRandom(random)) / 0x1_0000_0000 - (now.cost - best.cost);
    const below = poolCost + Math.max(search.plateau, times > 1 ? slack : 0);
    const again = rebuild(search, counts, stock, below, randomBelow(random, size + 1), Math.min(times, 12));
    if (!again || rest.length + again.parcels.length > problem.maxParcels) continue;
    // For the same cost only what is more uneven: the emptiest parcel may vanish one day.
    if (again.cost === poolCost && unevenness(problem, again.parcels) <= unevenness(problem, pool)) continue;
    now = { parcels: [...rest, ...again.parcels], cost: now.cost - poolCost + again.cost };
    if (now.cost < best.cost) best = now;
  }
  return best;
}

/** Sum of the squared volumes of the parcels. */
function unevenness(problem: Problem, parcels: readonly PackedBox[]): number {
  let sum = 0;
  for (const parcel of parcels) {
    const volume = volumeOf(problem, parcel);
    sum += volume * volume;
  }
  return sum;
}

/** Fills `first` drawn boxes one after the other, then looks for the cheapest one or two for what is left. */
function rebuild(
  search: Search,
  counts: readonly number[],
  stock: readonly number[],
  below: number,
  first: number,
  effort: number,
): Packing | null {
  const { problem, budget } = search;
  const parcels: PackedBox[] = [];
  const fewer = [...stock];
  let left = [...counts];
  let cost = 0;
  for (let n = 0; n < first; n += 1) {
    const filled = bestFilled(search, left, fewer, 0.5, 3);
    if (!filled || budget.left <= 0) return null;
    cost += costOf(problem, filled);
    if (cost >= below) return null;
    parcels.push(filled);
    fewer[filled.box] = fewer[filled.box]! - 1;
    const taken = countsOf(problem, [filled]);
    left = left.map((count, k) => count - taken[k]!);
    if (left.every((count) => count === 0)) return { parcels, cost };
  }
  const end = packSmall(search, contentOf(problem, left), fewer, below - cost, effort * 300, 0.004 / effort);
  return end && { parcels: [...parcels, ...end.parcels], cost: cost + end.cost };
}
