/**
 * What the cartonization engine sees: whole numbers only, no names, no units of measure. Lengths are whole multiples of one length
 * (at most 100 000, so that a volume stays an exact double), weights of one mass, charges of one coin. Sizes were rounded against us
 * on the way in: units up with their padding, rooms down.
 */

/** One way to lay a unit: its extents along the box's length (x), width (y) and height (z), and which own sides those are ('wlh': the width lies along x). */
export interface Turn {
  readonly code: string;
  readonly dx: number;
  readonly dy: number;
  readonly dz: number;
}

/** Equal units, at least one. */
export interface Kind {
  readonly count: number;
  /** The different ways it may lie; the same extents occur once. Never empty. */
  readonly turns: readonly Turn[];
  readonly weight: number;
  readonly volume: number;
  /** True: nothing may be anywhere in the column above it, touching or not. */
  readonly isNoStack: boolean;
  /** Weight it may carry, handed down by area of contact; Infinity when any. */
  readonly maxLoad: number;
  /** Kinds (by index) that may not share a box with it. Symmetric. */
  readonly apart: readonly number[];
}

/** What a parcel costs by the weight of its contents: `cost[i]` while the weight is at most `upTo[i]`; ascending; the last `upTo` is the most it may hold. */
export interface Charge {
  readonly upTo: readonly number[];
  readonly cost: readonly number[];
}

/** A box that may be taken. */
export interface Box {
  /** Room inside: length, width, height (vertical). */
  readonly inner: readonly [number, number, number];
  readonly volume: number;
  /** Greatest weight of contents, box and carrier considered. */
  readonly capacity: number;
  /** Boxes there are; Infinity when not counted. */
  readonly stock: number;
  readonly charge: Charge;
  /** Kinds (by index) that may not go into it: brittle goods into a mailer, anything but rolls into a tube. */
  readonly refuses: readonly number[];
  /** Most units it takes; 1 where a unit is its own box. */
  readonly mostUnits: number;
}

/** cost: least sum of charges; parcels: fewest boxes, then least cost; volume: most volume in one box, the rest may stay out. */
export type Objective = 'cost' | 'parcels' | 'volume';

/** One order to be packed. */
export interface Problem {
  readonly objective: Objective;
  readonly kinds: readonly Kind[];
  readonly boxes: readonly Box[];
  /**
   * Percent of every base that must rest on the floor or on tops it touches; 0 to 100. Whatever it is, nothing floats and nothing
   * tips: the centre of every base lies over the hull of what the unit rests on.
   */
  readonly minSupport: number;
  readonly maxParcels: number;
}

/** Where a unit of a kind stands: the corner nearest to the origin of the box, in the way `turn` of its kind. */
export interface Put {
  readonly kind: number;
  readonly turn: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** One parcel of an answer. */
export interface PackedBox {
  readonly box: number;
  readonly puts: readonly Put[];
}

/** Work left, in counted steps: never the clock, so that the same input has the same answer on every machine. */
export interface Budget {
  left: number;
}

/** Charge of a content's weight in a box; Infinity above its capacity. */
export function chargeOf(box: Box, weight: number): number {
  if (weight > box.capacity) return Infinity;
  const { upTo, cost } = box.charge;
  let low = 0;
  let high = upTo.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (weight <= upTo[middle]!) high = middle;
    else low = middle + 1;
  }
  return low < cost.length ? cost[low]! : Infinity;
}
