import type { LiveWeight, ScaleReading } from '../core/weigh/reading.ts';
import { NO_SCALE, scaleFold, type ScaleInput, type ScaleState } from '../core/weigh/stability.ts';
import type { DeviceClock } from './clock.ts';

const INTERVAL_MS = 100;
const TICK_MS = 250;

/**
 * What the bench shows of one scale, folded from its answers and the clock. Passed on at most ten times a second, the latest of each
 * interval; a change of state goes at once.
 */
export class ScaleFeed {
  readonly #clock: DeviceClock;
  readonly #emit: (live: LiveWeight) => void;
  #scale: ScaleState = NO_SCALE;
  #shown: LiveWeight = NO_SCALE.live;
  #frameLength = 0;
  #isResting = false;
  #cancelRest = (): void => undefined;
  #cancelTick = (): void => undefined;

  constructor(clock: DeviceClock, emit: (live: LiveWeight) => void) {
    this.#clock = clock;
    this.#emit = emit;
    this.#tick();
  }

  /** Takes what happened to the scale. */
  push(input: ScaleInput): void {
    const checked = input.kind === 'reading' ? { ...input, reading: this.#checked(input.reading) } : input;
    this.#scale = scaleFold(this.#scale, checked);
    if (!this.#isResting || this.#scale.live.state !== this.#shown.state) this.#pass();
  }

  close(): void {
    this.#cancelRest();
    this.#cancelTick();
  }

  /** A byte lost on the line makes another weight of the same form: one of another length counts only when the next has it too. */
  #checked(reading: ScaleReading): ScaleReading {
    if (reading.kind !== 'weight') return reading;
    const isAsBefore = reading.frame.length === this.#frameLength;
    this.#frameLength = reading.frame.length;
    return isAsBefore ? reading : { ...reading, isStable: false };
  }

  #pass(): void {
    if (this.#scale.live === this.#shown) return;
    this.#shown = this.#scale.live;
    this.#isResting = true;
    this.#cancelRest();
    this.#cancelRest = this.#clock.after(INTERVAL_MS, () => {
      this.#isResting = false;
      this.#pass();
    });
    this.#emit(this.#shown);
  }

  #tick(): void {
    this.#cancelTick = this.#clock.after(TICK_MS, () => {
      this.push({ kind: 'tick', at: this.#clock.now() });
      this.#tick();
    });
  }
}
