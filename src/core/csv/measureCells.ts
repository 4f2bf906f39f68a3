import { decimalText, inUnit, rationalText, type LengthUnit, type MassUnit, type Quantity } from '../quantity.ts';

/** The unit that all are in; where they are in several, or there are none, the other one. */
export const oneUnit = <U extends LengthUnit | MassUnit>(of: readonly Quantity<U>[], otherwise: U): U =>
  of[0] && of.every(({ unit }) => unit === of[0]?.unit) ? of[0].unit : otherwise;

/** A measure's number in a unit. Exact: an inch has one decimal of a millimetre, a pound five of a gram. */
export const numberIn = <U extends LengthUnit | MassUnit>(of: Quantity<U>, unit: U): string =>
  of.unit === unit ? decimalText(of) : rationalText(inUnit(of, unit), 9).replace(/\.?0+$/, '');
