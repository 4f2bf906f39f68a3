/** A block in one unit: lengthwise x, widthwise y, upward z. */
export interface Block {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly dx: number;
  readonly dy: number;
  readonly dz: number;
}

/** A point of the drawing; y grows downward. */
export type Point = readonly [number, number];

const COS = Math.cos(Math.PI / 6);

/** Where a point of space falls on the drawing; the nearest corner of a box is its front right one. */
export const project = (x: number, y: number, z: number): Point => [(x + y) * COS, (x - y) / 2 - z];

/** "x,y x,y ..." for a polygon. */
export const points = (corners: readonly Point[]): string =>
  corners.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');

/** The three faces that are seen of a block. */
export function faces({ x, y, z, dx, dy, dz }: Block): {
  readonly top: readonly Point[];
  readonly left: readonly Point[];
  readonly right: readonly Point[];
} {
  const [X, Y, Z] = [x + dx, y + dy, z + dz];
  return {
    top: [project(x, y, Z), project(X, y, Z), project(X, Y, Z), project(x, Y, Z)],
    left: [project(x, y, z), project(X, y, z), project(X, y, Z), project(x, y, Z)],
    right: [project(X, y, z), project(X, Y, z), project(X, Y, Z), project(X, y, Z)],
  };
}

/** The smallest viewBox that holds all points, with a margin. */
export function viewBoxOf(corners: readonly Point[], margin: number): string {
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [left, top] = [Math.min(...xs) - margin, Math.min(...ys) - margin];
  return [left, top, Math.max(...xs) + margin - left, Math.max(...ys) + margin - top]
    .map((value) => value.toFixed(1))
    .join(' ');
}
