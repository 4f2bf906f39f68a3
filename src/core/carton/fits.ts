import type { ParcelContent } from '../journal/events.ts';
import type { Sku } from '../ids.ts';
import type { Protection } from '../orders/product.ts';
import {
  addRational,
  ceilRational,
  compareRational,
  floorRational,
  inUnit,
  toBase,
  type Length,
  type Mass,
  type Rational,
} from '../quantity.ts';
import type { CartonType } from './cartonType.ts';

/** Units of one order line that are to go into boxes, with what the product file knows of them. */
export interface PackItem extends ParcelContent {
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
}

/** Wrapped goods take 3 mm on each side, fragile ones 10 mm; a tube is for goods four times as long as they are wide. */
export const PACK_SETTINGS: PackSettings = {
  padding: {
    none: { digits: 0, exponent: 0, unit: 'mm' },
    wrap: { digits: 3, exponent: 0, unit: 'mm' },
    fragile: { digits: 10, exponent: 0, unit: 'mm' },
  },
  tubeSlenderness: 4,
};

/** A unit as the placement sees it: whole micrometres with its padding, rounded up; `sides[2]` is its height. */
export interface UnitKind {
  readonly item: PackItem;
  readonly sides: readonly [number, number, number];
  readonly isSlender: boolean;
  /** Nanograms; null when not known. */
  readonly weight: Rational | null;
  /** What may stand on it, whole nanograms; null when it bears anything. */
  readonly maxLoad: bigint | null;
}

/** Inside of a box in whole micrometres, rounded down. */
export interface Room {
  readonly length: number;
  readonly width: number;
  readonly height: number;
}

/** Why goods do not go into a box. `byUm`: how much too short it is for the unit `sku`, in micrometres. */
export type Misfit =
  | { readonly kind: 'tooShort'; readonly sku: Sku; readonly byUm: number }
  | { readonly kind: 'tooHeavy' | 'noRoom' | 'outOfStock' }
  | { readonly kind: 'dimsMissing'; readonly sku: Sku };

/** The unit of an item, or null when the product file lacks a side. */
export function unitKind(item: PackItem, settings: PackSettings): UnitKind | null {
  const { length, width, height } = item;
  if (!length || !width || !height) return null;
  const bare = [length, width, height].map(micrometresUp);
  const padding = 2 * micrometresUp(settings.padding[item.protection]);
  const [first = 0, second = 0] = bare.toSorted((a, b) => b - a);
  return {
    item,
    sides: [(bare[0] ?? 0) + padding, (bare[1] ?? 0) + padding, (bare[2] ?? 0) + padding],
    isSlender: first >= second * settings.tubeSlenderness,
    weight: item.weight && toBase(item.weight),
    maxLoad: item.maxLoad && floorRational(toBase(item.maxLoad)),
  };
}

/** The inside of a box preset. */
export const roomOf = ({ inner }: CartonType): Room => ({
  length: micrometresDown(inner.length),
  width: micrometresDown(inner.width),
  height: micrometresDown(inner.height),
});

/** The different ways to turn a unit: all six, or two about the vertical for one that must stand upright. */
export function rotations({ sides: [l, w, h], item }: UnitKind): readonly (readonly [number, number, number])[] {
  const all: [number, number, number][] = [
    [l, w, h],
    [w, l, h],
    ...(item.isUpright
      ? []
      : ([
          [l, h, w],
          [h, l, w],
          [w, h, l],
          [h, w, l],
        ] satisfies [number, number, number][])),
  ];
  return all.filter((turn, i) => all.findIndex((other) => other.every((side, axis) => side === turn[axis])) === i);
}

/** How much too short the room is for one unit, turned as suits best; 0 when it goes in. Micrometres. */
export const shortfall = (kind: UnitKind, room: Room): number =>
  Math.min(...rotations(kind).map(([x, y, z]) => Math.max(0, x - room.length, y - room.width, z - room.height)));

/** True when box and units are not heavier than the box may be. What has no known weight weighs nothing here: the scale will see it. */
export function isWithinGross(
  carton: CartonType,
  units: readonly { readonly kind: UnitKind; readonly count: number }[],
): boolean {
  if (!carton.maxGross) return true;
  const goods = units.map(({ kind, count }) =>
    kind.weight ? { num: kind.weight.num * BigInt(count), den: kind.weight.den } : ZERO,
  );
  const gross = goods.reduce(addRational, carton.tare ? toBase(carton.tare) : ZERO);
  return compareRational(gross, toBase(carton.maxGross)) <= 0;
}

/** Volume in cubic micrometres. */
export const volumeOf = ([l, w, h]: readonly [number, number, number]): bigint => BigInt(l) * BigInt(w) * BigInt(h);

const ZERO: Rational = { num: 0n, den: 1n };
const micrometres = (length: Length): Rational => {
  const mm = inUnit(length, 'mm');
  return { num: mm.num * 1000n, den: mm.den };
};
const micrometresUp = (length: Length): number => Number(ceilRational(micrometres(length)));
const micrometresDown = (length: Length): number => Number(floorRational(micrometres(length)));
