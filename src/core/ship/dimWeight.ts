import {
  addRational,
  ceilRational,
  compareQuantity,
  compareRational,
  exactMass,
  inUnit,
  quantity,
  quantityText,
  roundRational,
  timesRational,
  toBase,
  type Dims,
  type Mass,
  type Rational,
} from '../quantity.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { LocalDate } from '../time.ts';
import { allInForce, inForce, type Dated, type DimRule, type Limits, type Packaging, type RuleSet } from './rules.ts';
import { standing, type Standing } from './classes.ts';
import { exceeded, isOver, type Excess, type Sized } from './thresholds.ts';
import { actualLine, arrowText, exactText, sideLine } from './traceText.ts';

/** A parcel to be rated: outer sides as measured, gross weight as weighed, exact. */
export interface RatedParcel {
  readonly ruleId: string;
  readonly shipDate: LocalDate;
  readonly dims: Dims;
  readonly weight: Mass;
  readonly shape?: 'rectangular' | 'non-rectangular';
  readonly packaging?: Packaging;
}

/** What a carrier bills a parcel at, and why. */
export interface DimWeight {
  readonly rule: string;
  /** Latest start among the parts of the tariff in force; null when no start is known. */
  readonly effectiveFrom: LocalDate | null;
  /** After the tariff's own rounding; null where dimensional weight does not apply to this parcel. */
  readonly dimWeight: Mass | null;
  /** Null for a parcel that the carrier does not take. */
  readonly billableWeight: Mass | null;
  readonly weightUnit: 'lb' | 'kg';
  /** Classes the parcel falls into beyond its weight, such as `largePackage`; `overMaximum` for one that is not taken. */
  readonly flags: readonly string[];
  /** Why the carrier does not take the parcel; null when it does. */
  readonly refused: Excess | null;
  /** The computation as a person reads it, one step a line. */
  readonly trace: readonly string[];
}

export type DimRefusal = 'unknownRule' | 'noRuleForDate' | 'notPositive';

/**
 * Dimensional and billable weight of a parcel by a dated tariff, exactly: sides sorted and rounded, volume, floor, divisor, rounding up,
 * the greater of it and the actual weight, minimum of the surcharge class, cap. Every threshold is exceeded only above it. A weight in
 * pounds or ounces is answered in pounds and one in kilograms or grams in kilograms where the tariff knows both.
 */
export function computeDimWeight(parcel: RatedParcel, ruleSets: readonly RuleSet[]): Result<DimWeight, DimRefusal> {
  const weighing = prepareDimWeight(parcel, ruleSets);
  return weighing.ok ? weighing.value(parcel.weight) : weighing;
}

/** Rates one weight of a parcel; without a trace where only the figures are asked for: to write one costs more than to work it out. */
export type Weighing = (weight: Mass, isTraced?: boolean) => Result<DimWeight, DimRefusal>;

/** The same for many weights of one parcel: what its sides decide is worked out once. */
export function prepareDimWeight(
  parcel: Omit<RatedParcel, 'weight'>,
  ruleSets: readonly RuleSet[],
): Result<Weighing, DimRefusal> {
  const rules = ruleSets.find(({ id }) => id === parcel.ruleId);
  if (!rules) return refuse('unknownRule');
  const dim = inForce(rules.dim, parcel.shipDate);
  if (!dim) return refuse('noRuleForDate');
  const { length, width, height } = parcel.dims;
  if ([length, width, height].some(({ digits }) => digits <= 0)) return refuse('notPositive');
  const parts = {
    dim,
    limits: inForce(rules.limits, parcel.shipDate),
    classes: allInForce(rules.classes, parcel.shipDate),
  };
  const sized = new Map<string, Measured>();
  return ok((weight, isTraced = true) => {
    if (weight.digits <= 0) return refuse('notPositive');
    const unit = unitOf(weight, dim.rule);
    const known = sized.get(unit) ?? measure(parcel, unit, dim.rule);
    sized.set(unit, known);
    return ok(rate(parcel.ruleId, known, weight, parts, isTraced));
  });
}

/** The unit a tariff answers a weight in. */
export const unitOf = ({ unit }: Mass, rule: DimRule): 'lb' | 'kg' =>
  rule.lb && (unit === 'lb' || unit === 'oz' || !rule.kg) ? 'lb' : 'kg';

interface Parts {
  readonly dim: Dated<DimRule>;
  readonly limits: Dated<Limits> | null;
  readonly classes: readonly Dated<RuleSet['classes'][number]['rule']>[];
}

interface Measured {
  readonly sized: Sized;
  /** What the sides alone come to, before the tariff asks whether it applies to this weight. */
  readonly dimWeight: Rational | null;
  readonly lines: readonly string[];
}

function rate(
  rule: string,
  { sized, dimWeight: full, lines }: Measured,
  weight: Mass,
  parts: Parts,
  isTraced: boolean,
): DimWeight {
  const trace = isTraced ? [...lines] : [];
  const note = (line: () => string): void => {
    if (isTraced) trace.push(line());
  };
  const { fromWeight } = parts.dim.rule;
  const isLight = fromWeight !== undefined && compareQuantity(weight, fromWeight) < 0;
  if (full && isLight) note(() => `under ${quantityText(fromWeight)}: no dimensional weight`);
  const dimWeight = isLight ? null : full;
  const actual = roundedWeight(weight, sized.weightUnit, parts.dim.rule);
  note(() => actualLine(weight, sized.weightUnit, actual));
  const answer = {
    rule,
    effectiveFrom: startOf([parts.dim, parts.limits, ...parts.classes]),
    dimWeight: dimWeight && massOf(dimWeight, sized.weightUnit),
    weightUnit: sized.weightUnit,
    trace,
  };
  const refused = parts.limits ? exceeded(sized, weight, parts.limits.rule) : null;
  if (refused) {
    note(() => `not taken: ${refused.words}`);
    return { ...answer, billableWeight: null, flags: ['overMaximum'], refused };
  }
  const greater = dimWeight && compareRational(dimWeight, actual) > 0 ? dimWeight : actual;
  const found = standing(sized, weight, parts.classes);
  const billable = billed(greater, found, sized.weightUnit, parts.dim.rule, note);
  note(() => `billed ${exactText(billable)} ${sized.weightUnit}`);
  for (const part of [parts.dim, parts.limits, ...found.map((one) => one.part)])
    for (const { figure, source } of part?.unconfirmed ?? [])
      note(() => `not confirmed with the carrier: ${figure} (${source})`);
  const flags = found.map(({ part }) => part.rule.flag);
  return { ...answer, billableWeight: massOf(billable, sized.weightUnit), flags, refused: null };
}

/** Latest start of what was applied. */
const startOf = (parts: readonly (Dated<unknown> | null)[]): LocalDate | null =>
  parts
    .flatMap((part) => part?.from ?? [])
    .toSorted()
    .at(-1) ?? null;

function billed(
  greater: Rational,
  found: readonly Standing[],
  unit: 'lb' | 'kg',
  { cap }: DimRule,
  note: (line: () => string) => void,
): Rational {
  let billable = greater;
  for (const { part, words } of found) {
    const { flag, minimum } = part.rule;
    note(() => `${flag.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}: ${words}`);
    if (!minimum || compareRational(billable, inUnit(minimum, unit)) >= 0) continue;
    billable = inUnit(minimum, unit);
    note(() => `billed at least at ${quantityText(minimum)}`);
  }
  if (cap && compareRational(billable, inUnit(cap, unit)) > 0) {
    billable = inUnit(cap, unit);
    note(() => `billed at most at ${quantityText(cap)}`);
  }
  return billable;
}

function measure(
  { dims, packaging = 'box', shape }: Omit<RatedParcel, 'weight'>,
  weightUnit: 'lb' | 'kg',
  rule: DimRule,
): Measured {
  const lines: string[] = [];
  const lengthUnit = weightUnit === 'lb' ? 'in' : 'cm';
  const sorted = [dims.length, dims.width, dims.height].toSorted((a, b) => compareQuantity(b, a));
  const [a = ZERO, b = ZERO, c = ZERO] = sorted.map((side) => {
    const exact = inUnit(side, lengthUnit);
    const rounded = roundedSide(exact, rule.sides);
    if (compareRational(exact, rounded) !== 0 || side.unit !== lengthUnit)
      lines.push(sideLine(side, exact, rounded, lengthUnit));
    return rounded;
  });
  const sized: Sized = {
    lengthUnit,
    weightUnit,
    sides: [a, b, c],
    volume: timesRational(timesRational(a, b), c),
    lengthAndGirth: addRational(a, timesRational(addRational(b, c), { num: 2n, den: 1n })),
    packaging,
  };
  return { sized, dimWeight: dimensional(sized, rule, shape === 'non-rectangular', lines), lines };
}

function roundedSide(side: Rational, rounding: DimRule['sides']): Rational {
  if (rounding === 'asMeasured') return side;
  const whole = rounding === 'up' ? ceilRational(side) : roundRational(side);
  // A parcel thinner than half a unit still has a side.
  return { num: whole > 0n ? whole : 1n, den: 1n };
}

function dimensional(sized: Sized, rule: DimRule, isNoBox: boolean, lines: string[]): Rational | null {
  const { sides, lengthUnit, weightUnit } = sized;
  const divisor = rule[weightUnit]?.divisor ?? null;
  const cubic = `${lengthUnit}3`;
  lines.push(`${sides.map(exactText).join(' x ')} = ${exactText(sized.volume)} ${cubic}`);
  if (divisor === null) return null;
  if (sized.packaging === 'flatRate') {
    lines.push("the carrier's flat-rate packaging: no dimensional weight");
    return null;
  }
  let { volume } = sized;
  if (isNoBox && rule.nonRectangular) {
    volume = timesRational(volume, rule.nonRectangular);
    lines.push(
      `no box: ${exactText(sized.volume)} x ${exactText(rule.nonRectangular)} = ${exactText(volume)} ${cubic}`,
    );
  }
  if (rule.floor && !isOver({ ...sized, volume }, rule.floor)) {
    lines.push(`not over ${exactText(rule.floor.value)} ${rule.floor.unit}: no dimensional weight`);
    return null;
  }
  const exact: Rational = { num: volume.num * divisor.den, den: volume.den * divisor.num };
  const weight = stepped(exact, weightUnit, rule);
  lines.push(`${exactText(volume)} / ${exactText(divisor)} = ${arrowText(exact, weight, 2)} ${weightUnit}`);
  return weight;
}

/** The actual weight as it is billed: by classes, by fine steps while it is light, else by steps; every fraction up. */
function roundedWeight(weight: Mass, unit: 'lb' | 'kg', rule: DimRule): Rational {
  if (rule.fine && compareQuantity(weight, rule.fine.below) <= 0)
    return upTo(inUnit(weight, unit), rule.fine.step, unit);
  return stepped(inUnit(weight, unit), unit, rule);
}

function stepped(weight: Rational, unit: 'lb' | 'kg', rule: DimRule): Rational {
  const held = rule.classes?.find((mass) => compareRational(weight, inUnit(mass, unit)) <= 0);
  if (held) return inUnit(held, unit);
  const step = rule[unit]?.step;
  return step ? upTo(weight, step, unit) : weight;
}

/** The next multiple of a step. */
function upTo(weight: Rational, step: Mass, unit: 'lb' | 'kg'): Rational {
  const one = inUnit(step, unit);
  return timesRational({ num: ceilRational({ num: weight.num * one.den, den: weight.den * one.num }), den: 1n }, one);
}

const ZERO: Rational = { num: 0n, den: 1n };

/** A weight of the tariff's unit; nine decimals hold every step and every metric volume exactly, anything finer is rounded up there. */
function massOf(value: Rational, unit: 'lb' | 'kg'): Mass {
  const billionths = ceilRational({ num: value.num * 10n ** 9n, den: value.den });
  const one = toBase(quantity(1, 0, unit));
  const mass = exactMass({ num: billionths * one.num, den: 10n ** 9n * one.den }, unit);
  if (!mass) throw new RangeError('weight out of range');
  return mass;
}
