import type { DeviceClock } from '../../src/devices/clock.ts';

/** A clock of this many milliseconds in each of the machine's. Chance is the caller's, so that a schedule can be run again. */
export function scaledClock(scale: number, random: () => number): DeviceClock {
  const began = performance.now();
  const now = (): number => Math.floor((performance.now() - began) * scale);
  return {
    now,
    wall: now,
    uptime: now,
    random,
    after(ms, task) {
      const timer = setTimeout(task, ms / scale);
      return () => {
        clearTimeout(timer);
      };
    },
  };
}
