import { uptime } from 'node:os';
import type { Instant } from '../core/time.ts';

/** Where device code gets the time, delays and chance, so that tests can hold them. */
export interface DeviceClock {
  /** The time that durations are taken by: it only goes on, whoever sets the PC's clock. */
  now(): Instant;
  /** The time as the PC's clock shows it, for people and journals; it may jump. */
  wall(): Instant;
  /** Milliseconds since the machine was started, its sleep included, which `now` need not count. */
  uptime(): number;
  /** Runs `task` once after `ms` milliseconds; the answer cancels it and may be called any number of times. */
  after(ms: number, task: () => void): () => void;
  /** A number from 0 up to but not including 1. */
  random(): number;
}

/** The machine's own clock. */
export const systemClock: DeviceClock = {
  now: () => Math.floor(performance.timeOrigin + performance.now()),
  wall: () => Date.now(),
  uptime: () => uptime() * 1000,
  after(ms, task) {
    const timer = setTimeout(task, ms);
    return () => {
      clearTimeout(timer);
    };
  },
  random: () => Math.random(),
};
