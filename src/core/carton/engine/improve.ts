import { placeInOrder } from './construct.ts';
import { leastExtents, putsOf, takeBox } from './filling.ts';
import type { PackedBox } from './problem.ts';
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
    const filled = bestFilled(search, left, stock, noise);
    if (!filled) return null;
    parcels.push(filled);
    cost += costOf(problem, filled);
    stock[filled.box] = stock[filled.box]! - 1;
    const taken = countsOf(problem, [filled]);
    left = left.map((count, k) => count - taken[k]!);
  }
  return { parcels, cost };
}

/** The filled box that costs least for its contents' volume. */
function bestFilled(
  search: Search,
  counts: readonly number[],
  stock: readonly number[],
  noise: number,
): PackedBox | null {
  const { problem, filling, budget, random } = search;
  const least = leastExtents(problem, counts);
  let best: PackedBox | null = null;
  let bestValue = Infinity;
  for (let b = 0; b < problem.boxes.length && budget.left > 0; b += 1) {
    if (stock[b]! <= 0 || !counts.some((count, k) => count > 0 && search.fits[b]![k])) continue;
    const sequence = randomSequence(search, counts, b);
    takeBox(filling, b, Infinity, least);
    filling.bias.fill(0);
    const manner = { top: 1, depth: 0.05, side: 0.02, gap: 0, touch: 1, corners: 1, bias: filling.bias } as const;
    placeInOrder(filling, sequence, manner, budget);
    if (filling.blocks.count === 0) continue;
    const parcel = { box: b, puts: putsOf(filling) };
    const volume = parcel.puts.reduce((sum, { kind }) => sum + problem.kinds[kind]!.volume, 0);
    const value = (costOf(problem, parcel) / volume) * (1 + (noise * nextRandom(random)) / 0x1_0000_0000);
    if (value < bestValue) [best, bestValue] = [parcel, value];
  }
  return best;
}

/** Units by size, with some chance. */
function randomSequence({ problem, random, fits }: Search, counts: readonly number[], box: number): number[] {
  const most = Math.max(...problem.kinds.map(({ volume }) => volume));
  return problem.kinds
    .map((kind, k) => ({ k, key: kind.volume / most + (0.3 * nextRandom(random)) / 0x1_0000_0000 }))
    .filter(({ k }) => counts[k]! > 0 && fits[box]![k])
    .sort((p, q) => q.key - p.key || p.k - q.k)
    .flatMap(({ k }) => Array.from({ length: counts[k]! }, () => k));
}

/** Takes two or three parcels at a time apart and packs their contents anew, cheaper if it can be; while there is work left. */
export function improve(search: Search, packing: Packing, lowerBound: number): Packing {
  const { problem, budget, random } = search;
  let best = packing;
  let idle = 0;
  while (budget.left > 0 && best.cost > lowerBound && best.parcels.length > 1 && idle < 200) {
    const size = best.parcels.length > 2 ? 2 + randomBelow(random, 2) : 2;
    const chosen = new Set<number>();
    while (chosen.size < size) chosen.add(randomBelow(random, best.parcels.length));
    const pool = best.parcels.filter((_, i) => chosen.has(i));
    const rest = best.parcels.filter((_, i) => !chosen.has(i));
    const stock = problem.boxes.map((box) => box.stock);
    for (const { box } of rest) stock[box] = stock[box]! - 1;
    const poolCost = pool.reduce((sum, parcel) => sum + costOf(problem, parcel), 0);
    const better = repack(search, countsOf(problem, pool), stock, poolCost, size, 2 + Math.min(idle, 20));
    idle += 1;
    if (better) {
      best = { parcels: [...rest, ...better.parcels], cost: best.cost - poolCost + better.cost };
      idle = 0;
    }
  }
  return best;
}

function repack(
  search: Search,
  counts: readonly number[],
  stock: readonly number[],
  below: number,
  size: number,
  tries: number,
): Packing | null {
  const { problem, budget } = search;
  const steps = tries * 300;
  const worth = 0.004 / tries;
  if (size === 2) return packSmall(search, contentOf(problem, counts), stock, below, steps, worth);
  const first = bestFilled(search, counts, stock, 0.5);
  if (!first || budget.left <= 0) return null;
  const taken = countsOf(problem, [first]);
  const left = counts.map((count, k) => count - taken[k]!);
  const cost = costOf(problem, first);
  if (cost >= below) return null;
  const content = contentOf(problem, left);
  if (content.units === 0) return { parcels: [first], cost };
  const fewer = stock.map((count, b) => (b === first.box ? count - 1 : count));
  const end = packSmall(search, content, fewer, below - cost, steps, worth);
  return end && { parcels: [first, ...end.parcels], cost: cost + end.cost };
}
