import { parentPort, workerData } from 'node:worker_threads';
import { createClassifier, createComparer, createCosts } from './comparer.ts';
import type { ThreadTask } from './protocol.ts';
import { answerJobs } from './answerJobs.ts';
import { answerSizes } from './sizesThread.ts';

// Entry of a rehearsal's thread: what it is to do is said once, when it starts.
if (parentPort === null) throw new Error('a rehearsal worker runs in a worker thread only');
const given = workerData as ThreadTask;
if (given.task === 'compare') answerJobs(parentPort, createComparer(given));
else if (given.task === 'classes') answerJobs(parentPort, createClassifier(given));
else if (given.task === 'costs') answerJobs(parentPort, createCosts(given));
else answerSizes(parentPort, given);
