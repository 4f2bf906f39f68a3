import type { DeviceClock } from '../clock.ts';
import type { PrintJob } from '../driver.ts';
import type { Verdict } from './proof.ts';

/** A job out of the queue, with the way to settle it once. */
export interface TakenJob {
  readonly job: PrintJob;
  readonly settle: (verdict: Verdict) => void;
}

interface Waiting extends TakenJob {
  readonly giveUp: () => void;
}

const isOver = (job: PrintJob, now: number): boolean => job.expiresAt !== undefined && now >= job.expiresAt;

/** One printer's jobs in the order they came. A job leaves it once: taken to be sent, or failed with nothing sent. */
export class PrintQueue {
  readonly #clock: DeviceClock;
  readonly #waiting: Waiting[] = [];
  readonly #pending = new Map<string, Promise<Verdict>>();

  constructor(clock: DeviceClock) {
    this.#clock = clock;
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Adds a job. The same job asked for again while under way is the same job. `reason` says why at the end of its patience. */
  add(job: PrintJob, reason: () => string): Promise<Verdict> {
    const known = this.#pending.get(job.jobId);
    if (known !== undefined) return known;
    const outcome = new Promise<Verdict>((resolve) => {
      const settle = (verdict: Verdict): void => {
        if (!this.#pending.delete(job.jobId)) return;
        job.onEvent?.({ event: verdict.kind, ...verdict });
        resolve(verdict);
      };
      const giveUp = this.#clock.after(job.patienceMs, () => {
        const at = this.#waiting.findIndex((entry) => entry.job === job);
        if (at < 0) return;
        this.#waiting.splice(at, 1);
        settle({ kind: 'failed', reason: reason(), printedSome: false });
      });
      this.#waiting.push({ job, settle, giveUp });
    });
    this.#pending.set(job.jobId, outcome);
    job.onEvent?.({ event: 'queued' });
    return outcome;
  }

  /** The first job, out of its patience from now on. Jobs that came too late are dropped: a printer switched on next day prints none of them. */
  take(): TakenJob | null {
    for (let entry = this.#waiting.shift(); entry !== undefined; entry = this.#waiting.shift()) {
      entry.giveUp();
      if (!isOver(entry.job, this.#clock.now())) return { job: entry.job, settle: entry.settle };
      entry.settle({ kind: 'failed', reason: 'expired', printedSome: false });
    }
    return null;
  }

  /** Fails every waiting job: nothing of them was sent. */
  clear(reason: string): void {
    for (const entry of this.#waiting.splice(0)) {
      entry.giveUp();
      entry.settle({ kind: 'failed', reason, printedSome: false });
    }
  }
}
