import { Worker } from 'node:worker_threads';

/** What a thread posts: that it stands ready, or an answer for each item of its job, a failure in words where one broke off. */
export type ThreadMessage<Answer> =
  { readonly kind: 'ready' } | { readonly kind: 'answers'; readonly answers: readonly (Answer | Failure)[] };

/** Why one item has no answer. */
export interface Failure {
  readonly failure: string;
}

/** Work for threads: items that each get an answer. */
export interface ThreadWork<Item> {
  readonly items: readonly Item[];
  /** Items a thread is given at a time: few, so that cancelling and a crash cost little; enough that threads do not wait. */
  readonly chunk: number;
  readonly threads: number;
  readonly workerUrl: URL;
  readonly workerData: unknown;
  /** Ends the work at once. */
  readonly signal: AbortSignal;
}

interface Thread {
  readonly worker: Worker;
  isReady: boolean;
  job: readonly number[] | null;
}

/**
 * Answers for items from worker threads that hold a few items at a time; `answered` hears each once, in no order. A thread that dies costs its
 * items another try, one by one in a fresh thread; what kills that one too is told as a failure. Resolves with whether all are answered, once
 * no thread runs any more. Rejects where a thread can not be started.
 */
export async function workInThreads<Item, Answer>(
  { items, chunk, threads, workerUrl, workerData, signal }: ThreadWork<Item>,
  answered: (item: Item, answer: Answer | Failure) => void,
): Promise<boolean> {
  const running = new Set<Thread>();
  const ended: Promise<unknown>[] = [];
  const again: number[] = [];
  let next = 0;

  const take = (): readonly number[] => {
    const one = again.pop();
    if (one !== undefined) return [one];
    const job = items.slice(next, next + chunk).map((_, at) => next + at);
    next += job.length;
    return job;
  };
  const tell = (at: number, answer: Answer | Failure): void => {
    const item = items[at];
    if (item !== undefined) answered(item, answer);
  };
  const work = new Promise<boolean>((resolve, reject) => {
    const over = (settle: () => void): void => {
      signal.removeEventListener('abort', stop);
      for (const { worker } of running) ended.push(worker.terminate());
      running.clear();
      settle();
    };
    const stop = (): void => {
      over(() => {
        resolve(false);
      });
    };
    const give = (thread: Thread): void => {
      const job = take();
      thread.job = job;
      if (job.length > 0) {
        thread.worker.postMessage(job.map((at) => items[at]));
        return;
      }
      running.delete(thread);
      ended.push(thread.worker.terminate());
      if (running.size === 0)
        over(() => {
          resolve(true);
        });
    };
    const hear = (thread: Thread, message: ThreadMessage<Answer>): void => {
      if (!running.has(thread)) return;
      if (message.kind === 'ready') thread.isReady = true;
      else for (const [i, at] of (thread.job ?? []).entries()) tell(at, message.answers[i] ?? { failure: 'no answer' });
      // Whoever was told may have cancelled.
      if (running.has(thread)) give(thread);
    };
    const lose = (thread: Thread, cause: unknown): void => {
      if (!running.delete(thread)) return;
      if (!thread.isReady) {
        over(() => {
          reject(new Error('a thread did not start', { cause }));
        });
        return;
      }
      const job = thread.job ?? [];
      if (job.length === 1 && job[0] !== undefined) tell(job[0], { failure: textOf(cause) });
      else again.push(...job);
      if (!signal.aborted) start();
    };
    const start = (): void => {
      const thread: Thread = { worker: new Worker(workerUrl, { workerData }), isReady: false, job: null };
      running.add(thread);
      thread.worker
        .on('message', (message: ThreadMessage<Answer>) => {
          hear(thread, message);
        })
        .on('error', (cause) => {
          lose(thread, cause);
        })
        .on('exit', (code) => {
          lose(thread, new Error(`the thread ended with ${code.toString()}`));
        });
    };
    if (signal.aborted) {
      resolve(false);
      return;
    }
    signal.addEventListener('abort', stop, { once: true });
    const wanted = Math.max(1, Math.min(threads, Math.ceil(items.length / chunk)));
    for (let i = 0; i < wanted; i += 1) start();
  });
  try {
    return await work;
  } finally {
    await Promise.all(ended);
  }
}

const textOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
