import type { Room, UnitKind } from './fits.ts';

/** A corner where the next unit may stand. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Free way along each axis from the corner to the next block or wall: no unit that stands here can be longer. */
  freeX: number;
  freeY: number;
  freeZ: number;
  /** Kinds of unit that found no place here, with the number of blocks there were; Infinity when nothing can change that. */
  readonly tried: Map<UnitKind, number>;
}

interface Block {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly dx: number;
  readonly dy: number;
  readonly dz: number;
}

type At = readonly [number, number, number];

/** True when the point's corner lies in the block: nothing can begin there. */
export const isInside = ({ x, y, z }: Point, block: Block): boolean =>
  x >= block.x &&
  x < block.x + block.dx &&
  y >= block.y &&
  y < block.y + block.dy &&
  z >= block.z &&
  z < block.z + block.dz;

/** The corners beside, before and above a new block, as they are and slid back along each other axis until they touch another block or a wall. */
export function cornersOf(block: Block, others: readonly Block[], room: Room): readonly At[] {
  const { x, y, z, dx, dy, dz } = block;
  const beside: At = [x + dx, y, z];
  const before: At = [x, y + dy, z];
  const above: At = [x, y, z + dz];
  const corners: At[] = [
    beside,
    slid(beside, 1, others),
    slid(beside, 2, others),
    before,
    slid(before, 0, others),
    slid(before, 2, others),
    above,
    slid(above, 0, others),
    slid(above, 1, others),
  ];
  return corners.filter(
    (at) =>
      at[0] < room.length && at[1] < room.width && at[2] < room.height && !others.some((other) => holds(other, at)),
  );
}

/** Adds a corner in the order lowest, rearmost, leftmost; one that is there already keeps what is known of it. */
export function insertPoint(points: Point[], [x, y, z]: At, blocks: readonly Block[], room: Room): void {
  const index = points.findIndex(
    (point) => point.z > z || (point.z === z && (point.y > y || (point.y === y && point.x >= x))),
  );
  const next = index < 0 ? undefined : points[index];
  if (next && next.x === x && next.y === y && next.z === z) return;
  const point: Point = {
    x,
    y,
    z,
    freeX: room.length - x,
    freeY: room.width - y,
    freeZ: room.height - z,
    tried: new Map(),
  };
  for (const block of blocks) narrow(point, block);
  points.splice(index < 0 ? points.length : index, 0, point);
}

/** Shortens a corner's free ways by a block that stands in them. */
export function narrow(point: Point, block: Block): void {
  const inX = point.x >= block.x && point.x < block.x + block.dx;
  const inY = point.y >= block.y && point.y < block.y + block.dy;
  const inZ = point.z >= block.z && point.z < block.z + block.dz;
  if (inY && inZ && block.x >= point.x) point.freeX = Math.min(point.freeX, block.x - point.x);
  if (inX && inZ && block.y >= point.y) point.freeY = Math.min(point.freeY, block.y - point.y);
  if (inX && inY && block.z >= point.z) point.freeZ = Math.min(point.freeZ, block.z - point.z);
}

const START = ['x', 'y', 'z'] as const;
const SIZE = ['dx', 'dy', 'dz'] as const;

const holds = (block: Block, at: At): boolean => [0, 1, 2].every((axis) => covers(block, at, axis));

function covers(block: Block, at: At, axis: number): boolean {
  const start = block[START[axis] ?? 'x'];
  const value = at[axis] ?? 0;
  return value >= start && value < start + block[SIZE[axis] ?? 'dx'];
}

function slid(at: At, axis: 0 | 1 | 2, others: readonly Block[]): At {
  let stop = 0;
  for (const other of others) {
    const end = other[START[axis]] + other[SIZE[axis]];
    if (end > stop && end <= at[axis] && [0, 1, 2].every((across) => across === axis || covers(other, at, across)))
      stop = end;
  }
  return [axis === 0 ? stop : at[0], axis === 1 ? stop : at[1], axis === 2 ? stop : at[2]];
}
