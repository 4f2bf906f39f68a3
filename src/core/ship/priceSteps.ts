import type { Money } from '../money.ts';
import {
  addRational,
  ceilRational,
  compareQuantity,
  compareRational,
  exactMass,
  floorRational,
  timesRational,
  toBase,
  type Mass,
  type Rational,
} from '../quantity.ts';
import { ok, refuse, type Result } from '../result.ts';
import { unitOf } from './dimWeight.ts';
import { prepareQuote } from './offlineQuote.ts';
import type { Quote } from './parcel.ts';
import type { PricedService, RateRefusal, UnweighedParcel } from './rate.ts';
import type { RateBook } from './rateBook.ts';
import { allInForce, inForce, type RuleSet } from './rules.ts';

/** A price by gross weight: it holds above the step before it up to and including this weight. */
export interface PriceStep {
  readonly upTo: Mass;
  readonly charge: Money;
  /** What the heaviest weight of the step is billed at: of all of them, where the rules bill in steps. */
  readonly billable: Mass;
}

/** Gross weights above `least` up to `most`. */
export interface WeightRange {
  readonly least: Mass;
  readonly most: Mass;
}

/**
 * The prices of one parcel for every gross weight of a range, by the station's own tariff: the same as `quoteOffline` gives for each
 * weight, whichever service is cheapest there. Ends where no service takes more. `most` is above zero. Refuses what has no price even at
 * `least`.
 */
export function priceSteps(
  parcel: UnweighedParcel,
  range: WeightRange,
  book: RateBook,
): Result<readonly PriceStep[], RateRefusal> {
  const prepared = prepareQuote(parcel, book);
  if (!prepared.ok) return prepared;
  const { services, quote } = prepared.value;
  const lightest = quote(
    range.least.digits > 0 ? range.least : { digits: 1, exponent: -9, unit: range.most.unit },
    false,
  );
  if (!lightest.ok) return lightest;
  const steps: { upTo: Mass; quote: Quote }[] = [];
  for (const upTo of breakPoints(parcel, services, range, book)) {
    const found = quote(upTo, false);
    // Above the carrier's limit nothing has a price.
    if (!found.ok) break;
    const last = steps.at(-1);
    if (last && isSame(last.quote, found.value)) last.upTo = upTo;
    else steps.push({ upTo, quote: found.value });
  }
  return steps.length > 0
    ? ok(steps.map(({ upTo, quote: { charge, billable } }) => ({ upTo, charge, billable })))
    : refuse('overweight');
}

const isSame = (a: Quote, b: Quote): boolean =>
  a.charge.minor === b.charge.minor && compareQuantity(a.billable, b.billable) === 0;

/**
 * Every weight in the range at which a price may change, ascending, ending with `most`: the rule sets' billing steps and classes, the
 * tariff's breaks and steps, the weights that bring a surcharge, and the limits. All roundings are upwards and every threshold is exceeded
 * only above it, so between two of them nothing changes.
 */
function breakPoints(
  { shipDate }: UnweighedParcel,
  services: readonly PricedService[],
  { least, most }: WeightRange,
  book: RateBook,
): readonly Mass[] {
  const marks = services.flatMap((service) => {
    const rules = book.rules.find(({ id }) => id === service.service.ruleId);
    return [...tariffMarks(service, least, most), ...(rules ? ruleMarks(rules, shipDate, least, most) : [])];
  });
  const inside = marks.filter((mark) => compareQuantity(mark, least) >= 0 && compareQuantity(mark, most) < 0);
  const sorted = [...inside, most].sort(compareQuantity);
  return sorted.filter((mark, i) => i === 0 || compareQuantity(mark, sorted[i - 1] ?? most) !== 0);
}

function tariffMarks({ prices, service }: PricedService, least: Mass, most: Mass): readonly Mass[] {
  return [
    ...(service.minWeight ? [service.minWeight] : []),
    ...prices.flatMap(({ upTo, more }) => [
      ...(upTo ? [upTo] : []),
      ...(more ? multiples(more.step, more.over, least, most) : []),
    ]),
  ];
}

function ruleMarks(rules: RuleSet, shipDate: string, least: Mass, most: Mass): readonly Mass[] {
  const dim = inForce(rules.dim, shipDate)?.rule;
  if (!dim) return [];
  const step = dim[unitOf(most, dim)]?.step ?? null;
  const { fine, fromWeight, classes = [], cap } = dim;
  const limit = inForce(rules.limits, shipDate)?.rule.weight;
  const thresholds = allInForce(rules.classes, shipDate).map(({ rule }) => rule.thresholds.weight);
  return [
    ...(step ? multiples(step, null, least, most) : []),
    ...(fine ? [...multiples(fine.step, null, least, fine.below), fine.below] : []),
    ...(fromWeight ? [justUnder(fromWeight)] : []),
    ...classes,
    ...[cap, limit, ...thresholds].flatMap((mass) => mass ?? []),
  ];
}

/** A weight that counts from itself on changes the price right below itself: nothing weighed lies in a billionth of the unit. */
const justUnder = ({ digits, exponent, unit }: Mass): Mass => ({
  digits: digits * 10 ** (exponent + 9) - 1,
  exponent: -9,
  unit,
});

/** The weights a whole number of steps over `over`, at or above `least` and not above `most`. */
function multiples(step: Mass, over: Mass | null, least: Mass, most: Mass): readonly Mass[] {
  const [one, start, from, to] = [toBase(step), over ? toBase(over) : ZERO, toBase(least), toBase(most)];
  const ratio = (a: Rational): Rational => {
    const rest = addRational(a, { num: -start.num, den: start.den });
    return { num: rest.num * one.den, den: rest.den * one.num };
  };
  const found: Mass[] = [];
  const first = compareRational(from, start) > 0 ? ceilRational(ratio(from)) : 0n;
  const last = floorRational(ratio(to));
  for (let k = first; k <= last; k += 1n) {
    const mark = exactMass(addRational(start, timesRational(one, { num: k, den: 1n })), step.unit);
    if (mark && mark.digits > 0) found.push(mark);
  }
  return found;
}

const ZERO: Rational = { num: 0n, den: 1n };
