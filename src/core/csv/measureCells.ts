import { decimalText, type LengthUnit, type MassUnit, type Quantity } from '../quantity.ts';

/** The unit that a row of a file names for its measures: that of the first one; where there is none, the other one. */
export const namedUnit = <U extends LengthUnit | MassUnit>(of: readonly Quantity<U>[], otherwise: U): U =>
  of[0]?.unit ?? otherwise;

/**
 * A measure as a cell of a row that names a unit: its number, and its own unit behind it where that is another one. Nothing is converted: a
 * tenth of an ounce has more decimals of a gram than a quantity holds, and who measured in pounds reads pounds again.
 */
export const measureCell = <U extends LengthUnit | MassUnit>(of: Quantity<U>, named: U): string =>
  of.unit === named ? decimalText(of) : `${decimalText(of)} ${of.unit}`;
