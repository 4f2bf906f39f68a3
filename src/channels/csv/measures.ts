import { quantity, type Length, type LengthUnit, type Mass, type MassUnit } from '../../core/quantity.ts';
import { ok, refuse, type Result } from '../../core/result.ts';
import type { CellRefusal } from './cells.ts';
import { readDecimal, type DecimalSign } from './numbers.ts';

const LENGTH_UNITS: Readonly<Record<string, LengthUnit>> = {
  mm: 'mm',
  millimeter: 'mm',
  millimetre: 'mm',
  millimeters: 'mm',
  millimetres: 'mm',
  cm: 'cm',
  centimeter: 'cm',
  centimetre: 'cm',
  centimeters: 'cm',
  centimetres: 'cm',
  m: 'm',
  meter: 'm',
  metre: 'm',
  in: 'in',
  inch: 'in',
  inches: 'in',
  '"': 'in',
  ft: 'ft',
  foot: 'ft',
  feet: 'ft',
};
const MASS_UNITS: Readonly<Record<string, MassUnit>> = {
  mg: 'mg',
  g: 'g',
  gr: 'g',
  gram: 'g',
  grams: 'g',
  kg: 'kg',
  kilogram: 'kg',
  kilograms: 'kg',
  oz: 'oz',
  ounce: 'oz',
  ounces: 'oz',
  lb: 'lb',
  lbs: 'lb',
  pound: 'lb',
  pounds: 'lb',
};

/** What the numbers of one file are written with. */
export interface NumberStyle {
  readonly sign: DecimalSign;
  readonly delimiter: string;
}

/** A cell with the heading it stands under. */
export interface NamedCell {
  readonly text: string;
  readonly column: string;
}

/** Reads a length above zero exactly; null for a blank cell. A cell may say its own unit: `3.5 in`. */
export const readLength = (value: NamedCell, unit: NamedCell, style: NumberStyle): Result<Length | null, CellRefusal> =>
  readMeasure(value, unit, LENGTH_UNITS, style);

/** Reads a mass above zero exactly; null for a blank cell. A cell may say its own unit: `3.5 oz`. */
export const readMass = (value: NamedCell, unit: NamedCell, style: NumberStyle): Result<Mass | null, CellRefusal> =>
  readMeasure(value, unit, MASS_UNITS, style);

function readMeasure<U extends LengthUnit | MassUnit>(
  value: NamedCell,
  unit: NamedCell,
  units: Readonly<Record<string, U>>,
  style: NumberStyle,
): Result<ReturnType<typeof quantity<U>> | null, CellRefusal> {
  if (value.text === '') return ok(null);
  const own = ownUnit(value.text, units);
  const read = readDecimal(own?.number ?? value.text, style.sign, style.delimiter);
  if (!read.ok) return refuse({ reason: read.error, column: value.column });
  if (read.value.digits <= 0) return refuse({ reason: 'notPositive', column: value.column });
  if (own) return ok(quantity(read.value.digits, read.value.exponent, own.unit));
  if (unit.text === '') return refuse({ reason: 'unitMissing', column: unit.column });
  const known = named(unit.text, units);
  return known === undefined
    ? refuse({ reason: 'unitUnknown', column: unit.column })
    : ok(quantity(read.value.digits, read.value.exponent, known));
}

const named = <U>(text: string, units: Readonly<Record<string, U>>): U | undefined =>
  units[text.toLowerCase().replace(/\.$/, '')];

/** A number with a unit behind it; null where no known one stands there. */
function ownUnit<U>(
  text: string,
  units: Readonly<Record<string, U>>,
): { readonly number: string; readonly unit: U } | null {
  const [, number = '', word = ''] = /^(.*[\d.,])\s*(\p{L}+\.?|")$/u.exec(text) ?? [];
  const unit = named(word, units);
  return unit === undefined ? null : { number, unit };
}

/** The three sides of one thing, in the columns that every file names alike; null for each that is blank. */
export function readSides(
  named: (field: 'length' | 'width' | 'height' | 'dim_unit') => NamedCell,
  style: NumberStyle,
): Result<{ readonly [Side in 'length' | 'width' | 'height']: Length | null }, CellRefusal> {
  const read = (side: 'length' | 'width' | 'height') => readLength(named(side), named('dim_unit'), style);
  const length = read('length');
  if (!length.ok) return length;
  const width = read('width');
  if (!width.ok) return width;
  const height = read('height');
  if (!height.ok) return height;
  return ok({ length: length.value, width: width.value, height: height.value });
}
