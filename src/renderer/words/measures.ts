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
  type LengthUnit,
  type Mass,
  type MassUnit,
  type Rational,
} from '../../core/quantity.ts';
import { decimalsIn, unitIn } from '../../core/shownUnits.ts';
import { localDecimal, nowSpoken, numberLocale } from './spoken.ts';

/** What stands for a value that is missing: never a zero. */
export const DASHES = '– –';

/** A number and its unit, drawn apart. */
export interface Shown {
  readonly number: string;
  readonly unit: string;
}

const DECIMALS: Readonly<Record<MassUnit, number>> = { mg: 0, g: 0, oz: 1, lb: 2, kg: 3 };

/** The unit that a mass or a length is shown in to whoever stands before the window. */
export function unitShown<U extends LengthUnit | MassUnit>(unit: U): U {
  const { units } = nowSpoken();
  return units === null ? unit : unitIn(units, unit);
}

/** A mass with the decimals people read on a bench scale, in a unit or, where the reader chose others, in theirs. */
export function shownMass(mass: Mass, unit: MassUnit = mass.unit): Shown {
  const shown = unitShown(unit);
  return { number: localDecimal(rationalText(inUnit(mass, shown), DECIMALS[shown])), unit: shown };
}

/** A scale's reading with the decimals that the scale itself shows, at most three; in the reader's units with no more of them than it is fine. */
export function shownReading(mass: Mass): Shown {
  const unit = unitShown(mass.unit);
  if (unit === mass.unit) return ownReading(mass);
  const decimals = Math.min(3, decimalsIn(mass, unit));
  return { number: localDecimal(rationalText(inUnit(mass, unit), decimals)), unit };
}

/** A scale's reading as the scale shows it, whatever units the reader chose: what is looked at when the scale itself is. */
export function ownReading(mass: Mass): Shown {
  const decimals = Math.max(DECIMALS[mass.unit], Math.min(3, -mass.exponent));
  return { number: localDecimal(rationalText(inUnit(mass, mass.unit), decimals)), unit: mass.unit };
}

/** The least and the greatest accepted weight as numbers of the shown unit, rounded inward: a weight that is shown as a limit is accepted. */
export function limitTexts(expected: Mass, tolerance: Mass, unit: MassUnit): readonly [string, string] {
  const shown = unitShown(unit);
  const [middle, spread] = [inUnit(expected, shown), inUnit(tolerance, shown)];
  const decimals = DECIMALS[shown];
  const steps = ({ num, den }: Rational): Rational => ({ num: num * 10n ** BigInt(decimals), den });
  const low = ceilRational(steps(addRational(middle, { num: -spread.num, den: spread.den })));
  const high = floorRational(steps(addRational(middle, spread)));
  const text = (digits: bigint): string => localDecimal(decimalText({ digits, exponent: -decimals }));
  const nearest = localDecimal(rationalText(middle, decimals));
  // A range narrower than one step of the display has no weight inside: both ends are then the nearest one.
  return low <= high ? [text(low), text(high)] : [nearest, nearest];
}

/** "4.86 lb", or dashes for a missing mass. */
export function massText(mass: Mass | null, unit?: MassUnit): string {
  if (!mass) return DASHES;
  const shown = shownMass(mass, unit ?? mass.unit);
  return `${shown.number} ${shown.unit}`;
}

/** A mass without its sign. */
export const sizeOf = (mass: Mass): Mass => ({ ...mass, digits: Math.abs(mass.digits) });

/** A billed weight is a whole number or one decimal: no zeros are added. It stays in the carrier's unit, as its price does: 5 lb are billed, never 2.3 kg. */
export const billedText = (mass: Mass): Shown => ({ number: localDecimal(decimalText(mass)), unit: mass.unit });

/** How far apart two masses are, without sign, in the unit the first one is shown in; `isNone` when the display shows no difference. */
export function massGap(
  mass: Mass,
  other: Mass,
): { readonly text: string; readonly isUnder: boolean; readonly isNone: boolean } {
  const [a, b] = [inUnit(mass, mass.unit), inUnit(other, mass.unit)];
  const num = a.num * b.den - b.num * a.den;
  const gap = { num: num < 0n ? -num : num, den: a.den * b.den };
  const shown = unitShown(mass.unit);
  const number = rationalText(inUnitOf(gap, mass.unit, shown), DECIMALS[shown]);
  return { text: `${localDecimal(number)} ${shown}`, isUnder: num < 0n, isNone: /^[0.]+$/.test(number) };
}

/** A fraction of one unit as that of another. */
function inUnitOf({ num, den }: Rational, from: MassUnit, to: MassUnit): Rational {
  const one = inUnit({ digits: 1, exponent: 0, unit: from }, to);
  return { num: num * one.num, den: den * one.den };
}

/** "$11.48" as the reader's locale writes it; dashes for a missing amount. */
export function moneyText(money: Money | null): string {
  if (!money) return DASHES;
  const digits = currencyExponent(money.currency);
  const format = new Intl.NumberFormat(numberLocale(), {
    style: 'currency',
    currencyDisplay: 'narrowSymbol',
    currency: money.currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(money.minor / 10 ** digits);
}

/** A sum of many amounts in whole units of its currency: "$4,310". What single parcels cost keeps its cents. */
export const sumText = ({ minor, currency }: Money): string => {
  const whole = Math.round(minor / 10 ** currencyExponent(currency));
  return new Intl.NumberFormat(numberLocale(), {
    style: 'currency',
    currencyDisplay: 'narrowSymbol',
    currency,
    maximumFractionDigits: 0,
  }).format(whole);
};

/** The difference of two sums in whole units, with its sign; without one where they are the same to the unit. */
export function sumGap(sum: Money, than: Money): string {
  const minor = sum.minor - than.minor;
  const amount = sumText({ minor: Math.abs(minor), currency: sum.currency });
  return amount === sumText({ minor: 0, currency: sum.currency }) ? amount : `${minor < 0 ? '−' : '+'}${amount}`;
}

/** The difference of two amounts of one currency with its sign: "+$0.54". */
export function moneyGap(money: Money, than: Money): string {
  const minor = money.minor - than.minor;
  return `${minor < 0 ? '−' : '+'}${moneyText({ minor: Math.abs(minor), currency: money.currency })}`;
}

/** "12 x 9 x 6 in" with real multiplication signs, as entered; in the reader's units to the nearest millimetre or hundredth of an inch. */
export function dimsText(dims: Dims): string {
  const unit = unitShown(dims.length.unit);
  return `${[dims.length, dims.width, dims.height].map((side) => sideText(side, unit)).join(' × ')} ${unit}`;
}

const SIDE_DECIMALS: Readonly<Record<LengthUnit, number>> = { mm: 0, cm: 1, m: 3, in: 2, ft: 3 };

const sideText = (side: Length, unit: LengthUnit): string =>
  localDecimal(trimmed(side.unit === unit ? decimalText(side) : rationalText(inUnit(side, unit), SIDE_DECIMALS[unit])));

const trimmed = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

/** One side of a box with its unit: "12 in". */
export function lengthText(length: Length): string {
  const unit = unitShown(length.unit);
  return `${sideText(length, unit)} ${unit}`;
}

/** Micrometres as inches or centimetres with one decimal, rounded up: how much a thing is too tall. */
export function gapText(micrometres: number, site: 'us' | 'metric'): string {
  const units = nowSpoken().units ?? site;
  const tenths = units === 'us' ? Math.ceil(micrometres / 2540) : Math.ceil(micrometres / 1000);
  return `${localDecimal(decimalText({ digits: tenths, exponent: -1 }))} ${units === 'us' ? 'in' : 'cm'}`;
}
