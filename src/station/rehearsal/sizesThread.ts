import { Worker, type MessagePort } from 'node:worker_threads';
import { QUICK } from '../../core/carton/choose.ts';
import { readRateBook } from '../../core/ship/rateBook.ts';
import type { PastOrder } from '../../core/rehearsal/basket.ts';
import type { SizesTask } from './protocol.ts';
import { optimiseSizes, type SizesStage } from './sizes.ts';
import { toldSizes, type ToldSizes } from './toldSizes.ts';

/** What the desk says to the thread that proposes sizes: orders a few at a time, then that these are all. */
type ToSizes = { readonly orders: readonly PastOrder[] } | 'begin' | 'stop';

/** What it answers. `failure`: a bug, in words. */
type FromSizes =
  | { readonly kind: 'progress'; readonly stage: SizesStage; readonly done: number; readonly total: number }
  | { readonly kind: 'over'; readonly outcome: ToldSizes }
  | { readonly kind: 'failed'; readonly failure: string };

/** How often progress is told, ms. */
const TOLD_MS = 250;

/** The thread's side: it chooses sizes itself, because a choice takes longer than a scan may wait, and has other threads pack and price. */
export function answerSizes(port: MessagePort, { workerUrl, ...task }: SizesTask): void {
  const orders: PastOrder[] = [];
  const stop = new AbortController();
  const post = (message: FromSizes): void => {
    port.postMessage(message);
  };
  let told = 0;
  const propose = async (): Promise<void> => {
    const book = readRateBook(task.rates.tables, task.rates.version);
    if (!book.ok) throw new Error('the thread was given rates that can not be read');
    const { today, settings, rates, carrier } = task;
    const outcome = await optimiseSizes({
      ...task,
      orders,
      setup: { today, settings, rates, carrier, effort: QUICK },
      tariff: book.value.tariff,
      workerUrl: new URL(workerUrl),
      signal: stop.signal,
      progress(stage, done, total) {
        const now = performance.now();
        if (now - told < TOLD_MS) return;
        told = now;
        post({ kind: 'progress', stage, done, total });
      },
    });
    post({ kind: 'over', outcome: toldSizes(outcome, today) });
  };
  port.on('message', (message: ToSizes) => {
    if (message === 'stop') stop.abort();
    else if (message !== 'begin') orders.push(...message.orders);
    else
      propose().catch((error: unknown) => {
        post({ kind: 'failed', failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      });
  });
}

/** A thread that proposes sizes. */
export interface SizesThread {
  give(orders: readonly PastOrder[]): void;
  /** Says that all orders are given; resolves with what came of it. Rejects where the thread broke off or could not start. */
  propose(progress: (stage: SizesStage, done: number, total: number) => void, signal: AbortSignal): Promise<ToldSizes>;
  /** Ends it with all its threads. */
  close(): Promise<void>;
}

/** Starts the thread. */
export function startSizesThread(task: SizesTask): SizesThread {
  const worker = new Worker(new URL(task.workerUrl), { workerData: task });
  const say = (message: ToSizes): void => {
    worker.postMessage(message);
  };
  let tell: (stage: SizesStage, done: number, total: number) => void = () => undefined;
  // Heard from the start: a thread may break off before it is asked.
  const over = new Promise<ToldSizes>((resolve, reject) => {
    worker
      .on('message', (message: FromSizes) => {
        if (message.kind === 'progress') tell(message.stage, message.done, message.total);
        else if (message.kind === 'over') resolve(message.outcome);
        else reject(new Error(message.failure));
      })
      .on('error', (cause) => {
        reject(new Error('the thread that proposes sizes broke off', { cause }));
      })
      .on('exit', (code) => {
        reject(new Error(`the thread that proposes sizes ended with ${code.toString()}`));
      });
  });
  over.catch(() => undefined);
  return {
    give(orders) {
      say({ orders });
    },
    async propose(progress, signal) {
      tell = progress;
      const stop = (): void => {
        say('stop');
      };
      signal.addEventListener('abort', stop, { once: true });
      say('begin');
      if (signal.aborted) stop();
      try {
        return await over;
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
    async close() {
      await worker.terminate();
    },
  };
}
