import type { Instant } from '../core/time.ts';
import type { DeviceClock } from './clock.ts';
import type { TracedBytes } from './deviceTrace.ts';
import type { DriverOutput } from './driver.ts';

/** What happened on the line of a device that somebody watches. */
export type WatchedItem =
  | ({ readonly kind: 'bytes' } & TracedBytes)
  | { readonly kind: 'output'; readonly at: Instant; readonly output: DriverOutput };

const INTERVAL_MS = 100;
const MOST_ITEMS = 200;

/** Gathers what a watched device says and passes it on ten times a second; of a flood only the last. */
export class WatchFeed {
  readonly #clock: DeviceClock;
  readonly #told: (items: readonly WatchedItem[]) => void;
  #items: WatchedItem[] = [];
  #cancel: (() => void) | null = null;

  constructor(clock: DeviceClock, told: (items: readonly WatchedItem[]) => void) {
    this.#clock = clock;
    this.#told = told;
  }

  push(item: WatchedItem): void {
    this.#items.push(item);
    if (this.#items.length > MOST_ITEMS) this.#items.shift();
    this.#cancel ??= this.#clock.after(INTERVAL_MS, () => {
      this.#cancel = null;
      this.#told(this.#items.splice(0));
    });
  }

  close(): void {
    this.#cancel?.();
    this.#items = [];
  }
}
