import { placeInOrder, type Manner } from './construct.ts';
import { fullestBox } from './fullest.ts';
import { leastExtents, putsOf, takeBox, type Filling } from './filling.ts';
import type { PackedBox, Problem, Put } from './problem.ts';
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

// Among more units than this a box is loaded with blocks of like units, and the work for that.
const MOST_ONE_BY_ONE = 1000;
const STEPS_A_LOAD = 1000;

/**
 * A packing found at once, however many units there are: box after box of the kind that has most room for its price is filled. Null when
 * something fits no box that is left.
 */
export function loadByLoad(search: Search, counts: readonly number[]): Packing | null {
  const { problem, fits } = search;
  const { boxes, kinds } = problem;
  const stock = boxes.map((box) => box.stock);
  const rate = (b: number): number => boxes[b]!.charge.cost[0]! / boxes[b]!.volume;
  const choices = (k: number): number[] => boxes.map((_, b) => b).filter((b) => stock[b]! > 0 && fits[b]![k]);
  const parcels: PackedBox[] = [];
  let left = [...counts];
  while (left.some((count) => count > 0)) {
    const present = kinds.map((_, k) => k).filter((k) => left[k]! > 0);
    // What fits fewest boxes has to go somewhere.
    const narrow = present.reduce((least, k) => (choices(k).length < choices(least).length ? k : least), present[0]!);
    const box = choices(narrow).reduce((best, b) => (best < 0 || rate(b) < rate(best) ? b : best), -1);
    if (box < 0) return null;
    const only = left.map((count, k) => (k === narrow ? count : 0));
    const all = load(search, box, left);
    const puts = all.some(({ kind }) => kind === narrow) ? all : load(search, box, only);
    if (puts.length === 0) return null;
    parcels.push({ box, puts });
    stock[box] = stock[box]! - 1;
    const taken = countsOf(problem, parcels.slice(-1));
    left = left.map((count, k) => count - taken[k]!);
  }
  return { parcels, cost: parcels.reduce((sum, parcel) => sum + costOf(problem, parcel), 0) };
}

/** One box filled, whatever work is left. */
function load(search: Search, box: number, counts: readonly number[]): readonly Put[] {
  const { problem, budget } = search;
  const [filling] = search.fillings;
  const units = counts.reduce((sum, count) => sum + count, 0);
  if (units > MOST_ONE_BY_ONE) {
    budget.left -= STEPS_A_LOAD;
    return fullestBox(problem, box, counts, { left: STEPS_A_LOAD });
  }
  const own = { left: 1e9 };
  takeBox(filling, box, Infinity, leastExtents(problem, counts));
  placeInOrder(filling, randomSequence(search, counts, box), plainManner(filling), own);
  budget.left -= 1e9 - own.left;
  return putsOf(filling);
}

/** Low, at the walls and close to others. */
function plainManner(filling: Filling): Manner {
  filling.bias.fill(0);
  return { top: 1, depth: 0.05, side: 0.02, gap: 0, touch: 1, corners: 1, bias: filling.bias };
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
    if (budget.left <= 0) break;
    const at = drawn >= usable.length ? n - 1 : randomBelow(random, usable.length);
    const b = usable[at]!;
    const sequence = randomSequence(search, counts, b);
    takeBox(filling, b, Infinity, least);
    placeInOrder(filling, sequence, plainManner(filling), budget);
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
