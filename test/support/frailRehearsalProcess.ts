import { parentPort, workerData } from 'node:worker_threads';
import { createComparer } from '../../src/station/rehearsal/comparer.ts';
import type { RehearsalJob, RehearsalSetup } from '../../src/station/rehearsal/protocol.ts';

// A rehearsal's thread that dies of one product, as one does that runs out of memory.
const compare = createComparer(workerData as RehearsalSetup);
parentPort?.on('message', (job: RehearsalJob) => {
  if (job.some(({ items }) => items.some(({ sku }) => sku === 'deadly'))) process.exit(7);
  parentPort?.postMessage({ kind: 'compared', results: job.map(compare) });
});
parentPort?.postMessage({ kind: 'ready' });
