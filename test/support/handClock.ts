/** A clock whose time is moved by hand. */
export function handClock() {
  let now = 0;
  let tasks: { at: number; task: () => void }[] = [];
  return {
    now: () => now,
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
        now = next.at;
        next.task();
      }
      now = end;
      await settled();
    },
  };
}
/** Resolves when what was promised so far has happened. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
