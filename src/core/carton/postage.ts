import { milligramsDown, milligramsUp } from './blocks.ts';
import type { CartonType } from './cartonType.ts';
import type { PackItem, PackSettings } from './fits.ts';
import type { PriceStep } from '../ship/priceSteps.ts';
import type { Dims, Mass } from '../quantity.ts';
import type { RateRefusal } from '../ship/rate.ts';
import { refuse, type Result } from '../result.ts';

/** The carrier's prices of a parcel by gross weight, or why there are none: no price is known, or the carrier does not take such a parcel. */
export type Postage = Result<readonly PriceStep[], 'unpriced' | 'overLimit'>;

/** Where nobody can say a price: no address, no tariff. */
export const UNPRICED: Postage = refuse('unpriced');

/** Prices by weight as a plan needs them: a parcel the carrier does not take is told from one without a price. */
export const postageOf = (steps: Result<readonly PriceStep[], RateRefusal>): Postage =>
  steps.ok
    ? steps
    : steps.error === 'overMaximum' || steps.error === 'overweight' || steps.error === 'notForBox'
      ? refuse('overLimit')
      : UNPRICED;

/** Asks the carrier about a box of these outer sides and this kind, kept for what `use` says, for gross weights above `least` up to `most`. */
export type AskPostage = (
  outer: Dims,
  range: { readonly least: Mass; readonly most: Mass },
  kind: CartonType['kind'],
  use?: CartonType['use'],
) => Postage;

/** What a plan is asked for. */
export interface BoxOrder {
  readonly items: readonly PackItem[];
  readonly cartonTypes: readonly CartonType[];
  readonly settings: PackSettings;
  /** Null or absent where no price is known. */
  readonly postage?: AskPostage | null;
}

/** What one box costs by the weight of its contents in milligrams: box, postage and handling, minor units. */
export interface BoxPrices {
  /** Greatest weight of contents, milligrams; negative when the box can't be sent at all. */
  readonly capacity: number;
  /** True where the carrier, not the box, sets the capacity. */
  readonly isCarrierLimit: boolean;
  /** Null where no price is known. */
  readonly steps: readonly { readonly upTo: number; readonly minor: number; readonly billable: Mass }[] | null;
}

const milligrams = (value: number): Mass => ({ digits: value, exponent: 0, unit: 'mg' });

/** The prices of a box for contents up to `heaviest` milligrams. */
export function boxPrices(
  carton: CartonType,
  heaviest: number,
  handlingMinor: number,
  ask: AskPostage | null,
): BoxPrices {
  const tare = carton.tare ? milligramsUp(carton.tare) : 0;
  const capacity = carton.maxGross ? milligramsDown(carton.maxGross) - tare : Infinity;
  if (!ask || capacity < 0) return { capacity, isCarrierLimit: false, steps: ask ? [] : null };
  const most = Math.max(1, tare + Math.min(heaviest, capacity));
  const postage = ask(carton.outer, { least: milligrams(tare), most: milligrams(most) }, carton.kind, carton.use);
  if (!postage.ok)
    return postage.error === 'unpriced'
      ? { capacity, isCarrierLimit: false, steps: null }
      : { capacity: -1, isCarrierLimit: true, steps: [] };
  const extra = (carton.cost?.minor ?? 0) + handlingMinor;
  const steps = postage.value.map(({ upTo, charge, billable }) => ({
    upTo: milligramsDown(upTo) - tare,
    minor: charge.minor + extra,
    billable,
  }));
  const limit = steps.at(-1)?.upTo ?? -1;
  const isCarrierLimit = limit < most - tare;
  return { capacity: isCarrierLimit ? limit : capacity, isCarrierLimit, steps };
}
