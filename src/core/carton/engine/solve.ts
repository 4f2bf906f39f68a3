import type { PackedBox, Problem } from './problem.ts';
import { contentOf, createPricer, priceOf } from './pricing.ts';

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
  const pricer = createPricer(problem, effort.seed, budget);
  const all = contentOf(
    pricer,
    problem.kinds.map(({ count }) => count),
  );
  let cost = Infinity;
  for (const tries of [4, 16, 64, 256]) cost = priceOf(pricer, all, tries, Infinity);
  return {
    parcels: cost < Infinity ? [{ box: all.boxes[all.held]!, puts: all.puts }] : null,
    unpacked: [],
    cost,
    lowerBound: 0,
    isOptimal: false,
    steps: effort.steps - budget.left,
  };
}
