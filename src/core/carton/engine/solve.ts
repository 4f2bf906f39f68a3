import { heavyBelow, inHandOrder } from './handOrder.ts';
import type { PackedBox, Problem, Put } from './problem.ts';
import { createSearch, packSmall, type Packing } from './search.ts';
import { contentOf } from './sets.ts';
import { greedy, improve } from './improve.ts';

/** Work an answer may take, in counted steps (about a thousand a millisecond), and the seed of its random choices. */
export interface Effort {
  readonly steps: number;
  readonly seed: number;
}

/** Boxes and places for an order, and how good they are. */
export interface Answer {
  /** Null when no packing was found. */
  readonly parcels: readonly PackedBox[] | null;
  /** Units that stay out, by kind: only where the objective is the fullest box. */
  readonly unpacked: readonly number[];
  readonly cost: number;
  /** No valid answer costs less. */
  readonly lowerBound: number;
  readonly isOptimal: boolean;
  readonly steps: number;
}

export function solve(problem: Problem, effort: Effort): Answer {
  const budget = { left: effort.steps };
  const search = createSearch(problem, effort.seed, budget);
  const counts = problem.kinds.map(({ count }) => count);
  const stock = problem.boxes.map((box) => box.stock);
  const all = contentOf(problem, counts);
  let best: Packing | null = packSmall(search, all, stock, Infinity, effort.steps * 0.1, 0.01);
  for (let n = 0; n < 3; n += 1) {
    // The first one is finished at any price: an order has an answer.
    const reserve = best ? 0 : 1e9;
    budget.left += reserve;
    const many = greedy(search, counts, n * 0.15);
    budget.left -= reserve;
    if (many && (!best || many.cost < best.cost)) best = many;
  }
  const fewer = packSmall(search, all, stock, best?.cost ?? Infinity, effort.steps * 0.4, 0.00001);
  if (fewer) best = fewer;
  if (best && best.parcels.length > 1) best = improve(search, best, 0);
  return {
    parcels: best?.parcels.map(({ box, puts }) => ({ box, puts: finished(problem, puts) })) ?? null,
    unpacked: counts.map(() => 0),
    cost: best?.cost ?? Infinity,
    lowerBound: 0,
    isOptimal: false,
    steps: effort.steps - budget.left,
  };
}

/** Heavy units below light ones, in the order of hands. Where anything bears only so much, what lies where is left as it is. */
function finished({ kinds }: Problem, puts: readonly Put[]): readonly Put[] {
  const hasLimits = puts.some(({ kind }) => kinds[kind]!.maxLoad < Infinity);
  return inHandOrder(kinds, hasLimits ? puts : heavyBelow(kinds, puts));
}
