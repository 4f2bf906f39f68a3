import {
  addRational,
  compareRational,
  exactMass,
  massFromBase,
  sumMass,
  timesMass,
  toBase,
  type Mass,
  type Rational,
} from '../quantity.ts';
import { ok, refuse, type Result } from '../result.ts';

/** Units of one product in a parcel, as they weigh. */
export interface WeighedItem {
  /** Weight of one unit; null when the product file has none. */
  readonly weight: Mass | null;
  readonly count: number;
  /** Learned spread (standard deviation) of one unit; null or absent when none is learned. */
  readonly sigma?: Mass | null;
}

/** How far a gross weight may be off before the bench says so. A site may keep its own. */
export interface WeighSettings {
  /** Spread of a unit whose own is not learned, in per cent of its weight. */
  readonly unlearnedSigmaPercent: number;
  readonly sigmas: number;
  /** A scale is trusted to this many of its divisions. */
  readonly divisions: number;
}

/** 1 % of a unit's weight until its spread is learned, three sigma, two scale divisions. */
export const WEIGH_SETTINGS: WeighSettings = { unlearnedSigmaPercent: 1, sigmas: 3, divisions: 2 };

/** What keeps the expected weight unknown. */
export type UnknownWeight = 'itemWeight' | 'tare';

/**
 * Exact expected gross weight: items, box and dunnage (what instructions enclose, and filling), in the unit of the first item that has
 * one. Refuses with what is not known; no dunnage weighs nothing.
 */
export function expectedGross(parcel: {
  readonly items: readonly WeighedItem[];
  readonly tare: Mass | null;
  readonly dunnage: readonly Mass[];
}): Result<Mass, readonly UnknownWeight[]> {
  const { items, tare, dunnage } = parcel;
  const weighed = items.flatMap(({ weight, count }) => (weight && count > 0 ? [timesMass(weight, count)] : []));
  const isItemUnknown = items.some(({ weight, count }) => count > 0 && !weight);
  if (isItemUnknown || !tare)
    return refuse([...(isItemUnknown ? ['itemWeight' as const] : []), ...(tare ? [] : ['tare' as const])]);
  return ok(sumMass([...weighed, tare, ...dunnage], weighed[0]?.unit ?? tare.unit));
}

/**
 * How far gross may be from expected and still agree: the larger of three sigma of the order (spreads of its units added as independent
 * ones, with its filling's) and two scale divisions, but never more than half of the lightest unit's weight, so that a missing unit is always seen. Units
 * lighter than two divisions can't be seen by this scale: they are checked by scan alone and set no bound. Null when a unit's weight is
 * unknown.
 */
export function weightTolerance(
  parcel: {
    readonly items: readonly WeighedItem[];
    readonly division: Mass;
    /** Spread of what fills the box; null or absent for none. */
    readonly filling?: Mass | null;
  },
  settings: WeighSettings = WEIGH_SETTINGS,
): Mass | null {
  const items = parcel.items.filter(({ count }) => count > 0);
  const twoDivisions = times(toBase(parcel.division), BigInt(settings.divisions));
  let variance: Rational = parcel.filling ? square(toBase(parcel.filling)) : ZERO;
  let half: Rational | null = null;
  for (const { weight, count, sigma } of items) {
    if (!weight) return null;
    const unit = toBase(weight);
    const spread = sigma
      ? toBase(sigma)
      : { num: unit.num * BigInt(settings.unlearnedSigmaPercent), den: unit.den * 100n };
    variance = addRational(variance, times(square(spread), BigInt(count)));
    const halfUnit = { num: unit.num, den: unit.den * 2n };
    if (compareRational(unit, twoDivisions) >= 0 && (!half || compareRational(halfUnit, half) < 0)) half = halfUnit;
  }
  const spread = { num: rootDown(times(variance, BigInt(settings.sigmas) ** 2n)), den: 1n };
  const wide = compareRational(spread, twoDivisions) > 0 ? spread : twoDivisions;
  return inGrams(half && compareRational(half, wide) < 0 ? half : wide);
}

/** Compares a gross weight with the expected one, exactly; a difference as large as the tolerance still agrees. */
export function judgeWeight(gross: Mass, expected: Mass, tolerance: Mass): 'agrees' | 'tooLight' | 'tooHeavy' {
  const allowed = toBase(tolerance);
  if (compareRational(addRational(toBase(gross), allowed), toBase(expected)) < 0) return 'tooLight';
  return compareRational(toBase(gross), addRational(toBase(expected), allowed)) > 0 ? 'tooHeavy' : 'agrees';
}

/** One step of the last digit a weight was shown with: the scale's division where its own is not known. */
export const lastDigit = (weight: Mass): Mass => ({ digits: 1, exponent: weight.exponent, unit: weight.unit });

const ZERO: Rational = { num: 0n, den: 1n };
const times = (value: Rational, factor: bigint): Rational => ({ num: value.num * factor, den: value.den });
const square = ({ num, den }: Rational): Rational => ({ num: num * num, den: den * den });
const inGrams = (base: Rational): Mass => exactMass(base, 'g') ?? massFromBase(base, 'g', 9);

/** The whole root of a fraction, rounded down, by Newton's method on integers. */
function rootDown({ num, den }: Rational): bigint {
  const square = num / den;
  if (square < 2n) return square;
  let root = 1n << BigInt(Math.ceil(square.toString(2).length / 2));
  for (;;) {
    const next = (root + square / root) / 2n;
    if (next >= root) return root;
    root = next;
  }
}
