import { Worker } from 'node:worker_threads';
import { StationError } from '../../shared/errors.ts';
import { END, type LabelAnswer, type LabelJob, type Numbered } from './protocol.ts';

/** A job at work may take so long to end before its thread is cut off. Milliseconds. */
const LAST_JOB_MS = 5000;

/** One worker thread with its open jobs: starts at the first job, and anew after it died. */
export interface WorkerLink {
  /** Bytes of a done job. Rejects with StationError `label.cannotRender`: refused, failed, or the worker died. */
  run(job: LabelJob): Promise<Uint8Array>;
  /** Open jobs reject at once; resolves when the thread has ended, after the job it is at. */
  close(): Promise<void>;
}

interface OpenJob {
  readonly resolve: (bytes: Uint8Array) => void;
  readonly reject: (error: StationError) => void;
}

/** The failure of a job, by the refusal that ended it or `failed`. */
export const cannotRender = (reason: string, cause?: unknown): StationError =>
  new StationError('label.cannotRender', { reason }, { cause });

/** Links to a worker thread whose file is `workerUrl`. */
export function workerLink(workerUrl: URL): WorkerLink {
  const open = new Map<number, OpenJob>();
  let worker: Worker | null = null;
  let lastId = 0;

  const settle = ({ id, body }: Numbered<LabelAnswer>): void => {
    const job = open.get(id);
    open.delete(id);
    if (open.size === 0) worker?.unref();
    if (body.kind === 'done') job?.resolve(body.bytes);
    else
      job?.reject(
        cannotRender(
          body.kind === 'refused' ? body.reason : 'failed',
          body.kind === 'failed' ? body.message : undefined,
        ),
      );
  };
  const lose = (lost: Worker, cause: unknown): void => {
    if (worker !== lost) return;
    worker = null;
    for (const job of open.values()) job.reject(cannotRender('workerLost', cause));
    open.clear();
  };
  const start = (): Worker => {
    const started = new Worker(workerUrl);
    started.on('message', settle);
    started.on('error', (cause) => lose(started, cause));
    started.on('exit', (code) => lose(started, `exit ${code.toString()}`));
    return started;
  };

  return {
    run: (body) =>
      new Promise((resolve, reject) => {
        worker ??= start();
        // A station or command that is done may end although its worker idles; it may not while a job is open.
        worker.ref();
        lastId += 1;
        open.set(lastId, { resolve, reject });
        const message: Numbered<LabelJob> = { id: lastId, body };
        worker.postMessage(message);
      }),
    close: async () => {
      const last = worker;
      if (!last) return;
      lose(last, 'closed');
      // A thread cut off inside native code can take the whole process with it: it ends by itself, between two jobs.
      const ended = new Promise((resolve) => last.once('exit', resolve));
      last.ref();
      last.postMessage(END);
      const late = setTimeout(() => void last.terminate(), LAST_JOB_MS);
      await ended.finally(() => {
        clearTimeout(late);
      });
    },
  };
}
