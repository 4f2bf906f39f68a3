import type { Budget, Problem } from './problem.ts';
import type { Proofs } from './proof.ts';
import { cliqueOf, usableBoxes } from './boundClique.ts';

/** The fewest parcels any valid answer has. */
export function binsBound(problem: Problem, proofs: Proofs, budget: Budget): number {
  const usable = usableBoxes(problem, proofs);
  return Math.max(1, cliqueOf(problem, proofs, usable).length, sharesBound(problem, proofs, usable, budget));
}

function sharesBound({ kinds }: Problem, proofs: Proofs, usable: readonly number[], budget: Budget): number {
  if (usable.length !== 1) return 1;
  let most = 0;
  for (const row of proofs.rows(usable[0]!, budget)) {
    const sum = kinds.reduce((total, { count }, k) => total + row[k]! * count, 0);
    if (sum > most) most = sum;
  }
  return Math.ceil(most - 1e-9);
}
