import { Worker } from 'node:worker_threads';
import type { CartonizerPort } from '../ports.ts';
import { recentAnswers } from './recentAnswers.ts';
import type { CartonAnswer, CartonJob, Numbered } from './protocol.ts';

/** The worker's source file, for command line and tests; the built app passes the URL of its built one. */
export const CARTON_WORKER_URL = new URL('./cartonWorker.ts', import.meta.url);

interface OpenJob {
  readonly id: number;
  readonly job: CartonJob;
  readonly signal: AbortSignal;
  readonly resolve: (answer: CartonAnswer) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * Boxes and places from a worker thread, one job at a time, answers remembered by content. An aborted job that is under way ends the
 * thread with it: the next one gets a fresh thread, which stands ready by then. Jobs reject when the thread dies.
 */
export function createWorkerCartonizer({ workerUrl }: { readonly workerUrl: URL }): CartonizerPort {
  const waiting: OpenJob[] = [];
  let running: OpenJob | null = null;
  let worker: Worker | null = null;
  let lastId = 0;
  let isClosed = false;

  const start = (): Worker => {
    const started = new Worker(workerUrl);
    started.unref();
    started.on('message', settle);
    started.on('error', (cause) => lose(started, cause));
    started.on('exit', () => lose(started, null));
    return started;
  };
  const settle = ({ id, body }: Numbered<CartonAnswer>): void => {
    const job = running;
    if (job?.id !== id) return;
    running = null;
    if (body.kind === 'failed') job.reject(new Error(body.message));
    else job.resolve(body);
    next();
  };
  const lose = (lost: Worker, cause: unknown): void => {
    if (worker !== lost) return;
    worker = null;
    const job = running;
    running = null;
    job?.reject(new Error('the carton worker ended', { cause }));
    next();
  };
  const next = (): void => {
    if (running) return;
    const job = waiting.shift();
    if (!job) {
      // A station or command that is done may end although its worker idles; it may not while a job is open.
      worker?.unref();
      return;
    }
    worker ??= start();
    worker.ref();
    running = job;
    const message: Numbered<CartonJob> = { id: job.id, body: job.job };
    worker.postMessage(message);
  };
  const abort = (job: OpenJob): void => {
    job.reject(reasonOf(job.signal));
    const at = waiting.indexOf(job);
    if (at >= 0) waiting.splice(at, 1);
    if (running !== job) return;
    running = null;
    const stopped = worker;
    worker = isClosed ? null : start();
    void stopped?.terminate();
    next();
  };
  const ask = (job: CartonJob, signal: AbortSignal): Promise<CartonAnswer> =>
    new Promise((resolve, reject) => {
      if (signal.aborted || isClosed) {
        reject(signal.aborted ? reasonOf(signal) : new Error('the cartonizer is closed'));
        return;
      }
      lastId += 1;
      const forget = (): void => {
        signal.removeEventListener('abort', stop);
      };
      const open: OpenJob = {
        id: lastId,
        job,
        signal,
        resolve: (answer) => {
          forget();
          resolve(answer);
        },
        reject: (reason) => {
          forget();
          reject(reason);
        },
      };
      const stop = (): void => {
        abort(open);
      };
      signal.addEventListener('abort', stop, { once: true });
      waiting.push(open);
      next();
    });
  worker = start();

  return {
    ...recentAnswers(ask),
    async close() {
      isClosed = true;
      const stopped = worker;
      worker = null;
      for (const job of [...waiting.splice(0), ...(running ? [running] : [])])
        job.reject(new Error('the cartonizer is closed'));
      running = null;
      await stopped?.terminate();
    },
  };
}

const reasonOf = ({ reason }: AbortSignal): Error =>
  reason instanceof Error ? reason : new Error('aborted', { cause: reason });
