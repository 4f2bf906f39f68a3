import {
  addRational,
  compareQuantity,
  compareRational,
  inUnit,
  quantityText,
  type Length,
  type Mass,
  type Rational,
} from '../quantity.ts';
import type { Volume } from './figures.ts';
import type { ClassRule, Limits, Packaging, Thresholds } from './rules.ts';
import { exactText } from './traceText.ts';

/** A parcel as the tariff sees it: its units, sides longest first, rounded, in them. */
export interface Sized {
  readonly lengthUnit: 'in' | 'cm';
  readonly weightUnit: 'lb' | 'kg';
  readonly sides: readonly [Rational, Rational, Rational];
  readonly volume: Rational;
  readonly lengthAndGirth: Rational;
  readonly packaging: Packaging;
}

/** A limit that a parcel exceeds or falls short of, and in words by how much. */
export interface Excess {
  readonly limit: keyof Limits;
  readonly words: string;
}

/** Why the carrier does not take a parcel; null when it keeps to the limits. */
export function exceeded(sized: Sized, weight: Mass, limits: Limits): Excess | null {
  return above(sized, weight, limits) ?? below(sized, limits);
}

/** Why a parcel falls into a class, in words; null when it does not. */
export function crossed(sized: Sized, weight: Mass, { thresholds, packaging }: ClassRule): string | null {
  if (packaging && !packaging.includes(sized.packaging)) return null;
  if (packaging && Object.keys(thresholds).length === 0) return `packed as ${sized.packaging}`;
  return above(sized, weight, thresholds)?.words ?? null;
}

const LENGTHS = [
  ['length', 'length'],
  ['secondSide', 'second side'],
  ['thirdSide', 'third side'],
  ['lengthAndGirth', 'length plus girth'],
  ['sidesSum', 'sides together'],
] as const;
const LEAST = [
  ['minLength', 'length', 0],
  ['minSecondSide', 'second side', 1],
  ['minThirdSide', 'third side', 2],
] as const;

/** The first threshold that is exceeded. */
function above(sized: Sized, weight: Mass, limits: Thresholds): Excess | null {
  const unit = sized.lengthUnit;
  for (const [limit, name] of LENGTHS) {
    const most = limits[limit];
    if (!most) continue;
    const value = measured(sized, limit);
    if (compareRational(value, inUnit(most, unit)) > 0)
      return { limit, words: `${name} ${exactText(value)} ${unit} is over ${quantityText(most)}` };
  }
  if (limits.volume && isOver(sized, limits.volume))
    return {
      limit: 'volume',
      words: `volume ${exactText(sized.volume)} ${unit}3 is over ${exactText(limits.volume.value)} ${limits.volume.unit}`,
    };
  if (limits.weight && compareQuantity(weight, limits.weight) > 0)
    return { limit: 'weight', words: `weight ${quantityText(weight)} is over ${quantityText(limits.weight)}` };
  return null;
}

function below({ sides, lengthUnit }: Sized, limits: Limits): Excess | null {
  for (const [limit, name, i] of LEAST) {
    const least: Length | undefined = limits[limit];
    if (least && compareRational(sides[i], inUnit(least, lengthUnit)) < 0)
      return { limit, words: `${name} ${exactText(sides[i])} ${lengthUnit} is under ${quantityText(least)}` };
  }
  return null;
}

function measured({ sides: [a, b, c], lengthAndGirth }: Sized, limit: (typeof LENGTHS)[number][0]): Rational {
  switch (limit) {
    case 'length':
      return a;
    case 'secondSide':
      return b;
    case 'thirdSide':
      return c;
    case 'lengthAndGirth':
      return lengthAndGirth;
    case 'sidesSum':
      return addRational(a, addRational(b, c));
  }
}

/** True when a parcel's volume is above another, whatever their units. */
export function isOver({ volume, lengthUnit }: Sized, limit: Volume): boolean {
  return compareRational(inCubicCm(volume, lengthUnit), inCubicCm(limit.value, limit.unit === 'in3' ? 'in' : 'cm')) > 0;
}

// 1 in3 = 2.54^3 cm3, exact by definition.
const inCubicCm = ({ num, den }: Rational, unit: 'in' | 'cm'): Rational =>
  unit === 'cm' ? { num, den } : { num: num * 16_387_064n, den: den * 1_000_000n };
