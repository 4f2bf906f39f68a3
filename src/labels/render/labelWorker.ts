import { parentPort } from 'node:worker_threads';
import { doJob } from './doJob.ts';
import { END, type LabelAnswer, type LabelJob, type Numbered } from './protocol.ts';

// Entry of the worker thread: jobs come one after the other and each gets exactly one answer.
if (parentPort === null) throw new Error('the label worker runs in a worker thread only');
const port = parentPort;
let queue = Promise.resolve();
let isEnding = false;

port.on('message', (message: Numbered<LabelJob> | typeof END) => {
  if (message === END) {
    isEnding = true;
    queue = queue.then(() => {
      port.close();
    });
    return;
  }
  const { id, body } = message;
  queue = queue.then(async () => {
    if (isEnding) return;
    const answer: Numbered<LabelAnswer> = { id, body: await doJob(body) };
    port.postMessage(answer);
  });
});
