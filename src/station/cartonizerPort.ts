import type { Arranged } from '../core/carton/choose.ts';
import type { Problem } from '../core/carton/engine/problem.ts';
import type { Answer, Effort } from '../core/carton/engine/solve.ts';

/**
 * Works out boxes and places away from the packer's thread. Both answer the same for the same question, and remember answers by content.
 * A signal that aborts ends the work; its promise then rejects with the signal's reason.
 */
export interface CartonizerPort {
  /** The best answer found with so much work. */
  solve(problem: Problem, effort: Effort, signal: AbortSignal): Promise<Answer>;
  /** Places for all units of a problem in each of these boxes, each with so much work. */
  arrange(
    problem: Problem,
    boxes: readonly number[],
    effort: Effort,
    signal: AbortSignal,
  ): Promise<readonly Arranged[]>;
  close(): Promise<void>;
}
