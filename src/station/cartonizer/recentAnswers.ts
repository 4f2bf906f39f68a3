import type { CartonizerPort } from '../ports.ts';
import type { CartonAnswer, CartonJob } from './protocol.ts';

/** Baskets repeat: this many answers are kept, the ones asked for last. */
const KEPT = 200;

/** Asks a thread, but never twice for the same content: problems carry no names, so the same basket of another order is the same question. */
export function recentAnswers(
  ask: (job: CartonJob, signal: AbortSignal) => Promise<CartonAnswer>,
): Pick<CartonizerPort, 'solve' | 'arrange'> {
  const known = new Map<string, CartonAnswer>();
  const answer = async (job: CartonJob, signal: AbortSignal): Promise<CartonAnswer> => {
    const key = keyOf(job);
    const found = known.get(key) ?? (await ask(job, signal));
    known.delete(key);
    known.set(key, found);
    const [oldest] = known.keys();
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
    return found;
  };
  return {
    async solve(problem, effort, signal) {
      const found = await answer({ kind: 'solve', problem, effort }, signal);
      if (found.kind !== 'solved') throw new Error('the carton worker answered something else');
      return found.answer;
    },
    async arrange(problem, boxes, effort, signal) {
      if (boxes.length === 0) return [];
      const found = await answer({ kind: 'arrange', problem, boxes, effort }, signal);
      if (found.kind !== 'arranged') throw new Error('the carton worker answered something else');
      return found.found;
    },
  };
}

/** Infinity (no limit) has no number in JSON. */
const keyOf = (job: CartonJob): string =>
  JSON.stringify(job, (_, value: unknown) => (value === Infinity ? 'unlimited' : value));
