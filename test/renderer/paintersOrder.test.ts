import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/renderer/ui/isometric.ts';
import { paintersOrder } from '../../src/renderer/ui/paintersOrder.ts';
import { QUARTER, START_YAW, viewpoint, type Spot, type Viewpoint } from '../../src/renderer/ui/viewpoint.ts';

/** Where the line of sight through a point of the drawing is inside a block, by nearness; null when it misses. */
function pierced(block: Block, [u, v]: readonly [number, number], view: Viewpoint): readonly [number, number] | null {
  // A point of the line: across the drawing along the floor, then up to the drawing's height.
  const [right, up] = [view.at([0, 0, 0]), view.at([0, 0, 1])];
  const [c, s] = [Math.cos(view.yaw), Math.sin(view.yaw)];
  const start: Spot = [-s * (u - right[0]), c * (u - right[0]), v / up[1]];
  const low = [block.x, block.y, block.z];
  const high = [block.x + block.dx, block.y + block.dy, block.z + block.dz];
  let [from, to] = [-Infinity, Infinity];
  for (const axis of [0, 1, 2] as const) {
    const toEye = view.eye[axis];
    if (Math.abs(toEye) < 1e-9) {
      if (start[axis] <= low[axis]! || start[axis] >= high[axis]!) return null;
      continue;
    }
    const ends = [(low[axis]! - start[axis]) / toEye, (high[axis]! - start[axis]) / toEye];
    from = Math.max(from, Math.min(...ends));
    to = Math.min(to, Math.max(...ends));
  }
  return from < to - 1e-6 ? [from, to] : null;
}

/** At every point of a raster over the drawing: what was painted last is what is nearest. */
function expectRightAt(blocks: readonly Block[], view: Viewpoint, raster: number): void {
  const order = paintersOrder(blocks, view);
  const corners = blocks.flatMap(({ x, y, z, dx, dy, dz }) =>
    [x, x + dx].flatMap((a) => [y, y + dy].flatMap((b) => [z, z + dz].map((c) => view.at([a, b, c])))),
  );
  const [us, vs] = [corners.map(([u]) => u), corners.map(([, v]) => v)];
  const spread = (values: readonly number[], i: number): number =>
    Math.min(...values) + ((i + 0.37) / raster) * (Math.max(...values) - Math.min(...values));
  for (let i = 0; i < raster; i += 1) {
    for (let j = 0; j < raster; j += 1) {
      const point = [spread(us, i), spread(vs, j)] as const;
      const seen = blocks
        .map((block) => ({ block, hit: pierced(block, point, view) }))
        .filter(({ hit }) => hit !== null)
        .sort((a, b) => b.hit![1] - a.hit![1])[0];
      const painted = order.findLast(({ part }) => pierced(part, point, view) !== null);
      if (seen) expect(painted?.block).toBe(seen.block);
    }
  }
}

const YAWS = [0, 1, 2, 3].map((turn) => START_YAW + turn * QUARTER);

/** Three rods, each over the next one and the last over the first, as seen with the front right corner nearest. */
const ring = (size: number): readonly Block[] => [
  { x: 0, y: 2 * size, z: size, dx: 3 * size, dy: size, dz: size },
  { x: size, y: 0, z: 0, dx: size, dy: 3 * size, dz: size },
  { x: 0, y: size, z: 0, dx: size, dy: size, dz: 3 * size },
];

/** Blocks of any extents; those that would overlap an earlier one are left out. */
const apart = fc
  .array(
    fc.tuple(
      fc.nat(8),
      fc.nat(8),
      fc.nat(8),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 9 }),
    ),
    {
      minLength: 2,
      maxLength: 24,
    },
  )
  .map((all) => {
    const kept: Block[] = [];
    for (const [x, y, z, dx, dy, dz] of all) {
      const overlaps = (o: Block): boolean =>
        x < o.x + o.dx && o.x < x + dx && y < o.y + o.dy && o.y < y + dy && z < o.z + o.dz && o.z < z + dz;
      if (!kept.some(overlaps)) kept.push({ x, y, z, dx, dy, dz });
    }
    return kept;
  });

describe("painter's order", () => {
  it('shows at every point what is nearest, at each quarter turn and between', () => {
    fc.assert(
      fc.property(apart, fc.constantFrom(...YAWS, 0, 0.4, 2.1, Math.PI, 4.4), (blocks, yaw) => {
        expectRightAt(blocks, viewpoint(yaw), 14);
      }),
      { numRuns: 150 },
    );
  });

  it('cuts blocks that hide one another in a ring, whichever way the ring goes', () => {
    let rings = 0;
    for (const turn of [0, 1, 2, 3]) {
      for (const isMirrored of [false, true]) {
        const blocks = ring(10).map((block) => (isMirrored ? { ...block, x: 30 - block.x - block.dx } : block));
        const view = viewpoint(START_YAW + turn * QUARTER);
        if (paintersOrder(blocks, view).length > blocks.length) rings += 1;
        expectRightAt(blocks, view, 40);
      }
    }
    expect(rings).toBeGreaterThan(0);
  });

  it('keeps the order of blocks that hide nothing and cuts none', () => {
    const row = [0, 1, 2, 3].map((i) => ({ x: i * 30, y: i * 30, z: 0, dx: 10, dy: 10, dz: 10 }));
    expect(paintersOrder(row, viewpoint(START_YAW)).map(({ block }) => block)).toEqual(row);
  });

  it('orders a full box of many units', () => {
    const grid = Array.from({ length: 120 }, (_, i) => ({
      x: (i % 6) * 10,
      y: (Math.floor(i / 6) % 4) * 10,
      z: Math.floor(i / 24) * 10,
      dx: 10,
      dy: 10,
      dz: 10,
    }));
    for (const yaw of YAWS) {
      expect(paintersOrder(grid, viewpoint(yaw))).toHaveLength(grid.length);
      expectRightAt(grid, viewpoint(yaw), 10);
    }
  });
});
