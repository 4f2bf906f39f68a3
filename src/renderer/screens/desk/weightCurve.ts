import { addRational, compareQuantity, inUnit, rationalText, type Mass } from '../../../core/quantity.ts';
import { localDecimal } from '../../words/spoken.ts';

/** A reading of a scale that is watched. */
export interface Weighed {
  readonly at: number;
  /** Null while the scale shows none. */
  readonly weight: Mass | null;
  readonly isStable: boolean;
}

/** How much of the past is shown. */
export const LAST_MS = 60_000;

/** The least and the most that was shown, as text of the scale's own digits, and how far they are apart. */
export interface Spread {
  readonly least: string;
  readonly most: string;
  readonly gap: string;
  readonly unit: Mass['unit'];
}

const shownOf = (weights: readonly Weighed[]): readonly Mass[] =>
  weights.flatMap(({ weight }) => (weight === null ? [] : [weight]));

/** Least, most and their difference, exact; null while nothing was shown. */
export function spreadOf(weights: readonly Weighed[]): Spread | null {
  const sorted = shownOf(weights).toSorted(compareQuantity);
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (!least || !most) return null;
  const { unit } = most;
  const decimals = Math.max(0, ...sorted.map(({ exponent }) => -exponent));
  const [low, high] = [inUnit(least, unit), inUnit(most, unit)];
  const text = (value: typeof low): string => localDecimal(rationalText(value, decimals));
  return { least: text(low), most: text(high), gap: text(addRational(high, { num: -low.num, den: low.den })), unit };
}

/** One unbroken stretch of the curve, as places of a picture of this size. */
export interface Stretch {
  readonly points: readonly (readonly [number, number])[];
}

/** The scale's picture: at least this many of its last digits high, so that one digit of noise is seen and is no mountain. */
const LEAST_DIGITS = 10;

/**
 * The last minute as stretches of a curve, broken where the scale showed no weight; the newest reading is at the right edge. Only for the
 * picture: places are no weights.
 */
export function curveOf(weights: readonly Weighed[], width: number, height: number): readonly Stretch[] {
  const masses = shownOf(weights);
  const exponent = Math.min(0, ...masses.map((mass) => mass.exponent));
  const newest = weights.at(-1);
  if (newest === undefined || masses.length === 0) return [];
  const unit = masses.at(-1)?.unit ?? 'kg';
  const steps = (mass: Mass): number => {
    const { num, den } = inUnit(mass, unit);
    return Number((num * 10n ** BigInt(-exponent)) / den);
  };
  const all = masses.map(steps);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = Math.max(LEAST_DIGITS, high - low);
  const middle = (low + high) / 2;
  const stretches: [number, number][][] = [[]];
  for (const { at, weight } of weights) {
    if (weight === null) stretches.push([]);
    else
      stretches
        .at(-1)
        ?.push([
          width - ((newest.at - at) / LAST_MS) * width,
          height / 2 - ((steps(weight) - middle) / room) * height * 0.9,
        ]);
  }
  return stretches.filter((points) => points.length > 0).map((points) => ({ points }));
}
