import type { UserId } from '../core/ids.ts';
import type { Instant } from '../core/time.ts';

/** One publication of rules and prices. */
export interface PublishedRates {
  readonly version: number;
  readonly at: Instant;
  /** Null where nobody was signed in: the command line. */
  readonly by: UserId | null;
  readonly note: string;
}
