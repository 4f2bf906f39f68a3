import type { Block, Point } from './isometric.ts';

/** A point or direction in the box: lengthwise x, widthwise y, upward z. */
export type Spot = readonly [number, number, number];

/** From where the packing picture starts: an isometric view whose nearest corner is the front right one. Radians, seen from above. */
export const START_YAW = -Math.PI / 4;
export const QUARTER = Math.PI / 2;

/** The height of an isometric view: all three edges of a cube look equally long. */
const TILT = Math.asin(1 / Math.sqrt(3));
const [RISE, FALL] = [Math.cos(TILT), Math.sin(TILT)];
/** A face seen at less than this is an edge. */
const EDGE_ON = 1e-6;

/** A view without perspective from one side and above. Lengths keep the box's unit. */
export interface Viewpoint {
  readonly yaw: number;
  /** Toward the eye; length 1. */
  readonly eye: Spot;
  /** Where a point falls on the drawing. */
  at(spot: Spot): Point;
  /** How near a point is: greater is nearer. */
  nearness(spot: Spot): number;
}

/** The view from a side; `yaw` in radians. */
export function viewpoint(yaw: number): Viewpoint {
  const snap = (value: number): number => (Math.abs(value) < EDGE_ON ? 0 : value);
  const [cos, sin] = [snap(Math.cos(yaw)), snap(Math.sin(yaw))];
  return {
    yaw,
    eye: [RISE * cos, RISE * sin, FALL],
    at: ([x, y, z]) => [y * cos - x * sin, (x * cos + y * sin) * FALL - z * RISE],
    nearness: ([x, y, z]) => (x * cos + y * sin) * RISE + z * FALL,
  };
}

/** A quarter turn on, from wherever the picture stands now: always to one of the four isometric views. */
export function quarterOn(yaw: number, by: 1 | -1): number {
  const quarters = (yaw - START_YAW) / QUARTER;
  const next = by > 0 ? Math.floor(quarters + 1.001) : Math.ceil(quarters - 1.001);
  return START_YAW + next * QUARTER;
}

/** A side of a block: the axis it stands across and its corners in order. */
export interface Face {
  readonly axis: 0 | 1 | 2;
  readonly corners: readonly [Spot, Spot, Spot, Spot];
}

/** The sides of a block that are seen: its top and the upright ones that face the eye. */
export function seenFaces({ x, y, z, dx, dy, dz }: Block, { eye }: Viewpoint): readonly Face[] {
  const [X, Y, Z] = [x + dx, y + dy, z + dz];
  const seen: Face[] = [{ axis: 2, corners: corners([x, y, Z], [X, y, Z], [X, Y, Z], [x, Y, Z]) }];
  const [nearX, nearY] = [eye[0] > 0 ? X : x, eye[1] > 0 ? Y : y];
  if (eye[0] !== 0)
    seen.push({ axis: 0, corners: corners([nearX, y, z], [nearX, Y, z], [nearX, Y, Z], [nearX, y, Z]) });
  if (eye[1] !== 0)
    seen.push({ axis: 1, corners: corners([x, nearY, z], [X, nearY, z], [X, nearY, Z], [x, nearY, Z]) });
  return seen;
}

const corners = (...four: [Spot, Spot, Spot, Spot]): [Spot, Spot, Spot, Spot] => four;
