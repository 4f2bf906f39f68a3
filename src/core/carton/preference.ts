import { compareRational, inUnit, timesRational, type Dims, type Rational } from '../quantity.ts';
import type { CartonType } from './cartonType.ts';

/** True for presets that a plan may propose: a product's own packaging belongs to that product. */
export const isSuggested = ({ kind }: CartonType): boolean => kind !== 'own';

/** Order of preference: smaller outer volume, then lower cost (unknown cost last), then id. */
export function smallerFirst(a: CartonType, b: CartonType): number {
  return (
    compareRational(outerVolume(a.outer), outerVolume(b.outer)) ||
    costOf(a) - costOf(b) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

const outerVolume = ({ length, width, height }: Dims): Rational =>
  [length, width, height].map((side) => inUnit(side, 'mm')).reduce(timesRational);

// A site keeps its costs in one currency.
const costOf = ({ cost }: CartonType): number => cost?.minor ?? Number.MAX_SAFE_INTEGER;
