import type { PrintOutcome } from '../../station/ports.ts';
import type { DeviceClock } from '../clock.ts';
import type { PrintJob } from '../driver.ts';

interface Waiting {
  readonly job: PrintJob;
  readonly settle: (outcome: PrintOutcome) => void;
  readonly giveUp: () => void;
}

/** One printer's jobs in the order they came. A job leaves it once: taken to be sent, or failed with nothing sent. */
export class PrintQueue {
  readonly #clock: DeviceClock;
  readonly #waiting: Waiting[] = [];
  readonly #pending = new Map<string, Promise<PrintOutcome>>();

  constructor(clock: DeviceClock) {
    this.#clock = clock;
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  /** Adds a job. The same job asked for again while under way is the same job. `reason` says why at the end of its patience. */
  add(job: PrintJob, reason: () => string): Promise<PrintOutcome> {
    const known = this.#pending.get(job.jobId);
    if (known !== undefined) return known;
    const outcome = new Promise<PrintOutcome>((resolve) => {
      const settle = (result: PrintOutcome): void => {
        this.#pending.delete(job.jobId);
        resolve(result);
      };
      const giveUp = this.#clock.after(job.patienceMs, () => {
        const at = this.#waiting.findIndex((entry) => entry.job === job);
        if (at < 0) return;
        this.#waiting.splice(at, 1);
        settle({ kind: 'failed', reason: reason() });
      });
      this.#waiting.push({ job, settle, giveUp });
    });
    this.#pending.set(job.jobId, outcome);
    return outcome;
  }

  /** The first job, out of its patience from now on, with the way to settle it. */
  take(): { readonly job: PrintJob; readonly settle: (outcome: PrintOutcome) => void } | null {
    const entry = this.#waiting.shift();
    if (entry === undefined) return null;
    entry.giveUp();
    return { job: entry.job, settle: entry.settle };
  }

  /** Fails every waiting job: nothing of them was sent. */
  clear(reason: string): void {
    for (let entry = this.take(); entry !== null; entry = this.take()) entry.settle({ kind: 'failed', reason });
  }
}
