import type { Instant } from '../core/time.ts';

/** Where device code gets the time, delays and chance, so that tests can hold them. */
export interface DeviceClock {
  now(): Instant;
  /** Runs `task` once after `ms` milliseconds; the answer cancels it and may be called any number of times. */
  after(ms: number, task: () => void): () => void;
  /** A number from 0 up to but not including 1. */
  random(): number;
}

/** The machine's own clock. */
export const systemClock: DeviceClock = {
  now: () => Date.now(),
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => {
      clearTimeout(timer);
    };
  },
  random: () => Math.random(),
};
