import type { Carrier, Instance, Item, PlacedUnit, Preset, Sides } from './model.ts';

/** A line of one unit of 100 g that may lie any way. */
export const line = (id: string, [l, w, h]: Sides, rules: Partial<Item> = {}): Item => ({
  id,
  qty: 1,
  l,
  w,
  h,
  weight: 100,
  up: 'lwh',
  turn: true,
  noStack: false,
  maxLoad: null,
  protection: 'none',
  ...rules,
});

/** A carton 10 mm larger outside, of 50 g and 30 cents. */
export const preset = (id: string, inner: Sides, rules: Partial<Preset> = {}): Preset => ({
  id,
  kind: 'carton',
  inner,
  outer: [inner[0] + 10, inner[1] + 10, inner[2] + 10],
  tare: 50,
  maxWeight: 10_000,
  cost: 30,
  stock: null,
  ...rules,
});

/** A tariff with each kind of rule: dimensional weight, steps, bands, a surcharge, a greatest weight. */
export const carrier: Carrier = {
  dimDivisor: 5000,
  roundDim: 10,
  step: 500,
  minBillable: 500,
  bands: [
    [500, 400],
    [1000, 500],
    [2000, 700],
  ],
  perStepAfter: 50,
  surcharges: [{ longestOver: 300, cost: 111 }],
  maxWeight: 5000,
};

/** An order of these lines with these boxes. */
export const order = (items: readonly Item[], boxes: readonly Preset[], rules: Partial<Instance> = {}): Instance => ({
  id: 't',
  family: 't',
  objective: 'cost',
  items,
  boxes,
  padding: { none: 0, wrap: 5 },
  carrier,
  perParcel: 90,
  minSupport: 0,
  maxParcels: null,
  ...rules,
});

/** A unit at a corner, its own length along x unless said otherwise. */
export const at = (item: string, x: number, y: number, z: number, o = 'lwh'): PlacedUnit => ({ item, x, y, z, o });

/** One parcel in box 'b'. */
export const inBox = (...items: readonly PlacedUnit[]): { box: string; items: readonly PlacedUnit[] } => ({
  box: 'b',
  items,
});
