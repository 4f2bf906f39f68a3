import type { Basket } from '../../core/rehearsal/basket.ts';
import type { Comparison } from '../../core/rehearsal/compareSets.ts';
import { createTally, type Rehearsal } from '../../core/rehearsal/tally.ts';
import type { RehearsalSetup } from './protocol.ts';
import { workInThreads } from './threads.ts';

/** The worker's source file, for command line and tests; the built app passes the URL of its built one. */
export const REHEARSAL_WORKER_URL = new URL('./rehearsalWorker.ts', import.meta.url);

const CHUNK = 16;

/** How far a rehearsal is, in orders. */
export interface RehearsalProgress {
  readonly done: number;
  readonly total: number;
}

/** What a rehearsal is asked for. */
export interface RehearsalRequest {
  readonly setup: RehearsalSetup;
  readonly baskets: readonly Basket[];
  /** Threads to work in, 1 or more. */
  readonly threads: number;
  readonly workerUrl: URL;
  /** Ends it at once; what is done by then is told. */
  readonly signal: AbortSignal;
  progress(progress: RehearsalProgress): void;
}

/** A rehearsal, and whether all its orders are in it. */
export interface RehearsalOutcome extends Rehearsal {
  readonly isComplete: boolean;
}

/**
 * Compares two box sets over baskets in worker threads, a few baskets at a time. What kills a thread is told as failed, the others go on.
 * All threads have ended when it resolves. Rejects where no thread can be started.
 */
export async function rehearse(request: RehearsalRequest): Promise<RehearsalOutcome> {
  const { setup, baskets, threads, workerUrl, signal, progress } = request;
  const total = baskets.reduce((sum, { orders }) => sum + orders.length, 0);
  const tally = createTally();
  const isComplete = await workInThreads<Basket, Comparison>(
    { items: baskets, chunk: CHUNK, threads, workerUrl, workerData: { task: 'compare', ...setup }, signal },
    (basket, answer) => {
      if ('failure' in answer) tally.fail(basket, answer.failure);
      else tally.add(basket, answer);
      progress({ done: tally.orders, total });
    },
  );
  return { ...tally.result(), isComplete };
}
