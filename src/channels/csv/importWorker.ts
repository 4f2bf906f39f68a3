import { once } from 'node:events';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { StationError } from '../../shared/errors.ts';
import { createCsvImport } from './source.ts';
import type { ImportRequest, WorkerMessage } from './workerImport.ts';

/** Body of the import worker: reads the file its data name and posts a batch each time it is asked for one. */
async function serve(port: MessagePort): Promise<void> {
  const post = (message: WorkerMessage): void => {
    port.postMessage(message);
  };
  try {
    const batches = createCsvImport().read(workerData as ImportRequest);
    for await (const items of batches) {
      post({ kind: 'batch', items });
      // The station sets the pace: memory holds two batches, however slow its disk.
      await once(port, 'message');
    }
    post({ kind: 'end' });
  } catch (error) {
    const detail = textOf(error instanceof StationError ? error.cause : error);
    const failed =
      error instanceof StationError ? { code: error.code, params: error.params } : { code: null, params: {} };
    post({ kind: 'failed', ...failed, detail });
  } finally {
    port.close();
  }
}

const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : '');

if (parentPort) void serve(parentPort);
