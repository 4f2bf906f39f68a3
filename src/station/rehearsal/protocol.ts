import type { BoxSet } from '../../core/carton/boxSet.ts';
import type { Effort } from '../../core/carton/engine/solve.ts';
import type { PackSettings } from '../../core/carton/fits.ts';
import type { SizeGrid } from '../../core/boxSizes/boardModel.ts';
import type { CountedClass } from '../../core/boxSizes/candidates.ts';
import type { CartonTypeId } from '../../core/ids.ts';
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

/** What the thread that proposes sizes is given once; the orders come after it, a few at a time. */
export interface SizesTask extends Omit<PricedLanes, 'lanes'> {
  readonly task: 'sizes';
  readonly today: BoxSet;
  readonly sizes: { readonly from: number; readonly to: number };
  readonly keep: readonly CartonTypeId[];
  readonly grid: SizeGrid;
  readonly currency: string;
  readonly minorPerM2: number | null;
  readonly least: number;
  readonly threads: number;
  /** Of the threads it starts itself. */
  readonly workerUrl: string;
}

/** What a thread is to do: propose sizes, or with each item compare two sets over a basket, find a basket's parcels, or price all parcels in a box. */
export type ThreadTask =
  | SizesTask
  | ({ readonly task: 'compare' } & RehearsalSetup)
  | ({ readonly task: 'classes' } & Omit<RehearsalSetup, 'edited'>)
  | ({ readonly task: 'costs'; readonly classes: readonly CountedClass[] } & PricedLanes);
