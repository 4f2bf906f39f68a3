import { manyBound } from './boundMany.ts';
import { pairBound } from './boundPairs.ts';
import { partitionBound, splitsOf } from './boundSubsets.ts';
import { binsBound } from './boundBins.ts';
import { cliqueOf, cliqueCost, fewestBoxes, usableBoxes } from './boundClique.ts';
import { chargeOf, type Budget, type Problem } from './problem.ts';
import type { Proofs } from './proof.ts';

// Orders that can be taken apart in at most so many steps are bounded exactly.
const MOST_SPLITS = 600_000;

/**
 * A cost (or a number of parcels, where few parcels are the objective) below which no valid answer exists, stable or not. Looks no further
 * once it reaches `upper`, the cost of the best answer known. 0 where the fullest box is the objective.
 */
export function lowerBound(problem: Problem, proofs: Proofs, upper: number, budget: Budget): number {
  if (problem.objective === 'volume') return 0;
  if (problem.objective === 'parcels') return binsBound(problem, proofs, budget);
  return Math.min(costBound(problem, proofs, upper, budget), upper);
}

function costBound(problem: Problem, proofs: Proofs, upper: number, budget: Budget): number {
  const boxes = usableBoxes(problem, proofs);
  const counts = problem.kinds.map(({ count }) => count);
  const clique = cliqueOf(problem, proofs, boxes);
  const apart = cliqueCost(problem, proofs, boxes, clique);
  if (apart >= upper) return apart;
  const fewest = Math.max(clique.length, fewestBoxes(problem, boxes));
  const single = fewest > 1 ? Infinity : singleBound(problem, proofs, boxes, counts, upper, budget);
  const goal = Math.min(single, upper);
  if (splitsOf(problem) <= MOST_SPLITS) {
    const parts = partitionBound(problem, proofs, boxes, goal, budget);
    return Math.max(parts, apart);
  }
  const two = fewest > 2 ? Infinity : pairBound(problem, proofs, boxes, Math.min(single, upper), budget);
  const least = Math.min(single, two, upper);
  const many = manyBound(problem, boxes, Math.max(3, fewest), least, budget);
  return Math.max(Math.min(least, many), apart);
}

/** The lowest charge of one box that is not proved unable to hold everything. */
function singleBound(
  problem: Problem,
  proofs: Proofs,
  boxes: readonly number[],
  counts: readonly number[],
  upper: number,
  budget: Budget,
): number {
  const weight = problem.kinds.reduce((sum, kind) => sum + kind.count * kind.weight, 0);
  const offers = boxes
    .map((box) => ({ box, cost: chargeOf(problem.boxes[box]!, weight) }))
    .sort((p, q) => p.cost - q.cost);
  for (const { box, cost } of offers) {
    if (cost >= upper) return upper;
    if (!proofs.cannotHold(box, counts, 'full', budget)) return cost;
  }
  return Infinity;
}
