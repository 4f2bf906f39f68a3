import { parentPort } from 'node:worker_threads';
import { warmUp } from '../../core/carton/engine/warmUp.ts';
import { doJob } from './doJob.ts';
import type { CartonAnswer, CartonJob, Numbered } from './protocol.ts';

// Entry of the worker thread: jobs come one after the other and each gets exactly one answer.
if (parentPort === null) throw new Error('the carton worker runs in a worker thread only');
const port = parentPort;

port.on('message', ({ id, body }: Numbered<CartonJob>) => {
  const answer: Numbered<CartonAnswer> = { id, body: doJob(body) };
  port.postMessage(answer);
});

// Before the day's first order: jobs that come meanwhile wait for it.
warmUp();
