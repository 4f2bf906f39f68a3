import { massFromBase, toBase, type Mass, type MassUnit } from '../quantity.ts';

/** What is believed of one thing that parcels hold so many of: a unit of a product, a litre of a box's filling. Micrograms. */
export interface Estimate {
  readonly mean: number;
  /** How far the mean may be off (standard error). */
  readonly meanError: number;
  /** How far one is off the mean (standard deviation); many differ as independent ones. */
  readonly spread: number;
  /** How many parcels' worth of evidence stand behind `spread`, the guess it began with included. */
  readonly evidence: number;
  readonly parcels: number;
}

/** Within what an estimate may move. */
export interface EstimateBounds {
  readonly mean: readonly [number, number];
  readonly spread: readonly [number, number];
}

/** So many of what an estimate is of lie in a parcel. */
export interface Counted {
  readonly count: number;
  readonly of: Estimate;
}

/** What a parcel teaches, of all that lies in it. */
export interface Lesson {
  readonly heard: number;
  readonly variance: number;
  readonly surprise: number;
  readonly doubt: number;
}

/** Older parcels fade: no more of them count than this, so that what changes slowly is followed. */
const MEMORY = 200;
/** A weight farther off than this many sigma pulls no more than one that is just so far off (Huber). */
const OUTLIER = 3;
/** What is left of a variance of which only the middle three sigma is ever seen, because the rest was refused. */
const SEEN_OF_VARIANCE = 0.9733;

/** Sets what was weighed against what was believed: `off`, micrograms that the parcel weighs more; `rounding`, the variance of the scale's last digit. */
export function lessonOf(parts: readonly Counted[], off: number, rounding: number): Lesson {
  const noise = parts.reduce((sum, { count, of }) => sum + count * of.spread ** 2, rounding);
  const variance = parts.reduce((sum, { count, of }) => sum + (count * of.meanError) ** 2, noise);
  const doubt = parts.reduce((sum, { count, of }) => sum + count ** 2 * spreadDoubt(of), 2 * variance ** 2);
  const most = OUTLIER * Math.sqrt(variance);
  const heard = Math.max(-most, Math.min(most, off));
  return { heard, variance, surprise: heard ** 2 / SEEN_OF_VARIANCE - variance, doubt };
}

/** How far the square of a spread may be off, squared: that of a variance from so many parcels. */
const spreadDoubt = ({ spread, evidence }: Estimate): number => (2 * spread ** 4) / evidence;

/**
 * One of a parcel's estimates after the lesson: its mean takes the share of the difference that its own doubt has in all doubt, its spread
 * the same share of the surprise.
 */
export function taught(
  { count, of }: Counted,
  { heard, variance, surprise, doubt }: Lesson,
  bounds: EstimateBounds,
): Estimate {
  const gain = (count * of.meanError ** 2) / variance;
  const spreadGain = (count * spreadDoubt(of)) / doubt;
  const spread = clamp(Math.sqrt(Math.max(0, of.spread ** 2 + spreadGain * surprise)), bounds.spread);
  return {
    mean: clamp(of.mean + gain * heard, bounds.mean),
    meanError: Math.sqrt(Math.max(of.meanError ** 2 * (1 - gain * count), spread ** 2 / MEMORY)),
    spread,
    evidence: Math.min(MEMORY, of.evidence / (1 - spreadGain * count)),
    parcels: of.parcels + 1,
  };
}

const clamp = (value: number, [low, high]: readonly [number, number]): number => Math.max(low, Math.min(high, value));

const NANOGRAMS_IN_MICROGRAM = 1000n;

/** A weight as estimates take it. */
export function micrograms(mass: Mass): number {
  const { num, den } = toBase(mass);
  return Number(num) / Number(den) / Number(NANOGRAMS_IN_MICROGRAM);
}

/** An estimate as a weight that is compared with a scale: rounded to so many decimals of the unit, exact from there on. */
export const estimatedMass = (value: number, unit: MassUnit, decimals: number): Mass =>
  massFromBase({ num: BigInt(Math.round(value)) * NANOGRAMS_IN_MICROGRAM, den: 1n }, unit, decimals);
