import fc from 'fast-check';
import type { Box, Kind, Problem, Put, Turn } from '../../../src/core/carton/engine/problem.ts';

export type Sides = readonly [number, number, number];

/** The different ways a block may lie, standing on any side or only as given. */
export function turnsOf([l, w, h]: Sides, isUpright: boolean): Turn[] {
  const all: Turn[] = [
    { code: 'lwh', dx: l, dy: w, dz: h },
    { code: 'wlh', dx: w, dy: l, dz: h },
    { code: 'lhw', dx: l, dy: h, dz: w },
    { code: 'hlw', dx: h, dy: l, dz: w },
    { code: 'whl', dx: w, dy: h, dz: l },
    { code: 'hwl', dx: h, dy: w, dz: l },
  ];
  return all
    .filter(({ code }) => !isUpright || code.endsWith('h'))
    .filter((t, i, list) => list.findIndex((u) => u.dx === t.dx && u.dy === t.dy && u.dz === t.dz) === i);
}

/** Equal units with nothing special about them. */
export const kind = (sides: Sides, count: number, more: Partial<Kind> = {}): Kind => ({
  count,
  turns: turnsOf(sides, false),
  weight: 1,
  volume: sides[0] * sides[1] * sides[2],
  isNoStack: false,
  maxLoad: Infinity,
  apart: [],
  ...more,
});

/** A box that costs the same for every weight it bears, unless told otherwise. */
export const boxOf = (inner: Sides, more: Partial<Box> = {}): Box => ({
  inner,
  volume: inner[0] * inner[1] * inner[2],
  capacity: 1000,
  stock: Infinity,
  charge: { upTo: [1000], cost: [100] },
  refuses: [],
  mostUnits: Infinity,
  ...more,
});

/** An order with nothing special about it. */
export const problemOf = (kinds: readonly Kind[], boxes: readonly Box[], more: Partial<Problem> = {}): Problem => ({
  objective: 'cost',
  kinds,
  boxes,
  minSupport: 0,
  maxParcels: Infinity,
  ...more,
});

/** A box cut up by planes: the axis and the share at which each part in turn is cut. */
export function cutUp(inner: Sides, cuts: readonly (readonly [number, number])[]): Sides[] {
  const parts: Sides[] = [inner];
  for (const [axis, share] of cuts) {
    const part = parts.shift()!;
    const at = Math.floor(part[axis]! * share);
    if (at < 1 || at >= part[axis]!) parts.push(part);
    else
      for (const side of [at, part[axis]! - at])
        parts.push([axis === 0 ? side : part[0], axis === 1 ? side : part[1], axis === 2 ? side : part[2]]);
  }
  return parts;
}

export const cuts = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.double({ min: 0.2, max: 0.8, noNaN: true })), {
  minLength: 1,
  maxLength: 9,
});

/** True when the units stand inside the box, apart from each other and with nothing above those that bear nothing. */
export function isValid({ kinds }: Problem, { inner }: Box, puts: readonly Put[]): boolean {
  const blocks = puts.map((put) => ({
    ...put,
    ...kinds[put.kind]!.turns[put.turn]!,
    ...{ isTop: kinds[put.kind]!.isNoStack },
  }));
  const crosses = (p: number, dp: number, q: number, dq: number): boolean => p < q + dq && q < p + dp;
  return blocks.every(
    (a, i) =>
      a.x + a.dx <= inner[0] &&
      a.y + a.dy <= inner[1] &&
      a.z + a.dz <= inner[2] &&
      blocks.every((b, j) => {
        if (i === j || !crosses(a.x, a.dx, b.x, b.dx) || !crosses(a.y, a.dy, b.y, b.dy)) return true;
        return !crosses(a.z, a.dz, b.z, b.dz) && !(a.isTop && b.z > a.z);
      }),
  );
}
