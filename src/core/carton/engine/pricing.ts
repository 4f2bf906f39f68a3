import { arrange } from './arrange.ts';
import { createFilling, type Filling } from './filling.ts';
import { chargeOf, type Budget, type Problem, type Put } from './problem.ts';
import { createRandom, type Random } from './random.ts';

/** What is known of one content: the units of one parcel. */
export interface Content {
  readonly counts: readonly number[];
  readonly weight: number;
  readonly volume: number;
  readonly units: number;
  /** Boxes not yet ruled out, cheapest first, with what the parcel would cost in each. */
  readonly boxes: readonly number[];
  readonly costs: readonly number[];
  /** Constructions tried in each of them. */
  readonly tried: number[];
  /** Index in `boxes` of the cheapest that is known to hold it; -1 when none. */
  held: number;
  puts: readonly Put[];
}

/** Prices contents by the cheapest box that holds them, and remembers. */
export interface Pricer {
  readonly problem: Problem;
  readonly filling: Filling;
  readonly random: Random;
  readonly budget: Budget;
  readonly known: Map<string, Content>;
}

export function createPricer(problem: Problem, seed: number, budget: Budget): Pricer {
  const units = problem.kinds.reduce((sum, { count }) => sum + count, 0);
  return {
    problem,
    filling: createFilling(problem, units + 1),
    random: createRandom(seed),
    budget,
    known: new Map(),
  };
}

/** What is known of a content; begins knowing it. */
export function contentOf(pricer: Pricer, counts: readonly number[]): Content {
  const key = counts.join();
  const known = pricer.known.get(key);
  if (known) return known;
  const { kinds, boxes } = pricer.problem;
  let [weight, volume, units] = [0, 0, 0];
  counts.forEach((count, k) => {
    weight += count * kinds[k]!.weight;
    volume += count * kinds[k]!.volume;
    units += count;
  });
  const possible = boxes
    .map((box, b) => ({ b, cost: box.volume >= volume ? chargeOf(box, weight) : Infinity }))
    .filter(({ b, cost }) => cost < Infinity && boxes[b]!.stock > 0 && fitsEach(pricer.problem, b, counts))
    .sort((p, q) => p.cost - q.cost || boxes[p.b]!.volume - boxes[q.b]!.volume || p.b - q.b);
  const content: Content = {
    counts,
    weight,
    volume,
    units,
    boxes: possible.map(({ b }) => b),
    costs: possible.map(({ cost }) => cost),
    tried: possible.map(() => 0),
    held: -1,
    puts: [],
  };
  pricer.known.set(key, content);
  return content;
}

export function fitsEach({ kinds, boxes }: Problem, b: number, counts: readonly number[]): boolean {
  const [length, width, height] = boxes[b]!.inner;
  return counts.every(
    (count, k) =>
      count === 0 || kinds[k]!.turns.some(({ dx, dy, dz }) => dx <= length && dy <= width && dz <= height),
  );
}

/** The cost of a content in the cheapest box found to hold it, looking only at boxes cheaper than `below`, with `tries` constructions each. */
export function priceOf(pricer: Pricer, content: Content, tries: number, below: number): number {
  const { budget, filling, random } = pricer;
  const end = content.held < 0 ? content.boxes.length : content.held;
  for (let i = 0; i < end && content.costs[i]! < below && budget.left > 0; i += 1) {
    if (content.tried[i]! >= tries) continue;
    const puts = arrange(filling, content.boxes[i]!, content.counts, tries - content.tried[i]!, random, budget);
    content.tried[i] = tries;
    if (puts) {
      content.held = i;
      content.puts = puts;
      break;
    }
  }
  return content.held < 0 ? Infinity : content.costs[content.held]!;
}
