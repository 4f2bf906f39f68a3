/** A clock whose time is moved by hand. */
export function handClock() {
  let now = 0;
  let ahead = 0;
  let slept = 0;
  let tasks: { at: number; task: () => void }[] = [];
  return {
    now: () => now,
    wall: () => now + ahead,
    uptime: () => now + slept,
    /** Somebody sets the PC's clock. */
    setWall(ms: number) {
      ahead += ms;
    },
    /** The machine sleeps: nothing runs, and only uptime and the PC's clock go on. */
    sleep(ms: number) {
      slept += ms;
      ahead += ms;
    },
    /** The process stands still: time goes on, and what was due meanwhile comes late. */
    stall(ms: number) {
      now += ms;
    },
    random: () => 0.5,
    after(ms: number, task: () => void) {
      const entry = { at: now + ms, task };
      tasks.push(entry);
      return () => {
        tasks = tasks.filter((other) => other !== entry);
      };
    },
    async forward(ms: number) {
      const end = now + ms;
      for (;;) {
        await settled();
        const next = tasks.filter((entry) => entry.at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        tasks = tasks.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.task();
      }
      now = end;
      await settled();
    },
  };
}
/** Resolves when what was promised so far has happened. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
