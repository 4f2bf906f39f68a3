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

/** Reads a length above zero exactly; null for a blank cell. */
export const readLength = (value: NamedCell, unit: NamedCell, style: NumberStyle): Result<Length | null, CellRefusal> =>
  readMeasure(value, unit, LENGTH_UNITS, style);

/** Reads a mass above zero exactly; null for a blank cell. */
export const readMass = (value: NamedCell, unit: NamedCell, style: NumberStyle): Result<Mass | null, CellRefusal> =>
  readMeasure(value, unit, MASS_UNITS, style);

function readMeasure<U extends LengthUnit | MassUnit>(
  value: NamedCell,
  unit: NamedCell,
  units: Readonly<Record<string, U>>,
  style: NumberStyle,
): Result<ReturnType<typeof quantity<U>> | null, CellRefusal> {
  if (value.text === '') return ok(null);
  const read = readDecimal(value.text, style.sign, style.delimiter);
  if (!read.ok) return refuse({ reason: read.error, column: value.column });
  if (read.value.digits <= 0) return refuse({ reason: 'notPositive', column: value.column });
  if (unit.text === '') return refuse({ reason: 'unitMissing', column: unit.column });
  const known = units[unit.text.toLowerCase().replace(/\.$/, '')];
  return known === undefined
    ? refuse({ reason: 'unitUnknown', column: unit.column })
    : ok(quantity(read.value.digits, read.value.exponent, known));
}
