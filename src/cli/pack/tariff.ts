import { ArgumentError } from '../arguments.ts';
import type { Carrier, Preset } from './instanceFile.ts';

/** The smallest multiple of a step that is not less. */
export const ceilTo = (value: number, step: number): number => Math.ceil(value / step) * step;

/** True when the carrier takes a box of this size. */
export function takes(carrier: Carrier, outer: Preset['outer']): boolean {
  const [a = 0, b = 0, c = 0] = outer.toSorted((p, q) => q - p);
  if (carrier.maxLength && a > carrier.maxLength) return false;
  return !(carrier.maxLengthGirth && a + 2 * (b + c) > carrier.maxLengthGirth);
}

/** Postage with surcharges, in hundredths, and the billable weight in grams of a parcel by its outside and its gross weight. */
export function priceAt(
  carrier: Carrier,
  outer: Preset['outer'],
  gross: number,
): { readonly minor: number; readonly billable: number } {
  const volume = outer.reduce((product, side) => product * ceilTo(side, carrier.roundDim), 1);
  const hasDim = carrier.dimDivisor && !(carrier.dimOverVolume && volume <= carrier.dimOverVolume);
  const dim = hasDim && carrier.dimDivisor ? Math.ceil(volume / carrier.dimDivisor) : 0;
  const billable = Math.max(ceilTo(Math.max(gross, dim), carrier.step), carrier.minBillable);
  const [lastUpTo, lastCost] = carrier.bands.at(-1) ?? [0, 0];
  const band = carrier.bands.find(([upTo]) => billable <= upTo);
  const rate = band ? band[1] : lastCost + Math.ceil((billable - lastUpTo) / carrier.step) * carrier.perStepAfter;
  const longest = Math.max(...outer);
  const extra = carrier.surcharges.reduce(
    (sum, { longestOver, weightOver, cost }) =>
      sum +
      (longestOver !== null && longestOver !== undefined && longest > longestOver ? cost : 0) +
      (weightOver !== null && weightOver !== undefined && gross > weightOver ? cost : 0),
    0,
  );
  return { minor: rate + extra, billable };
}

/** Steps of one parcel's price at most. */
const MOST_STEPS = 20_000;

/** Gross weights from `least` to `most` up to which the price may stay the same, ascending: steps, bands and surcharges; `most` is the last. */
export function priceMarks(carrier: Carrier, least: number, most: number): readonly number[] {
  const marks = new Set([most]);
  const thresholds = [
    ...carrier.bands.map(([upTo]) => upTo),
    ...carrier.surcharges.map(({ weightOver }) => weightOver ?? 0),
  ];
  for (const mark of thresholds) if (mark >= least && mark < most) marks.add(mark);
  const first = ceilTo(Math.max(least, 1), carrier.step);
  if ((most - first) / carrier.step > MOST_STEPS)
    throw new ArgumentError(`steps of ${carrier.step} g are too many for a parcel of ${most} g: at most ${MOST_STEPS}`);
  for (let mark = first; mark < most; mark += carrier.step) marks.add(mark);
  return [...marks].sort((p, q) => p - q);
}
