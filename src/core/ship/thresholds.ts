import {
  compareQuantity,
  compareRational,
  inUnit,
  quantityText,
  type Length,
  type Mass,
  type Rational,
} from '../quantity.ts';
import type { Limits, Thresholds } from './rules.ts';
import { exactText } from './traceText.ts';

/** A parcel as the tariff sees it: its units, sides longest first, rounded, in them. */
export interface Sized {
  readonly lengthUnit: 'in' | 'cm';
  readonly weightUnit: 'lb' | 'kg';
  readonly sides: readonly [Rational, Rational, Rational];
  readonly volume: Rational;
  readonly lengthAndGirth: Rational;
  readonly weight: Mass;
}

/** A limit that a parcel exceeds, and in words by how much. */
export interface Excess {
  readonly limit: 'length' | 'lengthAndGirth' | 'weight' | 'volume';
  readonly words: string;
}

/** Why the carrier does not take a parcel; null when it keeps to the limits. */
export function exceeded({ sides, lengthAndGirth, weight, volume, lengthUnit }: Sized, limits: Limits): Excess | null {
  const over = (value: Rational, limit: Length): boolean => compareRational(value, inUnit(limit, lengthUnit)) > 0;
  const words = (what: string, value: Rational, limit: Length): string =>
    `${what} ${exactText(value)} ${lengthUnit} is over ${quantityText(limit)}`;
  if (limits.length && over(sides[0], limits.length))
    return { limit: 'length', words: words('length', sides[0], limits.length) };
  if (limits.lengthAndGirth && over(lengthAndGirth, limits.lengthAndGirth))
    return { limit: 'lengthAndGirth', words: words('length plus girth', lengthAndGirth, limits.lengthAndGirth) };
  if (limits.weight && compareQuantity(weight, limits.weight) > 0)
    return { limit: 'weight', words: `weight ${quantityText(weight)} is over ${quantityText(limits.weight)}` };
  if (limits.volumeCm3 !== undefined && lengthUnit === 'cm' && compareRational(volume, whole(limits.volumeCm3)) > 0)
    return { limit: 'volume', words: `volume ${exactText(volume)} cm3 is over ${limits.volumeCm3.toString()} cm3` };
  return null;
}

/** Which threshold of a surcharge a parcel exceeds, in words; null for none. */
export function crossed({ sides, lengthAndGirth, volume, weight }: Sized, limits: Thresholds): string | null {
  const over = (value: Rational, limit: number | undefined): boolean =>
    limit !== undefined && compareRational(value, whole(limit)) > 0;
  const line = (what: string, value: Rational, limit: number | undefined, unit: string): string =>
    `${what} ${exactText(value)} ${unit} is over ${String(limit)} ${unit}`;
  const pounds = inUnit(weight, 'lb');
  if (over(sides[0], limits.length)) return line('length', sides[0], limits.length, 'in');
  if (over(sides[1], limits.secondSide)) return line('second side', sides[1], limits.secondSide, 'in');
  if (over(lengthAndGirth, limits.lengthAndGirth))
    return line('length plus girth', lengthAndGirth, limits.lengthAndGirth, 'in');
  if (over(volume, limits.volume)) return line('volume', volume, limits.volume, 'in3');
  return over(pounds, limits.weight) ? line('weight', pounds, limits.weight, 'lb') : null;
}

const whole = (value: number): Rational => ({ num: BigInt(value), den: 1n });
