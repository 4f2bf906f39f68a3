import { StationError } from '../shared/errors.ts';
import type { BenchKind, OpenBench } from './openBench.ts';
import type { Handlers } from './ipc.ts';

/** Why training can't be begun now. */
export type TrainingRefusal = 'importRunning';

interface BenchesOptions {
  /** The installation's own bench. */
  readonly own: Exclude<BenchKind['mode'], 'training'>;
  open(kind: BenchKind): Promise<OpenBench>;
  /** Shows the bench that is open now from its beginning. */
  show(): void;
  /** The training could not be opened: the own bench is open again. */
  failed(error: unknown): void;
}

/** The benches of this window, one open at a time: the own one and the training, each with a database and instruments of its own. */
export interface Benches {
  /** The open one; waits while one is closed for the other. */
  current(): Promise<OpenBench>;
  /** The open one, or null while one is closed for the other. */
  now(): OpenBench | null;
  /** Answers each request of the contract by the bench that is open. */
  readonly handlers: Handlers;
  train(): Promise<TrainingRefusal | null>;
  leaveTraining(): void;
}

/** Opens the own bench. Rejects with what kept its data from being opened. */
export async function openBenches({ own, open, show, failed }: BenchesOptions): Promise<Benches> {
  let now: OpenBench | null = await open({ mode: own });
  let current: Promise<OpenBench> = Promise.resolve(now);

  /** The own bench is let go as at a shut-down: what is under way goes on when it is opened again. */
  const change = (kind: BenchKind): void => {
    const before = now;
    if (!before) return;
    now = null;
    current = before
      .close()
      .then(() => open(kind))
      .catch((error: unknown) => {
        failed(error);
        return open({ mode: own });
      })
      .then((bench) => {
        now = bench;
        show();
        return bench;
      });
    current.catch(failed);
  };

  const ask = async (name: keyof Handlers, input: unknown): Promise<unknown> => {
    const bench = await current;
    return (bench.handlers[name] as (input: unknown) => unknown)(input);
  };
  return {
    current: () => current,
    now: () => now,
    handlers: new Proxy(
      {},
      { get: (_target, name) => (input: unknown) => ask(name as keyof Handlers, input) },
    ) as Handlers,
    async train() {
      const bench = await current;
      if (bench.mode === 'training') return null;
      if (bench.isImporting()) return 'importRunning';
      const seed = bench.trainingSeed();
      // Before the first run there is nobody to train.
      if (!seed) throw new StationError('request.forbidden', {});
      change({ mode: 'training', ...seed });
      return null;
    },
    leaveTraining() {
      if (now?.mode === 'training') change({ mode: own });
    },
  };
}
