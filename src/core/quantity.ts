import { refuse, ok, type Result } from './result.ts';

/**
 * Exact measures. A quantity is kept as entered or as a scale sent it: `digits x 10^exponent unit`, never as a float and never
 * rounded to a base unit, because carriers round every fraction up (12 in stored as 305 mm would be billed as 13 in).
 * Comparison and conversion are done with BigInt rationals: 1 in = 25.4 mm, 1 lb = 0.45359237 kg, both exact by definition.
 */
export type LengthUnit = 'mm' | 'cm' | 'm' | 'in' | 'ft';
export type MassUnit = 'mg' | 'g' | 'kg' | 'oz' | 'lb';
export interface Quantity<U extends LengthUnit | MassUnit> {
  /** Safe integer. */
  readonly digits: number;
  /** Power of ten, -9 to 3. */
  readonly exponent: number;
  readonly unit: U;
}
export type Length = Quantity<LengthUnit>;
export type Mass = Quantity<MassUnit>;
/** Three lengths; `height` is the vertical one of a carton or of a product that must stand upright. */
export interface Dims {
  readonly length: Length;
  readonly width: Length;
  readonly height: Length;
}

/** An exact fraction; `den` is positive. */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

// Nanometres and nanograms hold every unit of the tables exactly.
const NANOMETRES: Record<LengthUnit, bigint> = {
  mm: 1_000_000n,
  cm: 10_000_000n,
  m: 1_000_000_000n,
  in: 25_400_000n,
  ft: 304_800_000n,
};
// 1 oz = 28.349523125 g: nanograms keep it whole.
const NANOGRAMS: Record<MassUnit, bigint> = {
  mg: 1_000_000n,
  g: 1_000_000_000n,
  kg: 1_000_000_000_000n,
  oz: 28_349_523_125n,
  lb: 453_592_370_000n,
};

const factor = (unit: LengthUnit | MassUnit): bigint =>
  unit in NANOMETRES ? NANOMETRES[unit as LengthUnit] : NANOGRAMS[unit as MassUnit];

/** A quantity from digits, exponent and unit. Throws RangeError when the digits are no safe integer or the exponent is not -9 to 3. */
export function quantity<U extends LengthUnit | MassUnit>(digits: number, exponent: number, unit: U): Quantity<U> {
  if (!Number.isSafeInteger(digits) || !Number.isInteger(exponent) || exponent < -9 || exponent > 3)
    throw new RangeError('quantity out of range');
  return { digits: digits === 0 ? 0 : digits, exponent, unit };
}

/** The exact value in base units (nanometres or nanograms). */
export function toBase(value: Quantity<LengthUnit | MassUnit>): Rational {
  const scaled = BigInt(value.digits) * factor(value.unit);
  return value.exponent >= 0
    ? { num: scaled * 10n ** BigInt(value.exponent), den: 1n }
    : { num: scaled, den: 10n ** BigInt(-value.exponent) };
}

/** The exact value expressed in another unit of the same kind. */
export function inUnit<U extends LengthUnit | MassUnit>(value: Quantity<U>, unit: U): Rational {
  const base = toBase(value);
  return { num: base.num, den: base.den * factor(unit) };
}

/** The exact sum of two fractions. */
export const addRational = (a: Rational, b: Rational): Rational =>
  a.den === b.den ? { num: a.num + b.num, den: a.den } : { num: a.num * b.den + b.num * a.den, den: a.den * b.den };

/** The exact product of two fractions. */
export const timesRational = (a: Rational, b: Rational): Rational => ({ num: a.num * b.num, den: a.den * b.den });

/** -1, 0 or 1: compares two fractions exactly. */
export function compareRational(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.num * b.den;
  const right = b.num * a.den;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** -1, 0 or 1: compares two quantities of one kind exactly, whatever their units. */
export const compareQuantity = <U extends LengthUnit | MassUnit>(a: Quantity<U>, b: Quantity<U>): -1 | 0 | 1 =>
  compareRational(toBase(a), toBase(b));

/** The smallest integer not below the fraction. */
export const ceilRational = ({ num, den }: Rational): bigint => (num >= 0n ? (num + den - 1n) / den : -(-num / den));

/** The largest integer not above the fraction. */
export const floorRational = ({ num, den }: Rational): bigint => (num >= 0n ? num / den : -((-num + den - 1n) / den));

/** The nearest integer; halves away from zero. */
export const roundRational = ({ num, den }: Rational): bigint =>
  num >= 0n ? (2n * num + den) / (2n * den) : -((-2n * num + den) / (2n * den));

/**
 * The exact sum: in `unit` where at most nine decimals of it hold the sum, else in grams. Only a sum that neither can hold (tonnes with
 * nanograms, ten-thousandths of an ounce) is rounded, to the nearest milligram. An empty list is zero of `unit`.
 */
export function sumMass(masses: readonly Mass[], unit: MassUnit): Mass {
  const total = masses.map(toBase).reduce(addRational, { num: 0n, den: 1n });
  return exactMass(total, unit) ?? exactMass(total, 'g') ?? massFromBase(total, 'kg');
}

/** The mass that is exactly a base value (nanograms), in the unit; null when nine decimals can't hold it. */
export function exactMass(base: Rational, unit: MassUnit): Mass | null {
  const num = base.num * 10n ** 9n;
  const den = base.den * NANOGRAMS[unit];
  if (num % den !== 0n) return null;
  let digits = num / den;
  let exponent = -9;
  while (exponent < 0 && digits % 10n === 0n) {
    digits /= 10n;
    exponent += 1;
  }
  return digits > BigInt(Number.MAX_SAFE_INTEGER) || digits < BigInt(Number.MIN_SAFE_INTEGER)
    ? null
    : quantity(Number(digits), exponent, unit);
}

/** A mass times a whole count, exact. */
export const timesMass = (mass: Mass, count: number): Mass => quantity(mass.digits * count, mass.exponent, mass.unit);

/** The mass nearest to a base value (nanograms) with `decimals` decimals of the unit. For display and for expected weights, never for billing. */
export function massFromBase(base: Rational, unit: MassUnit, decimals = 6): Mass {
  const scaled = { num: base.num * 10n ** BigInt(decimals), den: base.den * NANOGRAMS[unit] };
  return trimZeros(quantity(Number(roundRational(scaled)), -decimals, unit));
}

const trimZeros = <U extends LengthUnit | MassUnit>(value: Quantity<U>): Quantity<U> => ({
  ...trimDecimal(value.digits, value.exponent),
  unit: value.unit,
});

/** Plain decimal text of the value without its unit, all its decimals kept: 1605e-2 -> "16.05". */
export function decimalText({
  digits,
  exponent,
}: {
  readonly digits: number | bigint;
  readonly exponent: number;
}): string {
  const sign = digits < 0 ? '-' : '';
  const text = String(digits).replace('-', '');
  if (exponent >= 0) return text === '0' ? text : sign + text + '0'.repeat(exponent);
  const padded = text.padStart(-exponent + 1, '0');
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}

/** Text with unit for logs and traces: "16.05 lb". */
export const quantityText = (value: Quantity<LengthUnit | MassUnit>): string => `${decimalText(value)} ${value.unit}`;

/** The fraction as a decimal number rounded half away from zero to `decimals`, as text. */
export function rationalText(value: Rational, decimals: number): string {
  const scaled = roundRational({ num: value.num * 10n ** BigInt(decimals), den: value.den });
  return decimalText({ digits: scaled, exponent: -decimals });
}

const DECIMAL = /^([+-]?)(\d{1,12})(?:[.,](\d{1,9}))?$/;
const FRACTION = /^(?:(\d{1,6})[ -])?(\d{1,4})\/(\d{1,4})$/;

/**
 * Reads "12.5", "12,5", "12 1/8" or "1/4" exactly; a comma is a decimal comma. Refuses what is no number, and fractions such as 1/3 that
 * six decimals can't hold.
 */
export function parseDecimal(text: string): Result<{ digits: number; exponent: number }, 'notANumber' | 'notExact'> {
  const trimmed = text.trim();
  const decimal = DECIMAL.exec(trimmed);
  if (decimal) {
    const [, sign = '', whole = '', part = ''] = decimal;
    const digits = Number(`${sign}${whole}${part}`);
    if (!Number.isSafeInteger(digits)) return refuse('notANumber');
    return ok({ digits: digits === 0 ? 0 : digits, exponent: part === '' ? 0 : -part.length });
  }
  const fraction = FRACTION.exec(trimmed);
  if (!fraction) return refuse('notANumber');
  const [, whole = '0', num = '', den = ''] = fraction.map((group) => group as string | undefined);
  if (Number(den) === 0) return refuse('notANumber');
  const scaled = (BigInt(whole) * BigInt(den) + BigInt(num)) * 1_000_000n;
  return scaled % BigInt(den) === 0n ? ok(trimDecimal(Number(scaled / BigInt(den)), -6)) : refuse('notExact');
}

function trimDecimal(digits: number, exponent: number): { digits: number; exponent: number } {
  let d = digits;
  let e = exponent;
  while (e < 0 && d % 10 === 0) {
    d /= 10;
    e += 1;
  }
  return { digits: d, exponent: e };
}
