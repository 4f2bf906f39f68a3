import { parentPort } from 'node:worker_threads';
import { doJob } from './doJob.ts';
import type { LabelAnswer, LabelJob, Numbered } from './protocol.ts';

// Entry of the worker thread: jobs come one after the other and each gets exactly one answer.
if (parentPort === null) throw new Error('the label worker runs in a worker thread only');
const port = parentPort;
let queue = Promise.resolve();

port.on('message', ({ id, body }: Numbered<LabelJob>) => {
  queue = queue.then(async () => {
    const answer: Numbered<LabelAnswer> = { id, body: await doJob(body) };
    port.postMessage(answer);
  });
});
