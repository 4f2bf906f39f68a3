import type { Problem } from './problem.ts';

/** Like units that lie the same way, edge to edge: `nx` by `ny` by `nz` of them, from a corner within the block it is part of. */
export interface Grid {
  readonly kind: number;
  readonly turn: number;
  readonly nx: number;
  readonly ny: number;
  readonly nz: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly dx: number;
  readonly dy: number;
  readonly dz: number;
}

/** A cuboid without gaps of one grid or of two that share a face. */
export interface Block {
  readonly dx: number;
  readonly dy: number;
  readonly dz: number;
  readonly units: number;
  readonly volume: number;
  readonly weight: number;
  readonly grids: readonly Grid[];
}

/** More blocks are not kept: their indexes are 16 bits wide, and each costs a look. */
const MOST_GRIDS = 4000;

/** Every grid of the counted units that a box holds and that bears itself, largest first; evenly thinned when there are very many. */
export function gridsFor(problem: Problem, b: number, counts: readonly number[]): Block[] {
  const blocks: Block[] = [];
  problem.kinds.forEach((_, k) => {
    addGrids(problem, b, k, counts[k]!, blocks);
  });
  return thinned(blocks.sort(byVolume), MOST_GRIDS);
}

function addGrids({ kinds, boxes }: Problem, b: number, k: number, count: number, blocks: Block[]): void {
  const { inner, capacity, mostUnits } = boxes[b]!;
  const { turns, volume, weight, isNoStack, maxLoad, apart } = kinds[k]!;
  const bearable = weight > 0 ? Math.floor(capacity / weight) : Infinity;
  const most = apart.includes(k) ? Math.min(count, bearable, 1) : Math.min(count, bearable, mostUnits);
  const layers = isNoStack ? 1 : maxLoad < Infinity && weight > 0 ? 1 + Math.floor(maxLoad / weight) : Infinity;
  turns.forEach((turn, t) => {
    const mostX = Math.min(most, Math.floor(inner[0] / turn.dx));
    for (let nx = 1; nx <= mostX; nx += 1) {
      const mostY = Math.min(Math.floor(most / nx), Math.floor(inner[1] / turn.dy));
      for (let ny = 1; ny <= mostY; ny += 1) {
        const mostZ = Math.min(layers, Math.floor(most / (nx * ny)), Math.floor(inner[2] / turn.dz));
        for (let nz = 1; nz <= mostZ; nz += 1) {
          const units = nx * ny * nz;
          const [dx, dy, dz] = [nx * turn.dx, ny * turn.dy, nz * turn.dz];
          const grid = { kind: k, turn: t, nx, ny, nz, x: 0, y: 0, z: 0, dx, dy, dz };
          blocks.push({ dx, dy, dz, units, volume: units * volume, weight: units * weight, grids: [grid] });
        }
      }
    }
  });
}

/** Larger ones first. */
export const byVolume = (p: Block, q: Block): number => q.volume - p.volume;

/** At most so many of the blocks, evenly spread over their order; single units always stay, or gaps could not be filled. */
export function thinned(blocks: Block[], most: number): Block[] {
  if (blocks.length <= most) return blocks;
  const stride = blocks.length / most;
  let due = 0;
  return blocks.filter(({ units }, i) => {
    if (i < due && units > 1) return false;
    if (i >= due) due += stride;
    return true;
  });
}

/** The blocks' figures side by side, for loops over all of them. */
export interface BlockTable {
  readonly count: number;
  readonly dx: Int32Array;
  readonly dy: Int32Array;
  readonly dz: Int32Array;
  readonly units: Int32Array;
  readonly volume: Float64Array;
  readonly weight: Float64Array;
  /** Kinds of its grids and units of each; the second -1 where there is one grid. */
  readonly kind: Int16Array;
  readonly need: Int32Array;
  readonly otherKind: Int16Array;
  readonly otherNeed: Int32Array;
}

/** The table of the blocks, in their order. */
export function tableOf(blocks: readonly Block[]): BlockTable {
  const kindAt = ({ grids }: Block, n: number): number => grids[n]?.kind ?? -1;
  const unitsOf = ({ grids }: Block, kind: number): number =>
    grids.reduce((sum, grid) => (grid.kind === kind ? sum + grid.nx * grid.ny * grid.nz : sum), 0);
  return {
    count: blocks.length,
    dx: Int32Array.from(blocks, ({ dx }) => dx),
    dy: Int32Array.from(blocks, ({ dy }) => dy),
    dz: Int32Array.from(blocks, ({ dz }) => dz),
    units: Int32Array.from(blocks, ({ units }) => units),
    volume: Float64Array.from(blocks, ({ volume }) => volume),
    weight: Float64Array.from(blocks, ({ weight }) => weight),
    kind: Int16Array.from(blocks, (block) => kindAt(block, 0)),
    need: Int32Array.from(blocks, (block) => unitsOf(block, kindAt(block, 0))),
    otherKind: Int16Array.from(blocks, (block) => kindAt(block, 1)),
    otherNeed: Int32Array.from(blocks, (block) => unitsOf(block, kindAt(block, 1))),
  };
}

/**
 * For each axis and each length of the box the longest sum of unit sides that does not exceed it: what of a gap can be used at all. Sums
 * of any number of any sides that may lie along the axis.
 */
export function reachable(problem: Problem, b: number, counts: readonly number[]): readonly Int32Array[] {
  return problem.boxes[b]!.inner.map((length, axis) => {
    const reach = new Int32Array(length + 1);
    const isSum = new Uint8Array(length + 1);
    isSum[0] = 1;
    const sides = new Set<number>();
    problem.kinds.forEach(({ turns }, k) => {
      if (counts[k]! > 0) for (const { dx, dy, dz } of turns) sides.add([dx, dy, dz][axis]!);
    });
    for (let at = 1; at <= length; at += 1) {
      for (const side of sides) if (side <= at && isSum[at - side] === 1) isSum[at] = 1;
      reach[at] = isSum[at] === 1 ? at : reach[at - 1]!;
    }
    return reach;
  });
}
