import type { RuntimePort, StoragePort } from './ports.ts';

/** It is looked so often whether anything that can wait is due; nothing is asked in the first of them, while the station starts. */
export const LOOK_MS = 30_000;

/** A carrier that could not be asked is left alone for so long, then for twice as long, up to the last. */
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 60 * 60_000;

/** True while a label is being bought: it has the carrier to itself. One that nobody can settle for days does not hold everything up. */
export const isBuying = ({ purchases }: Pick<StoragePort, 'purchases'>): boolean =>
  purchases.unsettled().some(({ state }) => state === 'requested' || state === 'asked');

/** Lets a scan that waits come first. */
export const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** When something that can wait is tried again. */
export interface Pause {
  isOver(): boolean;
  /** Nothing to do for so long. */
  rest(ms: number): void;
  /** It failed: longer each time, until it works. */
  failed(): void;
  worked(): void;
  /** Something came to do. */
  wake(): void;
}

/** Creates a pause, by the clock that only goes on. */
export function createPause({ steady }: RuntimePort): Pause {
  let quietUntil = 0;
  let isResting = false;
  let nextMs = FIRST_PAUSE_MS;
  return {
    isOver: () => steady() >= quietUntil,
    rest(ms) {
      quietUntil = steady() + ms;
      isResting = true;
    },
    failed() {
      quietUntil = steady() + nextMs;
      isResting = false;
      nextMs = Math.min(nextMs * 2, LONGEST_PAUSE_MS);
    },
    worked() {
      nextMs = FIRST_PAUSE_MS;
    },
    wake() {
      if (isResting) quietUntil = 0;
    },
  };
}
