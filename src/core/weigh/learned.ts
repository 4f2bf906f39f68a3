import type { CartonTypeId, Sku } from '../ids.ts';
import { compareQuantity, type Mass } from '../quantity.ts';
import {
  estimatedMass,
  lessonOf,
  micrograms,
  taught,
  type Counted,
  type Estimate,
  type EstimateBounds,
} from './estimates.ts';
import {
  asLearned,
  fillingBounds,
  fillingCounted,
  learnFilling,
  type FillingPart,
  type LearnedFilling,
} from './filling.ts';

/** What a weight that agreed was made of; nothing is learned from a weight without it. */
export interface WeighedParts {
  /** Box and all that is no goods. */
  readonly empty: Mass;
  /** Units of each product, with the weight its product file had for one. */
  readonly units: readonly { readonly sku: Sku; readonly count: number; readonly listed: Mass }[];
  /** Absent where the box takes none, or its room is not known. */
  readonly filling?: FillingPart;
}

/** What weights that agreed taught of one product: an estimate of one unit. */
export interface LearnedWeight extends Estimate {
  /** The product file's weight it began from: another one there, and learning begins anew. */
  readonly listed: Mass;
}

/** What was learned before. */
export interface Known {
  product(sku: Sku): LearnedWeight | null;
  filling(cartonTypeId: CartonTypeId): LearnedFilling | null;
}

/** What is known after a parcel, of what lay in it. */
export interface Lessons {
  readonly products: ReadonlyMap<Sku, LearnedWeight>;
  readonly filling: LearnedFilling | null;
}

/** A product file is trusted to 2 % of its weight, and a unit's spread is taken for 1 % until parcels say otherwise. */
const LISTED_ERROR = 0.02;
const FIRST_SPREAD = 0.01;
/** The guess of the spread counts as much as this many parcels. */
const FIRST_EVIDENCE = 6;
/** A difference is told once it is more than so many standard errors. */
const SURE = 3;
/** A spread is never less than a thousandth of the weight, nor more than a tenth. */
const [LEAST_SPREAD, MOST_SPREAD] = [0.001, 0.1];
/** As far as parcels may move a product's weight; from there on a person looks. */
const MOST_MOVED = 0.1;
/** Parcels before a difference is told, and how large it must be at least. */
const DRIFT_PARCELS = 10;
const DRIFT_LEAST = 0.02;

/** A product of which no parcel was weighed yet: the product file's weight, and guesses. */
export function unlearned(listed: Mass): LearnedWeight {
  const mean = micrograms(listed);
  return {
    listed,
    mean,
    meanError: mean * LISTED_ERROR,
    spread: mean * FIRST_SPREAD,
    evidence: FIRST_EVIDENCE,
    parcels: 0,
  };
}

/**
 * What a weight that agreed teaches: least squares, one parcel at a time (a Kalman filter that keeps products apart). The difference
 * between what lay in the box and the means so far is shared out by how unsure each mean is; its square, less the square that was to be
 * expected, goes the same way into the spreads. So single products teach most, and an unsure one learns more than one that was weighed
 * often. What boxes differ by beside their filling counts as their goods' spread: it lies on the scale too. Outliers are cut off; with few parcels the product file holds.
 */
export function learnWeights(known: Known, gross: Mass, { empty, units, filling }: WeighedParts): Lessons {
  const goods = goodsIn(units, known);
  const counted = filling ? fillingCounted(filling, known.filling(filling.cartonTypeId)) : null;
  const all = counted ? [...goods, counted] : goods;
  const off = all.reduce((sum, { count, of }) => sum - count * of.mean, micrograms(gross) - micrograms(empty));
  const lesson = lessonOf(all, off, roundingOf(gross));
  return {
    products: new Map(
      goods.map((part) => [
        part.sku,
        { listed: part.of.listed, ...taught(part, lesson, boundsOf(micrograms(part.of.listed))) },
      ]),
    ),
    filling:
      filling && counted ? asLearned(filling, taught(counted, lesson, fillingBounds(filling, counted.of.mean))) : null,
  };
}

/** What a weight teaches that a supervisor let go because the packaging made the difference: of its filling only. */
export function learnPackaging(
  known: Known,
  gross: Mass,
  { empty, units, filling }: WeighedParts,
): LearnedFilling | null {
  if (!filling) return null;
  const goods = goodsIn(units, known);
  const off = goods.reduce((sum, { count, of }) => sum - count * of.mean, micrograms(gross) - micrograms(empty));
  return learnFilling(filling, known.filling(filling.cartonTypeId), { goods, off, rounding: roundingOf(gross) });
}

const goodsIn = (
  units: WeighedParts['units'],
  known: Known,
): readonly (Counted & { readonly sku: Sku; readonly of: LearnedWeight })[] =>
  countedBySku(units).map(({ sku, count, listed }) => ({ sku, count, of: currentOf(known.product(sku), listed) }));

const roundingOf = (gross: Mass): number => micrograms({ ...gross, digits: 1 }) ** 2 / 12;
const boundsOf = (listed: number): EstimateBounds => ({
  mean: [listed * (1 - MOST_MOVED), listed * (1 + MOST_MOVED)],
  spread: [listed * LEAST_SPREAD, listed * MOST_SPREAD],
});

/** What one unit is taken to weigh, and its spread: as learned, or by the product file where that has changed or nothing was learned. */
export function unitWeight(
  listed: Mass,
  learned: LearnedWeight | null,
): { readonly weight: Mass; readonly sigma: Mass | null } {
  if (!learned || compareQuantity(learned.listed, listed) !== 0) return { weight: listed, sigma: null };
  // A hundredth of the file's own last digit: finer than any scale that weighs it.
  const decimals = Math.min(9, Math.max(0, -listed.exponent) + 2);
  const mass = (value: number): Mass => estimatedMass(value, listed.unit, decimals);
  return { weight: mass(learned.mean), sigma: mass(learned.spread) };
}

/** Where the product file's weight is surely wrong: which way parcels say; null while it may be right. */
export function weightDrift({ listed, mean, meanError, parcels }: LearnedWeight): 'heavier' | 'lighter' | null {
  const base = micrograms(listed);
  const gap = mean - base;
  if (parcels < DRIFT_PARCELS || Math.abs(gap) < Math.max(base * DRIFT_LEAST, SURE * meanError)) return null;
  return gap > 0 ? 'heavier' : 'lighter';
}

function countedBySku(units: WeighedParts['units']): WeighedParts['units'] {
  const bySku = new Map<Sku, WeighedParts['units'][number]>();
  for (const unit of units)
    if (unit.count > 0 && unit.listed.digits > 0)
      bySku.set(unit.sku, { ...unit, count: unit.count + (bySku.get(unit.sku)?.count ?? 0) });
  return [...bySku.values()];
}

const currentOf = (learned: LearnedWeight | null, listed: Mass): LearnedWeight =>
  learned && compareQuantity(learned.listed, listed) === 0 ? learned : unlearned(listed);
