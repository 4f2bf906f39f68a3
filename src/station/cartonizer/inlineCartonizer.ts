import type { CartonizerPort } from '../ports.ts';
import { doJob } from './doJob.ts';
import type { CartonAnswer, CartonJob } from './protocol.ts';
import { recentAnswers } from './recentAnswers.ts';

/** Boxes and places worked out in the caller's own thread: for the command line, which has no packer to keep waiting. */
export function createInlineCartonizer(): CartonizerPort {
  const answered = (job: CartonJob): Promise<CartonAnswer> => {
    const answer = doJob(job);
    return answer.kind === 'failed' ? Promise.reject(new Error(answer.message)) : Promise.resolve(answer);
  };
  return { ...recentAnswers(answered), close: () => Promise.resolve() };
}
