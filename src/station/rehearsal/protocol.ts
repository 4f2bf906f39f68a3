import type { BoxSet } from '../../core/carton/boxSet.ts';
import type { Effort } from '../../core/carton/engine/solve.ts';
import type { PackSettings } from '../../core/carton/fits.ts';
import type { Basket, Lane } from '../../core/rehearsal/basket.ts';
import type { Comparison } from '../../core/rehearsal/compareSets.ts';
import type { RateTables } from '../../core/ship/rateBook.ts';

/** What every thread of a rehearsal is given once. */
export interface RehearsalSetup {
  readonly today: BoxSet;
  readonly edited: BoxSet;
  readonly settings: PackSettings;
  readonly effort: Effort;
  readonly lanes: readonly Lane[];
  readonly rates: { readonly tables: RateTables; readonly version: number };
  /** Whose boxes may be used, by its id. */
  readonly carrier: string;
}

/** Baskets to compare, as their items and the index of their lane. */
export type RehearsalJob = readonly Pick<Basket, 'items' | 'lane'>[];

/** What a thread posts: that it stands ready, or a comparison for each basket of its job, a failure in words where one broke off. */
export type RehearsalMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'compared'; readonly results: readonly (Comparison | { readonly failure: string })[] };
