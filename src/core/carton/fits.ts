import type { ParcelContent } from '../journal/events.ts';
import type { Sku } from '../ids.ts';
import type { PackingRules, Protection } from '../orders/product.ts';
import { ceilRational, floorRational, inUnit, type Length, type Mass, type Rational } from '../quantity.ts';
import type { CartonType } from './cartonType.ts';

/** Units of one order line that are to go into boxes, with what the product file knows of them. */
export interface PackItem extends ParcelContent, PackingRules {
  readonly length: Length | null;
  readonly width: Length | null;
  readonly height: Length | null;
  readonly weight: Mass | null;
  readonly isUpright: boolean;
  readonly protection: Protection;
  readonly maxLoad: Mass | null;
}

/** How goods are packed. A site may keep its own. */
export interface PackSettings {
  /** Room for wrapping on each side of a unit. */
  readonly padding: Readonly<Record<Protection, Length>>;
  /** A tube is for rolled goods: their longest side is at least this many times their second one. */
  readonly tubeSlenderness: number;
  /** Pairs of goods classes that never share a box. */
  readonly apart: readonly (readonly [string, string])[];
  /** Percent of every base that must rest on the floor or on what it touches. */
  readonly minSupport: number;
  /** What handling one more parcel costs, in minor units of the site's currency. */
  readonly handlingMinor: number;
}

const NOT_WITH_FOOD = ['chemical', 'hazard', 'flammable', 'oxidiser', 'corrosive', 'toxic'];

/**
 * Wrapped goods take 3 mm on each side, fragile ones 10 mm; a tube is for goods four times as long as they are wide; half of every base
 * is supported. Food stays apart from chemicals and everything hazardous, oxidisers from what burns, corrosives from both and from poison.
 */
export const PACK_SETTINGS: PackSettings = {
  padding: {
    none: { digits: 0, exponent: 0, unit: 'mm' },
    wrap: { digits: 3, exponent: 0, unit: 'mm' },
    fragile: { digits: 10, exponent: 0, unit: 'mm' },
  },
  tubeSlenderness: 4,
  apart: [
    ...NOT_WITH_FOOD.map((other): [string, string] => ['food', other]),
    ['oxidiser', 'flammable'],
    ['corrosive', 'flammable'],
    ['corrosive', 'oxidiser'],
    ['corrosive', 'toxic'],
  ],
  minSupport: 50,
  handlingMinor: 0,
};

/** Inside of a box in whole micrometres, rounded down. */
export interface Room {
  readonly length: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Why goods do not go into a box. `tooShort`: by how much it is too short for the unit `sku`, in micrometres; `tooMuch`: the goods take
 * more room than it has, by whole percent of it, rounded up; `noRoom`: proved, or only not found in the work allowed; `refused`: this kind of box does not take the unit (brittle goods in a mailer, other than rolls in a
 * tube); `ownContainer`: the unit is sent in its own packaging; `keptApart`: two units may not share a box; `overLimit`: the carrier does
 * not take the box, or not so heavy; `retired`: it is in the box set no more; `otherChannel`, `otherCarrier`: it is kept for others; `otherService`: for services the order does not go by.
 */
export type Misfit =
  | { readonly kind: 'tooShort'; readonly sku: Sku; readonly byUm: number }
  | { readonly kind: 'tooMuch'; readonly byPercent: number }
  | { readonly kind: 'noRoom'; readonly isProved: boolean }
  | { readonly kind: 'tooHeavy' | 'outOfStock' | 'overLimit' | Barred }
  | { readonly kind: 'dimsMissing' | 'refused' | 'ownContainer'; readonly sku: Sku }
  | { readonly kind: 'keptApart'; readonly sku: Sku; readonly other: Sku };

/** Why a box may not be used at all for an order, whatever goes into it. */
export type Barred = 'retired' | 'otherChannel' | 'otherCarrier' | 'otherService';

/** The inside of a box preset. */
export const roomOf = ({ inner }: CartonType): Room => ({
  length: micrometresDown(inner.length),
  width: micrometresDown(inner.width),
  height: micrometresDown(inner.height),
});

/** Nanometres, every fraction up; whole where the measure has at most six decimals of a millimetre. */
export const nanometresUp = (length: Length): number => Number(ceilRational(nanometres(length)));

/** Nanometres, every fraction down. */
export const nanometresDown = (length: Length): number => Number(floorRational(nanometres(length)));

const nanometres = (length: Length): Rational => {
  const mm = inUnit(length, 'mm');
  return { num: mm.num * 1_000_000n, den: mm.den };
};
const micrometresDown = (length: Length): number => Math.floor(nanometresDown(length) / 1000);
