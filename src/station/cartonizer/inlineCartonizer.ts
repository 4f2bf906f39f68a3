import type { CartonizerPort } from '../ports.ts';
import { doJob } from './doJob.ts';
import { recentAnswers } from './recentAnswers.ts';

/** Boxes and places worked out in the caller's own thread: for the command line, which has no packer to keep waiting. */
export function createInlineCartonizer(): CartonizerPort {
  return { ...recentAnswers((job) => Promise.resolve(doJob(job))), close: () => Promise.resolve() };
}
