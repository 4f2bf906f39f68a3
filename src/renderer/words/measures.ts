import { currencyExponent, type Money } from '../../core/money.ts';
import { decimalText, inUnit, rationalText, type Dims, type Mass, type MassUnit } from '../../core/quantity.ts';

/** What stands for a value that is missing: never a zero. */
export const DASHES = '– –';

/** A number and its unit, drawn apart. */
export interface Shown {
  readonly number: string;
  readonly unit: string;
}

const DECIMALS: Readonly<Record<MassUnit, number>> = { mg: 0, g: 0, oz: 1, lb: 2, kg: 3 };

/** A mass in a unit with the decimals people read on a bench scale; its own decimals where it is already in that unit. */
export function shownMass(mass: Mass, unit: MassUnit = mass.unit): Shown {
  const own = -mass.exponent;
  const decimals = mass.unit === unit && own > DECIMALS[unit] ? Math.min(own, 3) : DECIMALS[unit];
  return { number: rationalText(inUnit(mass, unit), decimals), unit };
}

/** "4.86 lb", or dashes for a missing mass. */
export function massText(mass: Mass | null, unit?: MassUnit): string {
  if (!mass) return DASHES;
  const shown = shownMass(mass, unit ?? mass.unit);
  return `${shown.number} ${shown.unit}`;
}

/** A billed weight is a whole number or one decimal: no zeros are added. */
export const billedText = (mass: Mass): Shown => ({ number: decimalText(mass), unit: mass.unit });

/** How far apart two masses are, without sign, in the first one's unit. */
export function massGap(mass: Mass, other: Mass): { readonly text: string; readonly isUnder: boolean } {
  const [a, b] = [inUnit(mass, mass.unit), inUnit(other, mass.unit)];
  const num = a.num * b.den - b.num * a.den;
  const gap = { num: num < 0n ? -num : num, den: a.den * b.den };
  return { text: `${rationalText(gap, DECIMALS[mass.unit])} ${mass.unit}`, isUnder: num < 0n };
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

/** Micrometres as inches or centimetres with one decimal, rounded up: how much a thing is too tall. */
export function gapText(micrometres: number, units: 'us' | 'metric'): string {
  const tenths = units === 'us' ? Math.ceil(micrometres / 2540) : Math.ceil(micrometres / 1000);
  return `${decimalText({ digits: tenths, exponent: -1 })} ${units === 'us' ? 'in' : 'cm'}`;
}
