/**
 * What an instance of the bench means, independent of the product's code: whole millimetres, grams and cents. The formats are
 * `carton-instances/1` (what `station pack` reads) and `carton-solutions/1` (what it writes).
 */

/** Length, width and height; of a box the third one stands vertically. */
export type Sides = readonly [number, number, number];

/** One line of an order. */
export interface Item {
  readonly id: string;
  readonly qty: number;
  readonly l: number;
  readonly w: number;
  readonly h: number;
  readonly weight: number;
  /** Which of its dimensions may stand vertically: 'lwh' any, 'h' this side up. */
  readonly up: 'lwh' | 'lw' | 'lh' | 'wh' | 'l' | 'w' | 'h';
  /** False: exactly as given, l along x, w along y, h along z. */
  readonly turn: boolean;
  /** True: nothing anywhere in the column above it. */
  readonly noStack: boolean;
  /** Grams it may carry, handed down by area of contact; null: no limit. */
  readonly maxLoad: number | null;
  /** Key of the instance's padding; null: none. */
  readonly protection: string | null;
}

/** A carton or mailer that may be taken. */
export interface Preset {
  readonly id: string;
  readonly kind: string;
  readonly inner: Sides;
  readonly outer: Sides;
  readonly tare: number;
  /** Gross, with the tare. */
  readonly maxWeight: number;
  readonly cost: number;
  /** Null: not counted. */
  readonly stock: number | null;
}

/** A carrier's tariff and its limits of size and weight. */
export interface Carrier {
  /** mm3 a gram; null: no dimensional weight. */
  readonly dimDivisor: number | null;
  /** Outer dimensions are rounded up to this first. */
  readonly roundDim: number;
  /** The dimensional weight counts only above this rounded volume, mm3. */
  readonly dimOverVolume?: number;
  readonly step: number;
  readonly minBillable: number;
  readonly maxWeight: number;
  readonly maxLength?: number;
  readonly maxLengthGirth?: number;
  /** Cents up to and including that billable weight, ascending. */
  readonly bands: readonly (readonly [upTo: number, cost: number])[];
  readonly perStepAfter: number;
  readonly surcharges: readonly {
    readonly longestOver?: number;
    readonly weightOver?: number;
    readonly cost: number;
  }[];
}

/** One order to be packed, with the boxes at hand. */
export interface Instance {
  readonly id: string;
  readonly family: string;
  /** cost: least sum of parcel charges; parcels: fewest parcels; volume: most volume in one box, the rest may stay out. */
  readonly objective: 'cost' | 'parcels' | 'volume';
  readonly items: readonly Item[];
  readonly boxes: readonly Preset[];
  /** Millimetres on every face of an item, by class of protection. */
  readonly padding: Readonly<Record<string, number>>;
  /** Null: a parcel costs its box and perParcel. */
  readonly carrier: Carrier | null;
  readonly perParcel: number;
  /** Percent of every base that must rest on the floor or on tops it touches. */
  readonly minSupport: number;
  readonly maxParcels: number | null;
}

/** A file of instances. */
export interface InstanceFile {
  readonly format: 'carton-instances/1';
  readonly suite: string;
  readonly seed: number | null;
  readonly instances: readonly Instance[];
}

/** Where one unit stands: the corner of its padding, and which of its dimensions lie along x, y and z. */
export interface PlacedUnit {
  readonly item: string;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly o: string;
}

/** A solver's answer to one instance. Nothing in it is trusted. */
export interface Solution {
  readonly id: string;
  readonly ms?: number;
  /** Null: no packing found. */
  readonly parcels: readonly { readonly box: string; readonly items: readonly PlacedUnit[] }[] | null;
  readonly claimed?: { readonly cost?: number; readonly billable?: number; readonly lowerBound?: number };
}

/** A file of solutions. */
export interface SolutionFile {
  readonly format: 'carton-solutions/1';
  readonly solver: { readonly name: string; readonly version: string };
  readonly solutions: readonly Solution[];
}

const ORIENTATIONS = ['lwh', 'wlh', 'lhw', 'hlw', 'whl', 'hwl'];

type Extents = Readonly<Record<string, number>>;

/** Extents of an item with its padding, by the letters l, w and h. Throws RangeError for an unknown class of protection. */
export function paddedExtents(instance: Instance, item: Item): Extents & Readonly<Record<'l' | 'w' | 'h', number>> {
  const pad = item.protection === null ? 0 : instance.padding[item.protection];
  if (pad === undefined) throw new RangeError(`unknown protection ${item.protection ?? ''}`);
  return { l: item.l + 2 * pad, w: item.w + 2 * pad, h: item.h + 2 * pad };
}

/** The orientations an item may take: the dimensions lying along x, y and z. */
export function allowedOrientations({ up, turn }: Item): string[] {
  if (!turn) return up.includes('h') ? ['lwh'] : [];
  return ORIENTATIONS.filter((code) => up.includes(code[2]!));
}

/** Padded extents along x, y and z of an item that lies as the three letters say. */
export const extentsAs = (extents: Extents, orientation: string): Sides => [
  extents[orientation[0]!]!,
  extents[orientation[1]!]!,
  extents[orientation[2]!]!,
];

/** The different padded extents an item may take; equal ones occur once. */
export function orientedExtents(instance: Instance, item: Item): Sides[] {
  const extents = paddedExtents(instance, item);
  const seen = new Map<string, Sides>();
  for (const code of allowedOrientations(item)) {
    const sides = extentsAs(extents, code);
    if (!seen.has(sides.join())) seen.set(sides.join(), sides);
  }
  return [...seen.values()];
}

/** Whether something of these extents fits a room as it lies. */
export const fitsRoom = (sides: Sides, room: Sides): boolean =>
  sides[0] <= room[0] && sides[1] <= room[1] && sides[2] <= room[2];

/** Product of three sides, mm3. */
export const volumeOf = (sides: Sides): number => sides[0] * sides[1] * sides[2];

/** Grams of contents a box may hold, by its own limit and the carrier's. */
export const capacityOf = ({ carrier }: Instance, box: Preset): number =>
  Math.min(box.maxWeight, carrier?.maxWeight ?? Infinity) - box.tare;

/** Volume of all units with their padding, mm3. */
export const unitVolume = (instance: Instance): number =>
  instance.items.reduce((sum, item) => {
    const { l, w, h } = paddedExtents(instance, item);
    return sum + item.qty * l * w * h;
  }, 0);

const ceilTo = (value: number, step: number): number => (step > 1 ? Math.ceil(value / step) * step : value);

/** Dimensional weight in grams of a closed box; 0 where the carrier's rule does not reach it. */
export function dimWeightOf(carrier: Carrier, box: Preset): number {
  if (carrier.dimDivisor === null) return 0;
  const [a, b, c] = box.outer;
  const volume = ceilTo(a, carrier.roundDim) * ceilTo(b, carrier.roundDim) * ceilTo(c, carrier.roundDim);
  if (carrier.dimOverVolume !== undefined && volume <= carrier.dimOverVolume) return 0;
  return Math.ceil(volume / carrier.dimDivisor);
}

/** Whether the carrier takes the box at all, by its size. */
export function isTaken(carrier: Carrier | null, box: Preset): boolean {
  if (!carrier) return true;
  const [longest, ...others] = box.outer.toSorted((a, b) => b - a) as [number, number, number];
  if (carrier.maxLength !== undefined && longest > carrier.maxLength) return false;
  return carrier.maxLengthGirth === undefined || longest + 2 * (others[0] + others[1]) <= carrier.maxLengthGirth;
}

function rateOf({ bands, step, perStepAfter }: Carrier, billable: number): number {
  const band = bands.find(([upTo]) => billable <= upTo);
  if (band) return band[1];
  const [upTo, cost] = bands.at(-1)!;
  return cost + Math.ceil((billable - upTo) / step) * perStepAfter;
}

/** What a parcel weighs for the carrier (grams) and costs (cents): `box` the box, `ship` the rate, `extra` handling and surcharges. */
export interface ParcelCharge {
  readonly actual: number;
  readonly dim: number;
  readonly billable: number;
  readonly box: number;
  readonly ship: number;
  readonly extra: number;
  readonly total: number;
}

/** The charge of a parcel by its box and the weight of its contents. */
export function parcelCharge(instance: Instance, box: Preset, contentWeight: number): ParcelCharge {
  const { carrier, perParcel } = instance;
  const actual = box.tare + contentWeight;
  if (!carrier) {
    return { actual, dim: 0, billable: actual, box: box.cost, ship: 0, extra: perParcel, total: box.cost + perParcel };
  }
  const dim = dimWeightOf(carrier, box);
  const billable = Math.max(ceilTo(Math.max(actual, dim), carrier.step), carrier.minBillable);
  let extra = perParcel;
  for (const { longestOver, weightOver, cost } of carrier.surcharges) {
    if (longestOver !== undefined && Math.max(...box.outer) > longestOver) extra += cost;
    if (weightOver !== undefined && actual > weightOver) extra += cost;
  }
  const ship = rateOf(carrier, billable);
  return { actual, dim, billable, box: box.cost, ship, extra, total: box.cost + ship + extra };
}

/** Whether one unit of an item, alone, may go into a box. */
export const fitsBox = (instance: Instance, item: Item, box: Preset): boolean =>
  item.weight <= capacityOf(instance, box) &&
  orientedExtents(instance, item).some((sides) => fitsRoom(sides, box.inner));
