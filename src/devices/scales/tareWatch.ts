import type { ScaleReading } from '../../core/weigh/reading.ts';

// At every so manieth question: about once a second.
const EVERY = 8;
const TRIES = 2;

/** Keeps in mind whether a tare is taken off, for a scale whose weights don't say so: it is asked for now and then. */
export class TareWatch {
  readonly #isNeeded: boolean;
  /** Questions until the tare is asked for: first of all, so that no weight counts before it is known. */
  #left = 0;
  /** How often it may still be asked for without an answer. */
  #tries = TRIES;
  #isAsked = false;
  #hasTare = false;

  constructor(isNeeded: boolean) {
    this.#isNeeded = isNeeded;
  }

  /** A new link: nothing is known. */
  reset(): void {
    this.#left = 0;
    // One that never answered it may have been replaced: it is worth one more try.
    this.#tries = Math.max(1, this.#tries);
    this.#isAsked = false;
    this.#hasTare = false;
  }

  /** True when the question that is to be put now is the one for the tare. */
  isDue(): boolean {
    this.#isAsked = this.#isNeeded && this.#tries > 0 && this.#left === 0;
    this.#left = this.#left === 0 ? EVERY : this.#left - 1;
    if (this.#isAsked) this.#tries -= 1;
    return this.#isAsked;
  }

  /** Takes an answer in; true for the one to the question for the tare. `isUnknown`: the scale does not know what was asked. */
  take({ kind, mode, value }: ScaleReading, isUnknown: boolean): boolean {
    const isAnswer = kind === 'ack' && mode === 'tare';
    // Also told unasked, when somebody presses the tare key.
    if (isAnswer) this.#hasTare = value !== null && value.digits !== 0;
    if (!this.#isAsked || !(isAnswer || isUnknown)) return false;
    this.#isAsked = false;
    this.#tries = isUnknown ? 0 : TRIES;
    return true;
  }

  /** The reading, as net where a tare is taken off without its saying so. */
  told(reading: ScaleReading): ScaleReading {
    return this.#hasTare && reading.kind === 'weight' && reading.mode === null ? { ...reading, mode: 'net' } : reading;
  }
}
