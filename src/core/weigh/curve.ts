import type { Mass, MassUnit } from '../quantity.ts';
import type { LiveWeight } from './reading.ts';

/** Readings of a curve at most. */
export const CURVE_MOST = 64;
/** How much of the past it holds. */
export const CURVE_MS = 10_000;

/** One reading of a scale; `at` by a clock that only goes on. */
export interface CurveReading {
  readonly at: number;
  /** Null while the scale showed none. */
  readonly weight: Mass | null;
  readonly isSteady: boolean;
}

/** What a scale showed before a weight was taken. All digits are of one unit and power of ten. */
export interface WeightCurve {
  readonly unit: MassUnit;
  readonly exponent: number;
  /** Milliseconds before the weight was taken (0 or less), digits or null where none was shown, 1 where steady. */
  readonly points: readonly (readonly [ms: number, digits: number | null, isSteady: 0 | 1])[];
}

/** What a scale shows, as a reading of a curve. */
export const readingOf = (live: LiveWeight, at: number): CurveReading => ({
  at,
  weight: live.state === 'steady' || live.state === 'moving' ? (live.weight ?? null) : null,
  isSteady: live.state === 'steady',
});

/**
 * The readings with one more. Of a weight that stands only its first and its last reading are kept, what is older than `CURVE_MS` goes, and
 * of too many the one that the line through its neighbours misses least: the curve keeps its corners.
 */
export function curveWith(readings: readonly CurveReading[], next: CurveReading): readonly CurveReading[] {
  const since = next.at - CURVE_MS;
  const recent = readings.filter(({ at }) => at >= since && at <= next.at);
  const [before, last] = recent.slice(-2);
  const stands = before && last && isAlike(before, last) && isAlike(last, next);
  const all = [...(stands ? recent.slice(0, -1) : recent), next];
  if (all.length <= CURVE_MOST) return all;
  const least = leastMissed(all);
  return all.filter((_, index) => index !== least);
}

const isAlike = (a: CurveReading, b: CurveReading): boolean =>
  a.isSteady === b.isSteady &&
  a.weight?.digits === b.weight?.digits &&
  a.weight?.exponent === b.weight?.exponent &&
  a.weight?.unit === b.weight?.unit;

// Only for which reading is left out: a rounded place on the picture is good enough.
const height = ({ weight }: CurveReading): number => (weight === null ? 0 : weight.digits * 10 ** weight.exponent);

/** The inner reading whose triangle with its neighbours is smallest; edges of a gap are never left out while there is another. */
function leastMissed(all: readonly CurveReading[]): number {
  let least = 1;
  let smallest = Infinity;
  for (let index = 1; index < all.length - 1; index += 1) {
    const [a, b, c] = [all[index - 1], all[index], all[index + 1]];
    if (!a || !b || !c) continue;
    const isEdge = (a.weight === null) !== (b.weight === null) || (b.weight === null) !== (c.weight === null);
    const area = Math.abs((c.at - a.at) * (height(b) - height(a)) - (b.at - a.at) * (height(c) - height(a)));
    if (!isEdge && area < smallest) {
      smallest = area;
      least = index;
    }
  }
  return least;
}

/** The curve up to a moment; null where nothing was shown. Readings in another unit than the last one's are gaps. */
export function weightCurve(readings: readonly CurveReading[], takenAt: number): WeightCurve | null {
  const unit = readings.findLast(({ weight }) => weight !== null)?.weight?.unit;
  if (unit === undefined) return null;
  const weights = readings.map(({ weight }) => (weight?.unit === unit ? weight : null));
  const exponent = Math.min(...weights.flatMap((weight) => (weight === null ? [] : [weight.exponent])));
  return {
    unit,
    exponent,
    points: readings.map(({ at, isSteady }, index) => {
      const weight = weights[index] ?? null;
      const digits = weight === null ? null : weight.digits * 10 ** (weight.exponent - exponent);
      return [Math.round(Math.min(0, at - takenAt)), digits, isSteady ? 1 : 0];
    }),
  };
}
