import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { readProductCells } from './products.ts';
import { StationError, type ErrorCode } from '../../shared/errors.ts';
import type { ImportItem, ImportPort } from '../../station/ports.ts';

export type ImportRequest = Parameters<ImportPort['read']>[0];

/** The worker's source file, for command line and tests; the built app passes the URL of its built one. */
export const IMPORT_WORKER_URL = new URL('./importWorker.ts', import.meta.url);

/** What the worker posts; the station answers each batch with a message that asks for the next. */
export type WorkerMessage =
  | { readonly kind: 'batch'; readonly items: readonly ImportItem[] }
  | { readonly kind: 'end' }
  | {
      readonly kind: 'failed';
      readonly code: ErrorCode | null;
      readonly params: StationError['params'];
      readonly detail: string;
    };

/**
 * The `csv` channel in a thread of its own, one for each file, so that a large file never holds the station up. Fails as the channel
 * itself does; a consumer that stops early ends the thread.
 */
export function createWorkerImport({ workerUrl }: { readonly workerUrl: URL }): ImportPort {
  return { read: (request) => readInWorker(workerUrl, request), product: readProductCells };
}

async function* readInWorker(workerUrl: URL, request: ImportRequest): AsyncGenerator<readonly ImportItem[]> {
  const worker = new Worker(workerUrl, { workerData: request });
  try {
    // `on` rejects when the worker fails to start or throws.
    for await (const [message] of on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[WorkerMessage]>) {
      if (message.kind === 'end') return;
      if (message.kind === 'failed') throw failure(message);
      // Asked for before this one is used: the file is read while the station records, one batch ahead and no more.
      worker.postMessage('next');
      yield message.items;
    }
    throw new Error('the import worker ended before the file did');
  } finally {
    await worker.terminate();
  }
}

function failure({ code, params, detail }: Extract<WorkerMessage, { kind: 'failed' }>): Error {
  return code === null ? new Error(detail) : new StationError(code, params, { cause: detail });
}
