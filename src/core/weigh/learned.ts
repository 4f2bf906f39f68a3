import type { Sku } from '../ids.ts';
import { compareQuantity, massFromBase, toBase, type Mass } from '../quantity.ts';

/** What a weight that agreed was made of; nothing is learned from a weight without it. */
export interface WeighedParts {
  /** Box and all that is no goods. */
  readonly empty: Mass;
  /** Units of each product, with the weight its product file had for one. */
  readonly units: readonly { readonly sku: Sku; readonly count: number; readonly listed: Mass }[];
}

/** What weights that agreed taught of one product. Estimates in micrograms, of one unit. */
export interface LearnedWeight {
  /** The product file's weight it began from: another one there, and learning begins anew. */
  readonly listed: Mass;
  readonly mean: number;
  /** How far the mean may be off (standard error). */
  readonly meanError: number;
  /** How far one unit is off the mean (standard deviation). */
  readonly spread: number;
  /** How many parcels' worth of evidence stand behind `spread`, the guess it began with included. */
  readonly evidence: number;
  readonly parcels: number;
}

/** A product file is trusted to 2 % of its weight, and a unit's spread is taken for 1 % until parcels say otherwise. */
const LISTED_ERROR = 0.02;
const FIRST_SPREAD = 0.01;
/** The guess of the spread counts as much as this many parcels. */
const FIRST_EVIDENCE = 6;
/** Older parcels fade: no more of them count than this, so that a product that changes slowly is followed. */
const MEMORY = 200;
/** A weight farther off than this many sigma pulls no more than one that is just so far off (Huber). */
const OUTLIER = 3;
/** What is left of a variance of which only the middle three sigma is ever seen, because the rest was refused. */
const SEEN_OF_VARIANCE = 0.9733;
/** A spread is never less than a thousandth of the weight, nor more than a tenth. */
const [LEAST_SPREAD, MOST_SPREAD] = [0.001, 0.1];
/** As far as parcels may move a product's weight; from there on a person looks. */
const MOST_MOVED = 0.1;
/** Parcels before a difference is told, and how large it must be at least. */
const DRIFT_PARCELS = 10;
const DRIFT_LEAST = 0.02;

/** A product of which no parcel was weighed yet: the product file's weight, and guesses. */
export function unlearned(listed: Mass): LearnedWeight {
  const mean = micrograms(listed);
  return {
    listed,
    mean,
    meanError: mean * LISTED_ERROR,
    spread: mean * FIRST_SPREAD,
    evidence: FIRST_EVIDENCE,
    parcels: 0,
  };
}

/**
 * What a weight that agreed teaches: least squares, one parcel at a time (a Kalman filter that keeps products apart). The difference
 * between what lay in the box and the means so far is shared out by how unsure each mean is; its square, less the square that was to be
 * expected, goes the same way into the spreads. So single products teach most, and an unsure one learns more than one that was weighed
 * often. What boxes differ by counts as their goods' spread: it lies on the scale too. Outliers are cut off; with few parcels the product file holds.
 */
export function learnWeights(
  known: (sku: Sku) => LearnedWeight | null,
  gross: Mass,
  { empty, units }: WeighedParts,
): ReadonlyMap<Sku, LearnedWeight> {
  const before = countedBySku(units).map(({ sku, count, listed }) => ({
    sku,
    count,
    of: currentOf(known(sku), listed),
  }));
  const tare = micrograms(empty);
  const rounding = micrograms({ ...gross, digits: 1 }) ** 2 / 12;
  const noise = before.reduce((sum, { count, of }) => sum + count * of.spread ** 2, rounding);
  const variance = before.reduce((sum, { count, of }) => sum + (count * of.meanError) ** 2, noise);
  const doubt = before.reduce((sum, { count, of }) => sum + count ** 2 * spreadDoubt(of), 2 * variance ** 2);
  const off = before.reduce((sum, { count, of }) => sum - count * of.mean, micrograms(gross) - tare);
  const most = OUTLIER * Math.sqrt(variance);
  const heard = Math.max(-most, Math.min(most, off));
  const surprise = heard ** 2 / SEEN_OF_VARIANCE - variance;
  return new Map(before.map(({ sku, count, of }) => [sku, taught(of, count, { heard, variance, surprise, doubt })]));
}

/** How far the square of a spread may be off, squared: that of a variance from so many parcels. */
const spreadDoubt = ({ spread, evidence }: LearnedWeight): number => (2 * spread ** 4) / evidence;

interface Lesson {
  readonly heard: number;
  readonly variance: number;
  readonly surprise: number;
  readonly doubt: number;
}

function taught(of: LearnedWeight, count: number, { heard, variance, surprise, doubt }: Lesson): LearnedWeight {
  const listed = micrograms(of.listed);
  const gain = (count * of.meanError ** 2) / variance;
  const spreadGain = (count * spreadDoubt(of)) / doubt;
  const spread = clamp(
    Math.sqrt(Math.max(0, of.spread ** 2 + spreadGain * surprise)),
    listed * LEAST_SPREAD,
    listed * MOST_SPREAD,
  );
  return {
    listed: of.listed,
    mean: clamp(of.mean + gain * heard, listed * (1 - MOST_MOVED), listed * (1 + MOST_MOVED)),
    meanError: Math.sqrt(Math.max(of.meanError ** 2 * (1 - gain * count), spread ** 2 / MEMORY)),
    spread,
    evidence: Math.min(MEMORY, of.evidence / (1 - spreadGain * count)),
    parcels: of.parcels + 1,
  };
}

/** What one unit is taken to weigh, and its spread: as learned, or by the product file where that has changed or nothing was learned. */
export function unitWeight(
  listed: Mass,
  learned: LearnedWeight | null,
): { readonly weight: Mass; readonly sigma: Mass | null } {
  if (!learned || compareQuantity(learned.listed, listed) !== 0) return { weight: listed, sigma: null };
  // A hundredth of the file's own last digit: finer than any scale that weighs it.
  const decimals = Math.min(9, Math.max(0, -listed.exponent) + 2);
  const mass = (value: number): Mass =>
    massFromBase({ num: BigInt(Math.round(value)) * NANOGRAMS_IN_MICROGRAM, den: 1n }, listed.unit, decimals);
  return { weight: mass(learned.mean), sigma: mass(learned.spread) };
}

/** Where the product file's weight is surely wrong: which way parcels say; null while it may be right. */
export function weightDrift({ listed, mean, meanError, parcels }: LearnedWeight): 'heavier' | 'lighter' | null {
  const base = micrograms(listed);
  const gap = mean - base;
  if (parcels < DRIFT_PARCELS || Math.abs(gap) < Math.max(base * DRIFT_LEAST, OUTLIER * meanError)) return null;
  return gap > 0 ? 'heavier' : 'lighter';
}

function countedBySku(units: WeighedParts['units']): WeighedParts['units'] {
  const bySku = new Map<Sku, WeighedParts['units'][number]>();
  for (const unit of units)
    if (unit.count > 0 && unit.listed.digits > 0)
      bySku.set(unit.sku, { ...unit, count: unit.count + (bySku.get(unit.sku)?.count ?? 0) });
  return [...bySku.values()];
}

const currentOf = (learned: LearnedWeight | null, listed: Mass): LearnedWeight =>
  learned && compareQuantity(learned.listed, listed) === 0 ? learned : unlearned(listed);

const NANOGRAMS_IN_MICROGRAM = 1000n;
const clamp = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

// Estimates, not weights: what is compared with a scale is made exact again by `unitWeight`.
function micrograms(mass: Mass): number {
  const { num, den } = toBase(mass);
  return Number(num) / Number(den) / Number(NANOGRAMS_IN_MICROGRAM);
}
