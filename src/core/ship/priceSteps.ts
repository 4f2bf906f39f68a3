import type { Money } from '../money.ts';
import { compareQuantity, compareRational, exactMass, inUnit, toBase, type Mass, type Rational } from '../quantity.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { Quote } from './parcel.ts';
import { quoteOffline, tableOf, type OfflineTariff, type PricedParcel, type RateRefusal } from './rate.ts';
import { inForce, RULE_SETS } from './rules.ts';

/** A price by gross weight: it holds above the step before it up to and including this weight. */
export interface PriceStep {
  readonly upTo: Mass;
  readonly charge: Money;
  readonly billable: Mass;
}

/** A parcel whose weight is not known yet. */
export type UnweighedParcel = Omit<PricedParcel, 'gross'>;

/**
 * The prices of one parcel for every gross weight above `least` up to `most`, by the station's own tariff: the same as `quoteOffline`
 * gives for each weight. Ends at the carrier's weight limit where that comes first. `most` is above zero. Refuses what has no price
 * even at `least`.
 */
export function priceSteps(
  parcel: UnweighedParcel,
  range: { readonly least: Mass; readonly most: Mass },
  tariff: OfflineTariff,
): Result<readonly PriceStep[], RateRefusal> {
  const quoteAt = (gross: Mass): Result<Quote, RateRefusal> => quoteOffline({ ...parcel, gross }, tariff);
  const lightest = quoteAt(range.least.digits > 0 ? range.least : { digits: 1, exponent: -9, unit: range.most.unit });
  if (!lightest.ok) return lightest;
  const marks = breakPoints(parcel, range, tariff);
  const quotes = marks.map((): Quote | null | undefined => undefined);
  const at = (i: number): Quote | null => {
    const mark = marks[i] ?? range.most;
    const known = quotes[i];
    if (known !== undefined) return known;
    const quote = quoteAt(mark);
    return (quotes[i] = quote.ok ? quote.value : null);
  };
  const steps = distinct(at, 0, marks.length - 1).flatMap((i) => {
    const [upTo, quote] = [marks[i], at(i)];
    // Above the carrier's limit nothing has a price.
    return upTo && quote ? [{ upTo, charge: quote.charge, billable: quote.billable }] : [];
  });
  return steps.length > 0 ? ok(steps) : refuse('overweight');
}

/** The last mark of every run of one price: a heavier parcel is never billed less, so where both ends agree, all between do. */
function distinct(at: (i: number) => Quote | null, first: number, last: number): readonly number[] {
  if (first === last || isSame(at(first), at(last))) return [last];
  const middle = (first + last) >> 1;
  const left = distinct(at, first, middle);
  const right = distinct(at, middle + 1, last);
  // The run may go on over the middle.
  return isSame(at(middle), at(middle + 1)) ? [...left.slice(0, -1), ...right] : [...left, ...right];
}

const isSame = (a: Quote | null, b: Quote | null): boolean =>
  a && b ? a.charge.minor === b.charge.minor && compareQuantity(a.billable, b.billable) === 0 : a === b;

/**
 * Every weight in the range at which a price may rise, ascending, ending with `most`: the rule set's billing steps, the tariff's own
 * steps, the weights that bring a surcharge, and the limit. All roundings are upwards and every threshold is exceeded only above it, so
 * between two of them nothing changes.
 */
function breakPoints(
  { shipFrom, shipDate }: UnweighedParcel,
  { least, most }: { readonly least: Mass; readonly most: Mass },
  tariff: OfflineTariff,
): readonly Mass[] {
  const table = tableOf(shipFrom, tariff);
  const rules = RULE_SETS.find(({ id }) => id === table?.ruleId);
  const dim = rules && inForce(rules.dim, shipDate)?.rule;
  if (!table || !rules || !dim) return [most];
  const unit = dim.lb && (most.unit === 'lb' || most.unit === 'oz' || !dim.kg) ? 'lb' : 'kg';
  const limits = inForce(rules.limits, shipDate)?.rule;
  const surcharges = inForce(rules.surcharges, shipDate)?.rule;
  const tenths = [(unit === 'lb' ? dim.lb : dim.kg)?.stepTenths ?? null, table.stepTenths];
  const from = inUnit(least, unit);
  const to = inUnit(most, unit);
  const marks: Mass[] = tenths.flatMap((step) => (step === null ? [] : multiples(step, from, to, unit)));
  for (const threshold of [surcharges?.additionalHandling.weight, surcharges?.largePackage.weight])
    if (threshold !== undefined) marks.push({ digits: threshold, exponent: 0, unit: 'lb' });
  for (const bound of [limits?.weight, dim.cap]) if (bound) marks.push(bound);
  const inside = marks.filter((mark) => compareQuantity(mark, least) >= 0 && compareQuantity(mark, most) < 0);
  const sorted = [...inside, most].sort(compareQuantity);
  return sorted.filter((mark, i) => i === 0 || compareQuantity(mark, sorted[i - 1] ?? most) !== 0);
}

/** The multiples of so many tenths of the unit above `from` and not above `to`. */
function multiples(tenths: number, from: Rational, to: Rational, unit: 'lb' | 'kg'): readonly Mass[] {
  const step = BigInt(tenths);
  const found: Mass[] = [];
  for (let k = (from.num * 10n) / (from.den * step); ; k += 1n) {
    const mark: Rational = { num: k * step, den: 10n };
    if (compareRational(mark, to) > 0) return found;
    const one = toBase({ digits: 1, exponent: 0, unit });
    const mass = exactMass({ num: mark.num * one.num, den: mark.den * one.den }, unit);
    if (mass && mass.digits > 0) found.push(mass);
  }
}
