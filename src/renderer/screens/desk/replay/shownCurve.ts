import { inUnit } from '../../../../core/quantity.ts';
import type { ReplayViewed } from '../../../../shared/ipc/contract.ts';
import { unitShown } from '../../../words/measures.ts';

type Curve = NonNullable<ReplayViewed['curves'][number]['curve']>;

/** Decimals of a curve in the reader's units: a gram, or half of one. */
const DECIMALS = 3;

/** A scale's curve in the unit that everything beside it is read in; as the scale told it where that is the same. */
export function shownCurve(curve: Curve): Curve {
  const unit = unitShown(curve.unit);
  if (unit === curve.unit) return curve;
  const digitsIn = (digits: number): number => {
    const { num, den } = inUnit({ digits, exponent: curve.exponent, unit: curve.unit }, unit);
    return Math.round((Number(num) / Number(den)) * 10 ** DECIMALS);
  };
  return {
    ...curve,
    unit,
    exponent: -DECIMALS,
    points: curve.points.map(([ms, digits, isStable]) => [ms, digits === null ? null : digitsIn(digits), isStable]),
  };
}
