import { arrange, beginAttempt, type Attempt } from './arrange.ts';
import { createFilling, type Filling } from './filling.ts';
import { chargeOf, type Budget, type PackedBox, type Problem } from './problem.ts';
import { createRandom, type Random } from './random.ts';
import { boxSets, contentOf, fitTable, type BoxSet, type Content } from './sets.ts';

/** What one search works with. */
export interface Search {
  readonly problem: Problem;
  readonly filling: Filling;
  readonly random: Random;
  readonly budget: Budget;
  readonly fits: readonly (readonly boolean[])[];
}

/** A packing with its cost. */
export interface Packing {
  readonly parcels: readonly PackedBox[];
  readonly cost: number;
}

/** A search over one problem. */
export function createSearch(problem: Problem, seed: number, budget: Budget): Search {
  const units = problem.kinds.reduce((sum, { count }) => sum + count, 0);
  return {
    problem,
    filling: createFilling(problem, units + 1),
    random: createRandom(seed),
    budget,
    fits: fitTable(problem),
  };
}

/** What a parcel costs. */
export function costOf({ kinds, boxes }: Problem, { box, puts }: PackedBox): number {
  let weight = 0;
  for (const { kind } of puts) weight += kinds[kind]!.weight;
  return chargeOf(boxes[box]!, weight);
}

/** Units of a parcel by kind. */
export function countsOf({ kinds }: Problem, parcels: readonly PackedBox[]): number[] {
  const counts = kinds.map(() => 0);
  for (const { puts } of parcels) for (const { kind } of puts) counts[kind] = counts[kind]! + 1;
  return counts;
}

/** Rounds of a search: sets up to so full are tried so often more, if less of the content stayed out so far than the share `missed`. */
export interface Round {
  readonly fill: number;
  readonly tries: number;
  readonly missed: number;
}

interface Candidate {
  readonly set: BoxSet;
  attempt: Attempt | null;
}

/** The cheapest packing of a content into one or two boxes that is found below a cost, or null. */
export function packSmall(
  search: Search,
  content: Content,
  stock: readonly number[],
  below: number,
  rounds: readonly Round[],
): Packing | null {
  const { problem, budget, filling, random } = search;
  const sets = boxSets(problem, search.fits, stock, content, below, budget);
  const candidates = sets.map((set): Candidate => ({ set, attempt: null }));
  let best: Packing | null = null;
  let limit = below;
  for (const round of rounds) {
    for (const candidate of candidates) {
      if (candidate.set.cost >= limit || budget.left <= 0) break;
      if (candidate.set.fill > round.fill) continue;
      candidate.attempt ??= beginAttempt(filling, candidate.set.slots, content.counts);
      const { attempt } = candidate;
      if (attempt.missedUnits > 1 && attempt.missed > round.missed * content.volume) continue;
      const parcels = arrange(filling, attempt, round.tries, random, budget);
      if (!parcels) continue;
      const cost = parcels.reduce((sum, parcel) => sum + costOf(problem, parcel), 0);
      if (cost >= limit) continue;
      best = { parcels, cost };
      limit = cost;
    }
  }
  return best;
}

export { contentOf };
