import {
  addRational,
  ceilRational,
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
import { crossed, exceeded, type Excess, type Sized } from './thresholds.ts';
import { actualLine, arrowText, exactText, sideLine } from './traceText.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { LocalDate } from '../time.ts';
import {
  inForce,
  RULE_SETS,
  type Dated,
  type DimRule,
  type DimScale,
  type Limits,
  type RuleId,
  type RuleSet,
  type Surcharges,
} from './rules.ts';

/** Classes a parcel can fall into beyond its weight. */
export type ParcelFlag = 'additionalHandling' | 'largePackage' | 'overMaximum';

/** A parcel to be rated: outer sides as measured, gross weight as weighed, exact. */
export interface RatedParcel {
  readonly ruleId: RuleId;
  readonly shipDate: LocalDate;
  readonly dims: Dims;
  readonly weight: Mass;
  readonly shape?: 'rectangular' | 'non-rectangular';
}

/** What a carrier bills a parcel at, and why. */
export interface DimWeight {
  readonly rule: RuleId;
  /** Latest start among the parts of the tariff that were applied; null when no start is known. */
  readonly effectiveFrom: LocalDate | null;
  /** After the tariff's own rounding; null where dimensional weight does not apply to this parcel. */
  readonly dimWeight: Mass | null;
  /** Null for a parcel that the carrier does not take. */
  readonly billableWeight: Mass | null;
  readonly weightUnit: 'lb' | 'kg';
  readonly flags: readonly ParcelFlag[];
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
export function computeDimWeight(
  parcel: RatedParcel,
  ruleSets: readonly RuleSet[] = RULE_SETS,
): Result<DimWeight, DimRefusal> {
  const rules = ruleSets.find(({ id }) => id === parcel.ruleId);
  if (!rules) return refuse('unknownRule');
  const dim = inForce(rules.dim, parcel.shipDate);
  if (!dim) return refuse('noRuleForDate');
  const { length, width, height } = parcel.dims;
  if ([length, width, height, parcel.weight].some(({ digits }) => digits <= 0)) return refuse('notPositive');
  return ok(
    rate(parcel, {
      dim,
      limits: inForce(rules.limits, parcel.shipDate),
      surcharges: inForce(rules.surcharges, parcel.shipDate),
    }),
  );
}

interface Parts {
  readonly dim: Dated<DimRule>;
  readonly limits: Dated<Limits> | null;
  readonly surcharges: Dated<Surcharges> | null;
}

function rate(parcel: RatedParcel, parts: Parts): DimWeight {
  const trace: string[] = [];
  const sized = measure(parcel, parts.dim.rule, trace);
  const scale = (sized.weightUnit === 'lb' ? parts.dim.rule.lb : parts.dim.rule.kg) ?? missingScale();
  const dimWeight = dimensional(sized, parts.dim.rule, scale, parcel.shape === 'non-rectangular', trace);
  const actual = roundedWeight(inUnit(sized.weight, sized.weightUnit), scale);
  trace.push(actualLine(sized.weight, sized.weightUnit, actual));
  const effectiveFrom =
    [parts.dim.from, parts.limits?.from, parts.surcharges?.from]
      .filter((from) => from !== null && from !== undefined)
      .toSorted()
      .at(-1) ?? null;
  const answer = {
    rule: parcel.ruleId,
    effectiveFrom,
    dimWeight: dimWeight && massOf(dimWeight, sized.weightUnit),
    weightUnit: sized.weightUnit,
  };
  const refused = parts.limits ? exceeded(sized, parts.limits.rule) : null;
  if (refused)
    return {
      ...answer,
      billableWeight: null,
      flags: ['overMaximum'],
      refused,
      trace: [...trace, `not taken: ${refused.words}`],
    };
  const greater = dimWeight && compareRational(dimWeight, actual) > 0 ? dimWeight : actual;
  const { billable, flags } = surcharged(sized, greater, parts, trace);
  trace.push(`billed ${exactText(billable)} ${sized.weightUnit}`);
  return { ...answer, billableWeight: massOf(billable, sized.weightUnit), flags, refused: null, trace };
}

function measure({ dims, weight }: RatedParcel, rule: DimRule, trace: string[]): Sized {
  const asksPounds = weight.unit === 'lb' || weight.unit === 'oz';
  const weightUnit = rule.lb && (asksPounds || !rule.kg) ? 'lb' : 'kg';
  const lengthUnit = weightUnit === 'lb' ? 'in' : 'cm';
  const sorted = [dims.length, dims.width, dims.height].toSorted((a, b) => compareRational(toBase(b), toBase(a)));
  const [a = ZERO, b = ZERO, c = ZERO] = sorted.map((side) => {
    const exact = inUnit(side, lengthUnit);
    const rounded = roundedSide(exact, rule.sides);
    if (compareRational(exact, rounded) !== 0 || side.unit !== lengthUnit)
      trace.push(sideLine(side, exact, rounded, lengthUnit));
    return rounded;
  });
  const lengthAndGirth = addRational(a, timesRational(addRational(b, c), whole(2)));
  return {
    lengthUnit,
    weightUnit,
    sides: [a, b, c],
    volume: timesRational(timesRational(a, b), c),
    lengthAndGirth,
    weight,
  };
}

function roundedSide(side: Rational, rounding: DimRule['sides']): Rational {
  if (rounding === 'asMeasured') return side;
  const whole = rounding === 'up' ? ceilRational(side) : roundRational(side);
  // A parcel thinner than half a unit still has a side.
  return { num: whole > 0n ? whole : 1n, den: 1n };
}

function dimensional(
  sized: Sized,
  rule: DimRule,
  scale: DimScale,
  isNonRectangular: boolean,
  trace: string[],
): Rational | null {
  const { sides, lengthUnit, weightUnit } = sized;
  const cubic = `${lengthUnit}3`;
  trace.push(`${sides.map(exactText).join(' x ')} = ${exactText(sized.volume)} ${cubic}`);
  let { volume } = sized;
  if (isNonRectangular && rule.nonRectangularThousandths !== undefined) {
    volume = timesRational(volume, { num: BigInt(rule.nonRectangularThousandths), den: 1000n });
    trace.push(
      `no box: ${exactText(sized.volume)} x ${exactText({ num: BigInt(rule.nonRectangularThousandths), den: 1000n })} = ${exactText(volume)} ${cubic}`,
    );
  }
  if (rule.floorIn3 !== undefined && compareRational(volume, whole(rule.floorIn3)) <= 0) {
    trace.push(`not over ${rule.floorIn3.toString()} ${cubic}: no dimensional weight`);
    return null;
  }
  const exact = timesRational(volume, { num: 1n, den: BigInt(scale.divisor) });
  const weight = roundedWeight(exact, scale);
  trace.push(`${exactText(volume)} / ${scale.divisor.toString()} = ${arrowText(exact, weight, 2)} ${weightUnit}`);
  return weight;
}

/** Every fraction of a step up. */
function roundedWeight(weight: Rational, { stepTenths }: DimScale): Rational {
  if (stepTenths === null) return weight;
  const step = { num: BigInt(stepTenths), den: 10n };
  return timesRational(
    { num: ceilRational({ num: weight.num * step.den, den: weight.den * step.num }), den: 1n },
    step,
  );
}

function surcharged(
  sized: Sized,
  greater: Rational,
  parts: Parts,
  trace: string[],
): { readonly billable: Rational; readonly flags: readonly ParcelFlag[] } {
  const { cap } = parts.dim.rule;
  let billable = greater;
  let flags: readonly ParcelFlag[] = [];
  // Only the dearer class counts.
  for (const flag of ['largePackage', 'additionalHandling'] as const) {
    const rule = parts.surcharges?.rule[flag];
    const reason = rule ? crossed(sized, rule) : null;
    if (!rule || reason === null) continue;
    trace.push(`${flag === 'largePackage' ? 'large package' : 'additional handling'}: ${reason}`);
    if (rule.minimum !== null && compareRational(billable, whole(rule.minimum)) < 0) {
      billable = whole(rule.minimum);
      trace.push(`billed at least at ${rule.minimum.toString()} ${sized.weightUnit}`);
    }
    flags = [flag];
    break;
  }
  if (cap && compareRational(billable, inUnit(cap, sized.weightUnit)) > 0) {
    billable = inUnit(cap, sized.weightUnit);
    trace.push(`billed at most at ${quantityText(cap)}`);
  }
  return { billable, flags };
}

const ZERO: Rational = { num: 0n, den: 1n };
const whole = (value: number): Rational => ({ num: BigInt(value), den: 1n });

/** A weight of the tariff's unit; nine decimals hold every step and every metric volume exactly, anything finer is rounded up there. */
function massOf(value: Rational, unit: 'lb' | 'kg'): Mass {
  const billionths = ceilRational({ num: value.num * 10n ** 9n, den: value.den });
  const one = toBase(quantity(1, 0, unit));
  const mass = exactMass({ num: billionths * one.num, den: 10n ** 9n * one.den }, unit);
  if (!mass) throw new RangeError('weight out of range');
  return mass;
}

function missingScale(): never {
  throw new Error('a tariff must know pounds or kilograms');
}
