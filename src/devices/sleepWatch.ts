import type { DeviceClock } from './clock.ts';

const LOOK_MS = 1000;
/** A process that did not come to look for so long was asleep, stopped or starved: its links may be dead, and what they hold is old. */
export const AWAY_MS = 5000;

/**
 * Notices that this process was away: the machine slept and no one said so, or the process stood still. Goes by the machine's uptime,
 * which counts sleep and which nobody can set: a clock that is put right is no sleep.
 */
export class SleepWatch {
  readonly #clock: DeviceClock;
  readonly #away: () => void;
  #seenAt: number;
  #cancel = (): void => undefined;

  /** `away` is called once for each time the process was away, as soon as it is back. */
  constructor(clock: DeviceClock, away: () => void) {
    this.#clock = clock;
    this.#away = away;
    this.#seenAt = clock.uptime();
    this.#later();
  }

  /** Looks now: bytes may be read before the timer of a process that comes back. */
  look(): void {
    const now = this.#clock.uptime();
    const awayMs = now - this.#seenAt;
    this.#seenAt = now;
    if (awayMs > AWAY_MS) this.#away();
  }

  /** Somebody else noticed: what was missed until now is known. */
  restart(): void {
    this.#seenAt = this.#clock.uptime();
  }

  close(): void {
    this.#cancel();
  }

  #later(): void {
    this.#cancel = this.#clock.after(LOOK_MS, () => {
      this.look();
      this.#later();
    });
  }
}
