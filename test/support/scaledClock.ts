import type { DeviceClock } from '../../src/devices/clock.ts';

const TICK_MS = 4;
/** What a tick was later than this does not count. */
const LONGEST_TICK_MS = 12;

let seen = performance.now();
let elapsed = 0;
/** Milliseconds in which this process was attended to. */
const attended = (): number => {
  const at = performance.now();
  elapsed += Math.min(at - seen, LONGEST_TICK_MS);
  seen = at;
  return elapsed;
};
setInterval(attended, TICK_MS).unref();

/**
 * A clock of this many milliseconds in each of the machine's, which stands still while the machine is too busy to turn to us: else on a
 * busy one all patience is over before anything could answer. Chance is the caller's, so that a schedule can be run again.
 */
export function scaledClock(scale: number, random: () => number): DeviceClock {
  const began = attended();
  const now = (): number => Math.floor((attended() - began) * scale);
  return {
    now,
    wall: now,
    uptime: now,
    random,
    after(ms, task) {
      const due = now() + ms;
      let timer: NodeJS.Timeout | null = null;
      const wait = (left: number): void => {
        timer = setTimeout(() => {
          const open = due - now();
          if (open <= 0) task();
          else wait(open);
        }, left / scale);
      };
      wait(ms);
      return () => {
        if (timer) clearTimeout(timer);
      };
    },
  };
}
