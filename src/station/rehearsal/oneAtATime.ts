/** Work of some minutes that a supervisor began, as far as it is. */
export interface Job<About, Progress, Outcome> {
  readonly about: About;
  /** Null once it is over. */
  readonly running: Progress | null;
  /** What came of it; of a cancelled one what was worked out by then. Null before, and where it broke off. */
  readonly outcome: Outcome | null;
  /** True where it broke off for a reason that is in the log. */
  readonly isBroken: boolean;
}

/** Jobs of one kind, one at a time. */
export interface Jobs<About, Progress, Outcome> {
  /** The last one; null where none was begun since the station opened. */
  last(): Job<About, Progress, Outcome> | null;
  /** Begins one in the place of the last, once the threads of that are gone. */
  start(about: About, first: Progress, work: Work<Progress, Outcome>): void;
  cancel(): void;
  /** Ends it; resolves when its threads are gone. */
  close(): Promise<void>;
}

/** Told what comes of it, and how far it is; ends soon after the signal. */
export type Work<Progress, Outcome> = (
  signal: AbortSignal,
  progress: (now: Progress) => void,
) => Promise<Outcome | null>;

interface JobPorts {
  changed(): void;
  report(error: unknown): void;
}

/** Creates the jobs of one desk. What breaks off because the station closes is no news. */
export function oneAtATime<About, Progress, Outcome>({ changed, report }: JobPorts): Jobs<About, Progress, Outcome> {
  let last: Job<About, Progress, Outcome> | null = null;
  let abort = new AbortController();
  let isClosed = false;
  let ended: Promise<void> = Promise.resolve();

  return {
    last: () => last,
    start(about, first, work) {
      abort.abort();
      abort = new AbortController();
      const { signal } = abort;
      let job: Job<About, Progress, Outcome> = { about, running: first, outcome: null, isBroken: false };
      last = job;
      // Another one may be in its place by now.
      const turn = (now: Partial<Job<About, Progress, Outcome>>): void => {
        const isLast = last === job;
        job = { ...job, ...now };
        if (isLast) last = job;
      };
      const run = async (): Promise<void> => {
        try {
          turn({
            outcome: await work(signal, (running) => {
              turn({ running });
            }),
          });
        } catch (error) {
          turn({ isBroken: !isClosed });
          if (!isClosed) report(error);
        }
        turn({ running: null });
        changed();
      };
      ended = ended.then(run);
      changed();
    },
    cancel() {
      abort.abort();
    },
    async close() {
      isClosed = true;
      abort.abort();
      await ended;
    },
  };
}
