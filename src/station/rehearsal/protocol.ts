import type { BoxSet } from '../../core/carton/boxSet.ts';
import type { Effort } from '../../core/carton/engine/solve.ts';
import type { PackSettings } from '../../core/carton/fits.ts';
import type { CountedClass } from '../../core/boxSizes/candidates.ts';
import type { Lane } from '../../core/rehearsal/basket.ts';
import type { RateTables } from '../../core/ship/rateBook.ts';

/** Lanes with the prices and rules of their parcels. */
export interface PricedLanes {
  readonly lanes: readonly Lane[];
  readonly settings: PackSettings;
  readonly rates: { readonly tables: RateTables; readonly version: number };
  /** Whose boxes may be used, by its id. */
  readonly carrier: string;
}

/** What every thread of a rehearsal is given once. */
export interface RehearsalSetup extends PricedLanes {
  readonly today: BoxSet;
  readonly edited: BoxSet;
  readonly effort: Effort;
}

/** What a thread is to do with each item: compare two sets over a basket, find a basket's parcels, or price all parcels in a box. */
export type ThreadTask =
  | ({ readonly task: 'compare' } & RehearsalSetup)
  | ({ readonly task: 'classes' } & Omit<RehearsalSetup, 'edited'>)
  | ({ readonly task: 'costs'; readonly classes: readonly CountedClass[] } & PricedLanes);
