import { parentPort, workerData } from 'node:worker_threads';
import { warmUp } from '../../core/carton/engine/warmUp.ts';
import { createComparer } from './comparer.ts';
import type { RehearsalJob, RehearsalMessage, RehearsalSetup } from './protocol.ts';

// Entry of a rehearsal's thread: jobs come one after the other and each gets exactly one answer.
if (parentPort === null) throw new Error('a rehearsal worker runs in a worker thread only');
const port = parentPort;
const compare = createComparer(workerData as RehearsalSetup);
const post = (message: RehearsalMessage): void => {
  port.postMessage(message);
};

port.on('message', (job: RehearsalJob) => {
  post({ kind: 'compared', results: job.map(compare) });
});
warmUp();
post({ kind: 'ready' });
