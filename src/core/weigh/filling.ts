import type { CartonTypeId } from '../ids.ts';
import { inUnit, type Dims, type Length, type Mass } from '../quantity.ts';
import {
  estimatedMass,
  lessonOf,
  micrograms,
  taught,
  type Counted,
  type Estimate,
  type EstimateBounds,
} from './estimates.ts';
import type { WeighedItem } from './tolerance.ts';

/** The room that paper, air cushions or other filling takes in a parcel. */
export interface FillingPart {
  readonly cartonTypeId: CartonTypeId;
  /** What fills the empty box, as its preset says; null where it says nothing. */
  readonly full: Mass | null;
  /** Room inside the box and what its goods leave of it, cubic centimetres. */
  readonly room: number;
  readonly free: number;
}

/** What parcels taught of the filling of one kind of box. An estimate of one litre. */
export interface LearnedFilling extends Estimate {
  /** What a litre weighs by the preset that it began from: another one there, and learning begins anew. Null for a preset that says nothing. */
  readonly stated: number | null;
}

/** A preset's filling is trusted to 30 %: packers differ by as much, and paper is crumpled tighter one day than another. */
const STATED_ERROR = 0.3;
/** Where a preset says nothing, the first guess is that no filling is used, give or take 10 g a litre: loose paper weighs 5 to 10. */
const UNSAID_ERROR = 10e6;
/** As much a litre that is half full of it differs, where nobody said what is used. */
const UNSAID_SPREAD = 1e6;
const FIRST_EVIDENCE = 6;
/** Until so many parcels, what nobody stated is not believed: one person's word for one parcel is no habit. */
const LEAST_PARCELS = 3;
/** Filling is never taken for more regular than this share of it, nor for heavier than moulded foam (100 g a litre). */
const LEAST_SPREAD = 0.15;
const HEAVIEST = 100e6;
/** A supervisor who says that the packaging makes the difference moves the mean by a third of it at least: stuff is changed from one day to the next. */
const LEAST_GAIN = 1 / 3;

const CM3_IN_LITRE = 1000;

/** Units that take room; each further one of those that nest takes its step. */
interface Sized {
  readonly length: Length | null;
  readonly width: Length | null;
  readonly height: Length | null;
  readonly nestStep?: Length;
  readonly count: number;
}

/**
 * Room inside a box and what goods leave of it, in whole cubic centimetres. Null where a size is missing, and for a product's own
 * packaging, that nothing is filled into.
 */
export function freeRoom(
  box: { readonly kind: string; readonly inner: Dims },
  items: readonly Sized[],
): { readonly room: number; readonly free: number } | null {
  if (box.kind === 'own') return null;
  const room = volume(box.inner.length, box.inner.width, box.inner.height, 1);
  let goods = 0;
  for (const { length, width, height, nestStep, count } of items) {
    if (!length || !width || !height) return null;
    goods += nestStep
      ? volume(length, width, height, 1) + volume(length, width, nestStep, count - 1)
      : volume(length, width, height, count);
  }
  return { room: Math.round(room), free: Math.round(Math.max(0, room - goods)) };
}

/** True for what nothing that boxes are filled with weighs: more than moulded foam. */
export const isTooMuch = (full: Mass, { length, width, height }: Dims): boolean =>
  micrograms(full) * CM3_IN_LITRE > HEAVIEST * volume(length, width, height, 1);

const volume = (length: Length, width: Length, height: Length, count: number): number =>
  centimetres(length) * centimetres(width) * centimetres(height) * count;
const centimetres = (length: Length): number => {
  const { num, den } = inUnit(length, 'cm');
  return Number(num) / Number(den);
};

/** What a preset states of a litre, micrograms; null where it states nothing or has no room. */
const statedBy = ({ full, room }: FillingPart): number | null =>
  full && room > 0 ? (micrograms(full) * CM3_IN_LITRE) / room : null;

/** What is believed of a box of which no parcel was weighed: its preset's filling, or that there is none. */
function unlearnedFilling(part: FillingPart): LearnedFilling {
  const stated = statedBy(part);
  const spread = stated === null ? UNSAID_SPREAD : stated * STATED_ERROR;
  return {
    stated,
    mean: stated ?? 0,
    meanError: stated === null ? UNSAID_ERROR : stated * STATED_ERROR,
    spread: spread * atHalf(part),
    evidence: FIRST_EVIDENCE,
    parcels: 0,
  };
}

/** A spread that is said of a box half full of filling, as that of one litre by itself. */
const atHalf = ({ room }: FillingPart): number => Math.sqrt(room / 2 / CM3_IN_LITRE);

const currentOf = (part: FillingPart, learned: LearnedFilling | null): LearnedFilling => {
  const stated = statedBy(part);
  const isSame = learned && (stated === null ? learned.stated === null : isNear(learned.stated, stated));
  return isSame ? learned : unlearnedFilling(part);
};
const isNear = (a: number | null, b: number): boolean => a !== null && Math.abs(a - b) <= 1e-6 * Math.max(1, b);

/**
 * What of a parcel's weight is filling, so that weights which agreed teach it together with the goods'. Null where it is not learned from
 * them: nothing is left free, the preset says that there is none, or it says nothing and nobody ever said that the packaging made the difference.
 */
export function fillingCounted(part: FillingPart, learned: LearnedFilling | null): Counted | null {
  const of = currentOf(part, learned);
  const isLearned = of.stated === null ? of.parcels > 0 : of.stated > 0;
  return part.free > 0 && isLearned ? { count: part.free / CM3_IN_LITRE, of } : null;
}

/** Within what the filling of a box may be learned. */
export const fillingBounds = (part: FillingPart, mean: number): EstimateBounds => ({
  mean: [0, HEAVIEST],
  spread: [mean * LEAST_SPREAD * atHalf(part), HEAVIEST * atHalf(part)],
});

/** The filling as it is kept after a lesson. */
export const asLearned = (part: FillingPart, estimate: Estimate): LearnedFilling => ({
  ...estimate,
  stated: statedBy(part),
});

/**
 * What a parcel teaches of which a supervisor said that its packaging made the difference: the filling alone. `goods` and the weight of all
 * but filling are taken as known. Null where no filling can be in it.
 */
export function learnFilling(
  part: FillingPart,
  learned: LearnedFilling | null,
  { goods, off, rounding }: { readonly goods: readonly Counted[]; readonly off: number; readonly rounding: number },
): LearnedFilling | null {
  const of = currentOf(part, learned);
  if (part.free === 0 || of.stated === 0) return null;
  const count = part.free / CM3_IN_LITRE;
  const rest = off - count * of.mean;
  const lesson = lessonOf([...goods, { count, of }], rest, rounding);
  const next = taught({ count, of }, lesson, fillingBounds(part, of.mean));
  const gain = Math.max((count ** 2 * of.meanError ** 2) / lesson.variance, LEAST_GAIN);
  const mean = Math.max(0, Math.min(HEAVIEST, of.mean + (gain * rest) / count));
  return asLearned(part, { ...next, mean, spread: Math.max(next.spread, fillingBounds(part, mean).spread[0]) });
}

/** What the filling of a parcel weighs, and how far it may be off; null for none, and where too little is known of it. */
export function fillingWeight(
  part: FillingPart,
  learned: LearnedFilling | null,
): (Pick<WeighedItem, 'sigma'> & { readonly weight: Mass }) | null {
  const of = currentOf(part, learned);
  if (of.mean <= 0 || part.free === 0 || (of.stated === null && of.parcels < LEAST_PARCELS)) return null;
  const litres = part.free / CM3_IN_LITRE;
  return { weight: inGrams(of.mean * litres), sigma: inGrams(of.spread * Math.sqrt(litres)) };
}

/** What would fill the empty box by what was learned; null while too little is known. Said where a preset is edited. */
export function fullFilling(part: Omit<FillingPart, 'free'>, learned: LearnedFilling | null): Mass | null {
  return learned && learned.parcels >= LEAST_PARCELS
    ? (fillingWeight({ ...part, free: part.room }, learned)?.weight ?? null)
    : null;
}

const inGrams = (value: number): Mass => estimatedMass(value, 'g', 1);
