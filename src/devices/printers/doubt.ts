import type { DeviceClock } from '../clock.ts';
import type { TakenJob } from './printQueue.ts';
import type { SentJob, Verdict } from './proof.ts';

// How long a job behind which the link was lost waits for the printer to say what became of it.
const DOUBT_MS = 20_000;

/** A job that may be out; nobody knows yet. */
export interface Doubt {
  readonly sent: SentJob;
  readonly settle: (verdict: Verdict) => void;
}

/** Keeps a job in doubt until it is settled, at the latest after 20 s as uncertain; `settled` is called once before. */
export function openDoubt(sent: SentJob, entry: TakenJob, clock: DeviceClock, settled: () => void): Doubt {
  const settle = (verdict: Verdict): void => {
    cancel();
    settled();
    entry.settle(verdict);
  };
  const cancel = clock.after(DOUBT_MS, () => {
    settle({ kind: 'uncertain', reason: 'lost' });
  });
  return { sent, settle };
}
