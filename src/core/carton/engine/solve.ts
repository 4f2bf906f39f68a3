import type { PackedBox, Problem } from './problem.ts';
import { createSearch, packSmall, type Packing, type Round } from './search.ts';
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

const ROUNDS: readonly Round[] = [
  { fill: 0.8, tries: 3, missed: 1 },
  { fill: 0.92, tries: 4, missed: 0.3 },
  { fill: 1, tries: 12, missed: 0.2 },
  { fill: 1, tries: 40, missed: 0.12 },
  { fill: 1, tries: 120, missed: 0.2 },
];

export function solve(problem: Problem, effort: Effort): Answer {
  const budget = { left: effort.steps * 0.7 };
  const search = createSearch(problem, effort.seed, budget);
  const counts = problem.kinds.map(({ count }) => count);
  const stock = problem.boxes.map((box) => box.stock);
  let best: Packing | null = packSmall(search, contentOf(problem, counts), stock, Infinity, ROUNDS);
  budget.left += effort.steps * 0.3;
  if (!best || best.parcels.length > 1)
    for (let n = 0; n < (best ? 1 : 4); n += 1) {
      const many = greedy(search, counts, n === 0 ? 0 : 0.3);
      if (many && (!best || many.cost < best.cost)) best = many;
    }
  if (best && best.parcels.length > 1) best = improve(search, best, 0);
  return {
    parcels: best?.parcels ?? null,
    unpacked: [],
    cost: best?.cost ?? Infinity,
    lowerBound: 0,
    isOptimal: false,
    steps: effort.steps - budget.left,
  };
}
