import { arrangeOne } from '../../core/carton/choose.ts';
import { solve } from '../../core/carton/engine/solve.ts';
import type { CartonAnswer, CartonJob } from './protocol.ts';

/** Does one job; a bug becomes an answer, so that whoever asked hears of it. */
export function doJob(job: CartonJob): CartonAnswer {
  try {
    if (job.kind === 'solve') return { kind: 'solved', answer: solve(job.problem, job.effort) };
    return { kind: 'arranged', found: job.boxes.map((b) => arrangeOne(job.problem, b, job.effort)) };
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
