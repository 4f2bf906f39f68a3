import { compareRational, toBase, type LengthUnit, type MassUnit, type Quantity } from './quantity.ts';

/** What people read: pounds and inches, or kilograms and centimetres. */
export type UnitSystem = 'us' | 'metric';

const SHOWN_AS: Readonly<Record<UnitSystem, Readonly<Partial<Record<LengthUnit | MassUnit, LengthUnit | MassUnit>>>>> =
  {
    us: { mg: 'oz', g: 'oz', kg: 'lb', mm: 'in', cm: 'in', m: 'in' },
    metric: { oz: 'g', lb: 'kg', in: 'cm', ft: 'cm' },
  };

/** The unit a person of the system reads a quantity in: its own where the system has it, else the one of like size. */
export const unitIn = <U extends LengthUnit | MassUnit>(system: UnitSystem, unit: U): U =>
  (SHOWN_AS[system][unit] ?? unit) as U;

const MOST_DECIMALS = 6;

/**
 * How many decimals a quantity keeps in another unit without claiming to be finer than it is: the last of them is at least one step of
 * the quantity as it was written (0.01 lb is two decimals of a kilogram, 0.001 kg two of a pound). From 0 to 6.
 */
export function decimalsIn<U extends LengthUnit | MassUnit>(value: Quantity<U>, unit: U): number {
  const step = toBase({ digits: 1, exponent: value.exponent, unit: value.unit });
  for (let decimals = MOST_DECIMALS; decimals > 0; decimals -= 1)
    if (compareRational(toBase({ digits: 1, exponent: -decimals, unit }), step) >= 0) return decimals;
  return 0;
}
