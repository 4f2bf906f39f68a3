import type { Block } from './isometric.ts';
import type { Viewpoint } from './viewpoint.ts';

/** A block or a piece of one, as it is painted. */
export interface Painted<T extends Block> {
  readonly block: T;
  /** The piece; the block itself where it was not cut. */
  readonly part: Block;
}

type Axis = 'x' | 'y' | 'z';
const EXTENT = { x: 'dx', y: 'dy', z: 'dz' } as const;
const AXES: readonly Axis[] = ['x', 'y', 'z'];

/**
 * Blocks in painter's order, farthest first, for any view from above. Blocks that hide one another in a ring (a rod over the next one,
 * and the last over the first) have no such order: those are cut where a face of one runs through another. Blocks must not overlap.
 */
export function paintersOrder<T extends Block>(blocks: readonly T[], view: Viewpoint): readonly Painted<T>[] {
  let parts: readonly Painted<T>[] = blocks.map((block) => ({ block, part: block }));
  for (;;) {
    const { order, ring, rest } = sorted(parts, view);
    const cut = cutOne(ring);
    // Only blocks that overlap hide one another in a ring without a face to cut along: then any order is as good.
    if (!cut) return [...order, ...rest];
    parts = parts.flatMap((each) => (each === cut.from ? cut.pieces : [each]));
  }
}

interface Sorted<T extends Block> {
  readonly order: readonly Painted<T>[];
  /** Parts that hide one another in a ring; empty when the order is whole. */
  readonly ring: readonly Painted<T>[];
  readonly rest: readonly Painted<T>[];
}

/** Farthest first as far as that goes. What hides nothing keeps its order. */
function sorted<T extends Block>(parts: readonly Painted<T>[], view: Viewpoint): Sorted<T> {
  const before = hiddenBy(parts, view);
  const order: Painted<T>[] = [];
  const left = new Map(parts.entries());
  for (;;) {
    const next = [...left.keys()].find((i) => before[i]?.every((far) => !left.has(far)));
    const part = next === undefined ? undefined : left.get(next);
    if (next === undefined || !part) break;
    left.delete(next);
    order.push(part);
  }
  const path: number[] = [];
  let [at] = left.keys();
  while (at !== undefined && !path.includes(at)) {
    path.push(at);
    at = before[at]?.find((far) => left.has(far));
  }
  const ring = at === undefined ? [] : path.slice(path.indexOf(at));
  return { order, ring: ring.flatMap((i) => parts[i] ?? []), rest: [...left.values()] };
}

/** For each part those that it hides, in part or whole, by index. */
function hiddenBy<T extends Block>(parts: readonly Painted<T>[], view: Viewpoint): readonly (readonly number[])[] {
  const shadows = parts.map(({ part }) => shadowOf(part, view));
  const hidden = parts.map((): number[] => []);
  for (const [a, first] of parts.entries()) {
    for (const [b, second] of parts.entries()) {
      const [one, other] = [shadows[a], shadows[b]];
      if (b <= a || !one || !other || !meet(one, other)) continue;
      if (isBehind(first.part, second.part, view)) hidden[b]?.push(a);
      else hidden[a]?.push(b);
    }
  }
  return hidden;
}

/** True when no point of `a` can hide one of `b`: some plane has `a` on its far side and `b` on its near one. */
function isBehind(a: Block, b: Block, { eye }: Viewpoint): boolean {
  return AXES.some((axis, i) => {
    const toEye = eye[i] ?? 0;
    if (toEye === 0) return false;
    const slack = SLACK * (a[EXTENT[axis]] + b[EXTENT[axis]]);
    return toEye > 0 ? a[axis] + a[EXTENT[axis]] <= b[axis] + slack : a[axis] >= b[axis] + b[EXTENT[axis]] - slack;
  });
}

/** Rounding of computed edges, as a share of the extents. */
const SLACK = 1e-9;

/** A block's outline on the drawing, as spans across its three directions of edges: two outlines meet when all spans do. */
type Shadow = readonly (readonly [from: number, to: number])[];

function shadowOf({ x, y, z, dx, dy, dz }: Block, { at }: Viewpoint): Shadow {
  const edges = [at([1, 0, 0]), at([0, 1, 0]), at([0, 0, 1])] as const;
  const middle = at([x + dx / 2, y + dy / 2, z + dz / 2]);
  const halves = [dx / 2, dy / 2, dz / 2] as const;
  return edges.map(([u, v]) => {
    const across = ([a, b]: readonly [number, number]): number => a * v - b * u;
    const reach = edges.reduce((sum, edge, i) => sum + Math.abs(across(edge)) * (halves[i] ?? 0), 0);
    return [across(middle) - reach, across(middle) + reach];
  });
}

const meet = (one: Shadow, other: Shadow): boolean =>
  one.every(([from, to], i) => {
    const [start, end] = other[i] ?? [0, 0];
    const slack = 1e-7 * (to - from + end - start);
    return from < end - slack && start < to - slack;
  });

/** Cuts one of the parts along a face of another that runs through it; null when there is none. */
function cutOne<T extends Block>(
  parts: readonly Painted<T>[],
): { readonly from: Painted<T>; readonly pieces: readonly [Painted<T>, Painted<T>] } | null {
  for (const from of parts) {
    for (const { part: other } of parts) {
      for (const axis of AXES) {
        for (const at of [other[axis], other[axis] + other[EXTENT[axis]]]) {
          const pieces = cutAt(from.part, axis, at);
          if (!pieces) continue;
          const [low, high] = pieces;
          return {
            from,
            pieces: [
              { block: from.block, part: low },
              { block: from.block, part: high },
            ],
          };
        }
      }
    }
  }
  return null;
}

function cutAt(part: Block, axis: Axis, at: number): readonly [Block, Block] | null {
  const [start, end] = [part[axis], part[axis] + part[EXTENT[axis]]];
  const slack = 1e-6 * (end - start);
  if (at <= start + slack || at >= end - slack) return null;
  const bare: Block = { x: part.x, y: part.y, z: part.z, dx: part.dx, dy: part.dy, dz: part.dz };
  return [
    { ...bare, [EXTENT[axis]]: at - start },
    { ...bare, [axis]: at, [EXTENT[axis]]: end - at },
  ];
}
