import type { Instance, Item, Sides } from './model.ts';
import { parkMiller, rand48 } from './rng.ts';

/** Number of types of goods of the sets BR1 to BR15 of Bischoff and Ratcliff, and Davies and Bischoff. */
export const BR_TYPES = [3, 5, 8, 10, 12, 15, 20, 30, 40, 50, 60, 70, 80, 90, 100] as const;

const BIG = 1_000_000_000;
const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');

/** A line without rules of its own; the order of its fields is that of the files. */
const plain = (id: string, qty: number, sides: Sides, rules: { up: Item['up']; turn: boolean }): Item => ({
  id,
  qty,
  l: sides[0],
  w: sides[1],
  h: sides[2],
  weight: 1,
  turn: rules.turn,
  noStack: false,
  maxLoad: null,
  protection: null,
  up: rules.up,
});

/**
 * Problem `number` (1 to 100) of set BR `set` (1 to 15), number for number as published in the OR-library: container 587 x 233 x 220;
 * sides uniform in [30,120] x [25,100] x [20,80], sorted; a side may stand when it is less than twice the smaller of the other two;
 * one unit of each type, then random types until the next would exceed the container's volume. Seed 2502505 + 100 (number - 1), the
 * first ten numbers thrown away.
 */
export function makeBr(set: number, number: number): Instance {
  const count = BR_TYPES[set - 1]!;
  const next = parkMiller(2502505 + 100 * (number - 1));
  for (let i = 0; i < 10; i += 1) next();
  const low = [30, 25, 20] as const;
  const high = [120, 100, 80] as const;
  const container: Sides = [587, 233, 220];
  const types = Array.from({ length: count }, () => {
    const sides = ([0, 1, 2] as const)
      .map((axis) => low[axis] + Math.floor(next() * (high[axis] - low[axis] + 1)))
      .sort((a, b) => b - a) as [number, number, number];
    const up = [0, 1, 2].filter((axis) => sides[axis]! < 2 * Math.min(...sides.filter((_, other) => other !== axis)));
    return {
      sides,
      up: up.map((axis) => 'lwh'[axis]!).join('') as Item['up'],
      count: 1,
      volume: sides[0] * sides[1] * sides[2],
    };
  });
  let cargo = types.reduce((sum, { volume }) => sum + volume, 0);
  for (;;) {
    const type = types[Math.floor(next() * count)]!;
    if (cargo + type.volume > container[0] * container[1] * container[2]) break;
    type.count += 1;
    cargo += type.volume;
  }
  return {
    id: `br${pad(set, 2)}-${pad(number, 3)}`,
    family: `br${pad(set, 2)}`,
    objective: 'volume',
    items: types.map((type, i) => plain(`t${i + 1}`, type.count, type.sides, { up: type.up, turn: true })),
    boxes: [
      {
        id: 'container',
        kind: 'carton',
        inner: container,
        outer: container,
        tare: 0,
        maxWeight: BIG,
        cost: 1,
        stock: 1,
      },
    ],
    padding: {},
    carrier: null,
    perParcel: 0,
    minSupport: 0,
    maxParcels: 1,
  };
}

function mpvSides(type: number, bin: number, between: (low: number, high: number) => number): Sides {
  const half = Math.floor(bin / 2);
  const large = Math.floor((2 * bin) / 3);
  const small = (): number => between(1, half);
  const long = (): number => between(large, bin);
  const medium = (): number => between(half, bin);
  if (type === 1) return [small(), long(), long()];
  if (type === 2) return [long(), small(), long()];
  if (type === 3) return [long(), long(), small()];
  if (type === 4) return [medium(), medium(), medium()];
  if (type === 5) return [small(), small(), small()];
  const most = type === 6 ? 10 : type === 7 ? 35 : 100;
  return [between(1, most), between(1, most), between(1, most)];
}

/**
 * Test `number` (1 to 10) of class 1 to 8 of Martello, Pisinger and Vigo with `count` units, by the published generator: cubic bins of
 * 100 (classes 1 to 5 and 8), 10 (class 6) and 40 (class 7); in classes 1 to 5 a unit is of the class's own type six times in ten, of
 * each other once. No turning. Seed number + count.
 */
export function makeMpv(kind: number, count: number, number: number): Instance {
  const next = rand48(number + count);
  const between = (low: number, high: number): number => (next() % (high - low + 1)) + low;
  const bin = kind === 6 ? 10 : kind === 7 ? 40 : 100;
  const items = Array.from({ length: count }, (_, i) => {
    let type = kind;
    if (kind <= 5) {
      const drawn = between(1, 10);
      if (drawn <= 5) type = drawn;
    }
    return plain(`b${i + 1}`, 1, mpvSides(type, bin, between), { up: 'h', turn: false });
  });
  const sides: Sides = [bin, bin, bin];
  return {
    id: `mpv${kind}-n${count}-${pad(number, 2)}`,
    family: `mpv${kind}`,
    objective: 'parcels',
    items,
    boxes: [{ id: 'bin', kind: 'carton', inner: sides, outer: sides, tare: 0, maxWeight: BIG, cost: 1, stock: null }],
    padding: {},
    carrier: null,
    perParcel: 0,
    minSupport: 0,
    maxParcels: null,
  };
}
