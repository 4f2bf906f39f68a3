import type { PackItem, PackSettings } from './fits.ts';
import { nanometresUp } from './fits.ts';
import type { TurnRule } from '../orders/product.ts';
import { ceilRational, floorRational, inUnit, type Mass } from '../quantity.ts';

/** What is placed as one: a unit, a stack of units nested into one another, or a bag of loose ones. */
export interface Block {
  readonly item: PackItem;
  /** Units of the item in it. */
  readonly units: number;
  /** Length, width, height with padding, whole nanometres. */
  readonly sides: readonly [number, number, number];
  readonly turn: TurnRule;
  /** Whole milligrams, rounded up; null when not known. */
  readonly weight: number | null;
  /** What may stand on it, whole milligrams, rounded down; Infinity when anything. */
  readonly maxLoad: number;
  readonly isNoStack: boolean;
  /** True for rolled goods, which a tube takes. */
  readonly isSlender: boolean;
}

/** Equal blocks of one order line. */
export interface Batch {
  readonly block: Block;
  readonly count: number;
}

/** Blocks that are the same to the engine, of one or several lines. */
export interface ModelKind {
  readonly block: Block;
  readonly batches: readonly Batch[];
}

type Sides = readonly [number, number, number];

/** Milligrams, every fraction up. */
export const milligramsUp = (mass: Mass): number => Number(ceilRational(inUnit(mass, 'mg')));

/** Milligrams, every fraction down. */
export const milligramsDown = (mass: Mass): number => Number(floorRational(inUnit(mass, 'mg')));

/**
 * The units of a line as they are placed: nested goods in stacks of at most `mostNested`, as even as can be; loose goods in bags of the
 * product's own number; everything else one by one. Null when the product file lacks a side.
 */
export function batchesOf(item: PackItem, settings: PackSettings, mostNested: number): readonly Batch[] | null {
  const single = blockOf(item, settings);
  if (!single) return null;
  // What may go in its own packaging goes there one by one.
  const isSingle = item.ownContainer !== undefined;
  const batches =
    item.nestStep && !isSingle
      ? stacks(single, item, Math.min(mostNested, nestLimit(single)))
      : item.unitsPerBag !== undefined && !isSingle && mayBag(single, item.unitsPerBag)
        ? bags(single, item.unitsPerBag, settings)
        : [{ block: single, count: item.count }];
  return batches.filter(({ count }) => count > 0);
}

/** A stack of nested units; each further one adds the product's step to the height. */
export function nested(single: Block, units: number): Block {
  const { item, sides, weight, maxLoad } = single;
  const step = item.nestStep ? nanometresUp(item.nestStep) : 0;
  return {
    ...single,
    units,
    sides: [sides[0], sides[1], sides[2] + (units - 1) * step],
    weight: weight === null ? null : weight * units,
    // The lowest one bears the others already.
    maxLoad: maxLoad - (units - 1) * (weight ?? 0),
    isSlender: false,
  };
}

/** One unit of an item with its padding; null when a side is missing. */
export function blockOf(item: PackItem, settings: PackSettings): Block | null {
  const { length, width, height } = item;
  if (!length || !width || !height) return null;
  const bare: Sides = [nanometresUp(length), nanometresUp(width), nanometresUp(height)];
  const [first = 0, second = 0] = bare.toSorted((a, b) => b - a);
  return {
    item,
    units: 1,
    sides: padded(bare, item, settings),
    turn: item.turn ?? (item.isUpright ? 'h' : 'lwh'),
    weight: item.weight && milligramsUp(item.weight),
    maxLoad: item.maxLoad ? milligramsDown(item.maxLoad) : Infinity,
    isNoStack: item.isNoStack ?? false,
    isSlender: first >= second * settings.tubeSlenderness,
  };
}

function padded(bare: Sides, item: PackItem, settings: PackSettings): Sides {
  const padding = 2 * nanometresUp(settings.padding[item.protection]);
  return [bare[0] + padding, bare[1] + padding, bare[2] + padding];
}

/** Most units of a stack before the lowest one bears too much. */
const nestLimit = ({ weight, maxLoad }: Block): number =>
  maxLoad === Infinity || weight === 0 ? Infinity : weight === null ? 1 : 1 + Math.floor(maxLoad / weight);

function stacks(single: Block, { count }: PackItem, most: number): readonly Batch[] {
  const number = Math.ceil(count / Math.max(1, Math.min(most, count)));
  const low = Math.floor(count / number);
  const higher = count % number;
  return [
    { block: nested(single, low + 1), count: higher },
    { block: nested(single, low), count: number - higher },
  ];
}

/** Goods that bear nothing, or not each other, are not thrown together. */
const mayBag = ({ isNoStack, weight, maxLoad }: Block, units: number): boolean =>
  units > 1 && !isNoStack && (maxLoad === Infinity || (weight !== null && maxLoad >= weight * units));

function bags(single: Block, size: number, settings: PackSettings): readonly Batch[] {
  const { count } = single.item;
  const rest = count % size;
  return [
    { block: bag(single, size, settings), count: Math.floor(count / size) },
    { block: rest > 1 ? bag(single, rest, settings) : single, count: rest > 0 ? 1 : 0 },
  ];
}

/** A bag as the most compact block its units can be laid in; the wrapping goes around it once. */
function bag(single: Block, units: number, settings: PackSettings): Block {
  const { item, weight } = single;
  const padding = 2 * nanometresUp(settings.padding[item.protection]);
  const [l, w, h] = [single.sides[0] - padding, single.sides[1] - padding, single.sides[2] - padding];
  let best: Sides = [l * units, w, h];
  for (let a = 1; a <= units; a += 1) {
    for (let b = 1; b <= Math.ceil(units / a); b += 1) {
      const sides: Sides = [l * a, w * b, h * Math.ceil(units / (a * b))];
      if (surface(sides) < surface(best)) best = sides;
    }
  }
  return {
    ...single,
    units,
    sides: padded(best, item, settings),
    weight: weight === null ? null : weight * units,
    isSlender: false,
  };
}

const surface = ([l, w, h]: Sides): number => l * w + l * h + w * h;
