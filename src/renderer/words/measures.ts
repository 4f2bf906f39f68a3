import { currencyExponent, type Money } from '../../core/money.ts';
import {
  addRational,
  ceilRational,
  decimalText,
  floorRational,
  inUnit,
  rationalText,
  type Dims,
  type Length,
  type Mass,
  type MassUnit,
  type Rational,
} from '../../core/quantity.ts';

/** What stands for a value that is missing: never a zero. */
export const DASHES = '– –';

/** A number and its unit, drawn apart. */
export interface Shown {
  readonly number: string;
  readonly unit: string;
}

const DECIMALS: Readonly<Record<MassUnit, number>> = { mg: 0, g: 0, oz: 1, lb: 2, kg: 3 };

/** A mass in a unit with the decimals people read on a bench scale. */
export const shownMass = (mass: Mass, unit: MassUnit = mass.unit): Shown => ({
  number: rationalText(inUnit(mass, unit), DECIMALS[unit]),
  unit,
});

/** A scale's reading with the decimals that the scale itself shows, at most three. */
export function shownReading(mass: Mass): Shown {
  const decimals = Math.max(DECIMALS[mass.unit], Math.min(3, -mass.exponent));
  return { number: rationalText(inUnit(mass, mass.unit), decimals), unit: mass.unit };
}

/** The least and the greatest accepted weight as numbers of the unit, rounded inward: a weight that is shown as a limit is accepted. */
export function limitTexts(expected: Mass, tolerance: Mass, unit: MassUnit): readonly [string, string] {
  const [middle, spread] = [inUnit(expected, unit), inUnit(tolerance, unit)];
  const decimals = DECIMALS[unit];
  const steps = ({ num, den }: Rational): Rational => ({ num: num * 10n ** BigInt(decimals), den });
  const low = ceilRational(steps(addRational(middle, { num: -spread.num, den: spread.den })));
  const high = floorRational(steps(addRational(middle, spread)));
  const text = (digits: bigint): string => decimalText({ digits, exponent: -decimals });
  // A range narrower than one step of the display has no weight inside: both ends are then the nearest one.
  return low <= high ? [text(low), text(high)] : [rationalText(middle, decimals), rationalText(middle, decimals)];
}

/** "4.86 lb", or dashes for a missing mass. */
export function massText(mass: Mass | null, unit?: MassUnit): string {
  if (!mass) return DASHES;
  const shown = shownMass(mass, unit ?? mass.unit);
  return `${shown.number} ${shown.unit}`;
}

/** A billed weight is a whole number or one decimal: no zeros are added. */
export const billedText = (mass: Mass): Shown => ({ number: decimalText(mass), unit: mass.unit });

/** How far apart two masses are, without sign, in the first one's unit; `isNone` when the display shows no difference. */
export function massGap(
  mass: Mass,
  other: Mass,
): { readonly text: string; readonly isUnder: boolean; readonly isNone: boolean } {
  const [a, b] = [inUnit(mass, mass.unit), inUnit(other, mass.unit)];
  const num = a.num * b.den - b.num * a.den;
  const gap = { num: num < 0n ? -num : num, den: a.den * b.den };
  const number = rationalText(gap, DECIMALS[mass.unit]);
  return { text: `${number} ${mass.unit}`, isUnder: num < 0n, isNone: /^[0.]+$/.test(number) };
}

/** "$11.48" in the site's language; dashes for a missing amount. */
export function moneyText(money: Money | null, language = 'en-US'): string {
  if (!money) return DASHES;
  const digits = currencyExponent(money.currency);
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: money.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(money.minor / 10 ** digits);
}

/** The difference of two amounts of one currency with its sign: "+$0.54". */
export function moneyGap(money: Money, than: Money): string {
  const minor = money.minor - than.minor;
  return `${minor < 0 ? '−' : '+'}${moneyText({ minor: Math.abs(minor), currency: money.currency })}`;
}

/** "12 x 9 x 6 in" with real multiplication signs, in the unit it was entered in. */
export function dimsText(dims: Dims): string {
  const sides = [dims.length, dims.width, dims.height].map((side) => trimmed(decimalText(side)));
  return `${sides.join(' × ')} ${dims.length.unit}`;
}

const trimmed = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** One side of a box with its unit: "12 in". */
export const lengthText = (length: Length): string => `${trimmed(decimalText(length))} ${length.unit}`;

/** Micrometres as inches or centimetres with one decimal, rounded up: how much a thing is too tall. */
export function gapText(micrometres: number, units: 'us' | 'metric'): string {
  const tenths = units === 'us' ? Math.ceil(micrometres / 2540) : Math.ceil(micrometres / 1000);
  return `${decimalText({ digits: tenths, exponent: -1 })} ${units === 'us' ? 'in' : 'cm'}`;
}
