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

/** The block as seen after quarter turns of its box, whose length and width are given for the unturned box. */
export function turned<T extends Block>(block: T, length: number, width: number, quarters: number): T {
  let result = block;
  let [l, w] = [length, width];
  for (let done = 0; done < quarters % 4; done += 1) {
    result = { ...result, x: result.y, y: l - result.x - result.dx, dx: result.dy, dy: result.dx };
    [l, w] = [w, l];
  }
  return result;
}

const isBehind = (a: Block, b: Block): boolean => a.x + a.dx <= b.x || a.y >= b.y + b.dy || a.z + a.dz <= b.z;

/** Blocks in painter's order, farthest first. Blocks that do not overlap always have one; equal ones keep their order. */
export function paintersOrder<T extends Block>(blocks: readonly T[]): readonly T[] {
  const left = [...blocks];
  const order: T[] = [];
  while (left.length > 0) {
    const free = left.findIndex((block) =>
      left.every((other) => other === block || !isBehind(other, block) || isBehind(block, other)),
    );
    order.push(...left.splice(Math.max(0, free), 1));
  }
  return order;
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
