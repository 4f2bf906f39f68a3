import type { Dims, Length, LengthUnit, Mass } from '../quantity.ts';
import { micrograms } from '../weigh/estimates.ts';
import type { ParcelId, Sku } from '../ids.ts';

/** Days after which what packing said against a product counts no more. */
export const DOUBT_DAYS = 90;
/** Parcels that must speak against a product: fewer are chance. */
export const DOUBT_FROM = 3;

/** A parcel whose goods did not go into the box suggested for them. */
export interface Misfit {
  readonly parcelId: ParcelId;
  /** Each product once. */
  readonly skus: readonly Sku[];
}

/**
 * Which products are to blame that parcels did not fit: those in at least three of them, and more often than they did fit since. Where several
 * lay in one parcel, one that lay there alone comes first, then the one of most parcels; what it explains speaks against nobody else.
 * `fits`: parcels with it that did fit, since the first of these did not.
 */
export function blamedForMisfits(
  misfits: readonly Misfit[],
  fits: (sku: Sku, first: Misfit) => number,
): ReadonlyMap<Sku, readonly Misfit[]> {
  const blamed = new Map<Sku, readonly Misfit[]>();
  for (let open = misfits; ;) {
    const bySku = new Map<Sku, Misfit[]>();
    for (const misfit of open) for (const sku of misfit.skus) bySku.set(sku, [...(bySku.get(sku) ?? []), misfit]);
    const [worst] = [...bySku]
      .filter(([sku, [first, ...more]]) => first && more.length + 1 >= DOUBT_FROM && more.length + 1 > fits(sku, first))
      .sort(([a, of], [b, other]) => alone(other) - alone(of) || other.length - of.length || (a < b ? -1 : 1));
    if (!worst) return blamed;
    const [sku, parcels] = worst;
    blamed.set(sku, parcels);
    open = open.filter((misfit) => !parcels.includes(misfit));
  }
}

const alone = (misfits: readonly Misfit[]): number => misfits.filter(({ skus }) => skus.length === 1).length;

/** Steps in which a size is made larger, and how many at most: to twice its sides. */
const STEP_PERCENT = 2;
const MOST_STEPS = 50;

/**
 * The smallest size, grown evenly from the known one in steps of 2 % and rounded up to a millimetre or a tenth of an inch, with which no
 * parcel would go into the box it did not go into; null where even twice its sides would. It is a lower bound: the product may be larger yet.
 */
export function leastSize(dims: Dims, wouldFit: (dims: Dims) => boolean): Dims | null {
  let [fits, misses] = [0, MOST_STEPS + 1];
  while (misses - fits > 1) {
    const middle = Math.floor((fits + misses) / 2);
    if (wouldFit(grown(dims, middle))) fits = middle;
    else misses = middle;
  }
  return misses > MOST_STEPS ? null : grown(dims, misses);
}

const grown = ({ length, width, height }: Dims, steps: number): Dims => {
  const side = (of: Length): Length => grownSide(of, steps);
  return { length: side(length), width: side(width), height: side(height) };
};

/** Decimals that a grown side is rounded up to. */
const DECIMALS: Readonly<Record<LengthUnit, number>> = { mm: 0, cm: 1, m: 3, in: 1, ft: 2 };

function grownSide({ digits, exponent, unit }: Length, steps: number): Length {
  const decimals = DECIMALS[unit];
  const value = (digits * 10 ** exponent * (100 + STEP_PERCENT * steps)) / 100;
  // What is no whole number only because of its binary fraction is not rounded up.
  return { digits: Math.ceil(value * 10 ** decimals - 1e-6), exponent: -decimals, unit };
}

/** Parcels of one product alone that were let go at the scale, all off alike, say so together: within a quarter of the median. */
const ALIKE = 0.25;

/**
 * How much one unit weighs more than its file says, micrograms, by parcels that a supervisor let go: the median of those that agree. Null where
 * fewer than three agree. `offs`: for each parcel what a unit was off.
 */
export function agreedOff(offs: readonly number[]): { readonly off: number; readonly parcels: number } | null {
  const sorted = offs.toSorted((a, b) => a - b);
  const median = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const agreed = sorted.filter((off) => Math.abs(off - median) <= ALIKE * Math.abs(median));
  if (median === 0 || agreed.length < DOUBT_FROM || 2 * agreed.length <= offs.length) return null;
  return { off: agreed[Math.floor((agreed.length - 1) / 2)] ?? median, parcels: agreed.length };
}

/** What a unit is off, micrograms: what the scale showed less what it should have, shared out evenly. */
export const unitOff = (gross: Mass, expected: Mass, units: number): number =>
  (micrograms(gross) - micrograms(expected)) / units;

/** A weight that is off by micrograms, with as many decimals as the file's and one; null where nothing would be left of it. */
export function correctedWeight(listed: Mass, off: number): Mass | null {
  const unit = micrograms({ digits: 1, exponent: 0, unit: listed.unit });
  const decimals = Math.min(6, Math.max(0, -listed.exponent) + 1);
  const digits = Math.round((listed.digits * 10 ** listed.exponent + off / unit) * 10 ** decimals);
  return digits > 0 ? { digits, exponent: -decimals, unit: listed.unit } : null;
}
