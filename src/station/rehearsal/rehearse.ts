import { Worker } from 'node:worker_threads';
import type { Basket } from '../../core/rehearsal/basket.ts';
import { createTally, type Rehearsal } from '../../core/rehearsal/tally.ts';
import type { RehearsalJob, RehearsalMessage, RehearsalSetup } from './protocol.ts';

/** The worker's source file, for command line and tests; the built app passes the URL of its built one. */
export const REHEARSAL_WORKER_URL = new URL('./rehearsalWorker.ts', import.meta.url);

/** Baskets a thread is given at a time: few, so that cancelling and a crash cost little; enough that threads do not wait. */
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

interface Thread {
  worker: Worker;
  isReady: boolean;
  job: readonly Basket[] | null;
}

/**
 * Compares two box sets over baskets, in worker threads that hold a few baskets at a time. A thread that dies costs its baskets another try,
 * one by one in a fresh thread; what kills that one too is told as failed. All threads have ended when it resolves. Rejects where no thread
 * can be started.
 */
export async function rehearse(request: RehearsalRequest): Promise<RehearsalOutcome> {
  const { setup, baskets, workerUrl, signal, progress } = request;
  const total = baskets.reduce((sum, { orders }) => sum + orders.length, 0);
  const tally = createTally();
  const threads = new Set<Thread>();
  const ended: Promise<unknown>[] = [];
  const again: Basket[] = [];
  let next = 0;

  const take = (): readonly Basket[] => {
    const one = again.pop();
    if (one) return [one];
    const chunk = baskets.slice(next, next + CHUNK);
    next += chunk.length;
    return chunk;
  };
  const isComplete = await new Promise<boolean>((resolve, reject) => {
    const over = (settle: () => void): void => {
      signal.removeEventListener('abort', stop);
      for (const { worker } of threads) ended.push(worker.terminate());
      threads.clear();
      settle();
    };
    const stop = (): void => {
      over(() => {
        resolve(false);
      });
    };
    const give = (thread: Thread): void => {
      thread.job = null;
      const job = take();
      if (job.length > 0) {
        thread.job = job;
        thread.worker.postMessage(job.map(({ items, lane }) => ({ items, lane })) satisfies RehearsalJob);
        return;
      }
      ended.push(thread.worker.terminate());
      threads.delete(thread);
      if (threads.size === 0)
        over(() => {
          resolve(true);
        });
    };
    const settle = (thread: Thread, message: RehearsalMessage): void => {
      if (!threads.has(thread)) return;
      if (message.kind === 'ready') thread.isReady = true;
      else if (thread.job) addResults(thread.job, message.results);
      if (message.kind === 'compared') progress({ done: tally.orders, total });
      give(thread);
    };
    const addResults = (
      job: readonly Basket[],
      results: Extract<RehearsalMessage, { kind: 'compared' }>['results'],
    ): void => {
      for (const [i, basket] of job.entries()) {
        const result = results[i];
        if (!result || 'failure' in result) tally.fail(basket, result?.failure ?? 'no answer');
        else tally.add(basket, result);
      }
    };
    const lose = (thread: Thread, cause: unknown): void => {
      if (!threads.delete(thread)) return;
      if (!thread.isReady) {
        over(() => {
          reject(new Error('a rehearsal thread did not start', { cause }));
        });
        return;
      }
      const [only, ...others] = thread.job ?? [];
      if (only && others.length === 0) tally.fail(only, failureText(cause));
      else again.push(...(thread.job ?? []));
      start();
    };
    const start = (): void => {
      const thread: Thread = { worker: new Worker(workerUrl, { workerData: setup }), isReady: false, job: null };
      threads.add(thread);
      thread.worker.on('message', (message: RehearsalMessage) => {
        settle(thread, message);
      });
      thread.worker.on('error', (cause) => {
        lose(thread, cause);
      });
      thread.worker.on('exit', (code) => {
        lose(thread, new Error(`the thread ended with ${code.toString()}`));
      });
    };
    if (signal.aborted) {
      resolve(false);
      return;
    }
    signal.addEventListener('abort', stop, { once: true });
    for (let i = 0; i < Math.max(1, Math.min(request.threads, Math.ceil(baskets.length / CHUNK))); i += 1) start();
  }).finally(() => Promise.all(ended));
  return { ...tally.result(), isComplete };
}

const failureText = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
