import type { Problem } from './problem.ts';

/** A grid of like units that lie the same way, as one cuboid. */
export interface Block {
  readonly kind: number;
  readonly turn: number;
  /** Units along the axes, and in all. */
  readonly nx: number;
  readonly ny: number;
  readonly nz: number;
  readonly units: number;
  readonly dx: number;
  readonly dy: number;
  readonly dz: number;
  readonly volume: number;
  readonly weight: number;
}

/** Every block of the counted units that a box holds, largest first. */
export function blocksFor(problem: Problem, b: number, counts: readonly number[]): readonly Block[] {
  const { inner, capacity } = problem.boxes[b]!;
  const blocks: Block[] = [];
  problem.kinds.forEach(({ turns, volume, weight, isNoStack }, k) => {
    turns.forEach(({ dx, dy, dz }, t) => {
      const mostX = Math.min(counts[k]!, Math.floor(inner[0] / dx));
      for (let nx = 1; nx <= mostX; nx += 1) {
        const mostY = Math.min(Math.floor(counts[k]! / nx), Math.floor(inner[1] / dy));
        for (let ny = 1; ny <= mostY; ny += 1) {
          const mostZ = isNoStack ? 1 : Math.floor(counts[k]! / (nx * ny));
          for (let nz = 1; nz <= Math.min(mostZ, Math.floor(inner[2] / dz)); nz += 1) {
            const units = nx * ny * nz;
            if (units * weight > capacity) break;
            blocks.push({
              kind: k,
              turn: t,
              nx,
              ny,
              nz,
              units,
              dx: nx * dx,
              dy: ny * dy,
              dz: nz * dz,
              volume: units * volume,
              weight: units * weight,
            });
          }
        }
      }
    });
  });
  return blocks.sort(compareBlocks);
}

const compareBlocks = (p: Block, q: Block): number =>
  q.volume - p.volume || p.kind - q.kind || p.turn - q.turn || q.nx - p.nx || q.ny - p.ny;

/** The blocks' figures side by side, for loops over all of them. */
export interface BlockTable {
  readonly count: number;
  readonly kind: Int16Array;
  readonly units: Int16Array;
  readonly dx: Int32Array;
  readonly dy: Int32Array;
  readonly dz: Int32Array;
  readonly volume: Float64Array;
  readonly weight: Float64Array;
}

export const tableOf = (blocks: readonly Block[]): BlockTable => ({
  count: blocks.length,
  kind: Int16Array.from(blocks, ({ kind }) => kind),
  units: Int16Array.from(blocks, ({ units }) => units),
  dx: Int32Array.from(blocks, ({ dx }) => dx),
  dy: Int32Array.from(blocks, ({ dy }) => dy),
  dz: Int32Array.from(blocks, ({ dz }) => dz),
  volume: Float64Array.from(blocks, ({ volume }) => volume),
  weight: Float64Array.from(blocks, ({ weight }) => weight),
});

/**
 * For each axis and each length of the box the longest sum of unit sides that does not exceed it: what of a gap can be used at all. Sums
 * of any number of any sides that may lie along the axis.
 */
export function reachable(problem: Problem, b: number, counts: readonly number[]): readonly Int32Array[] {
  const { inner } = problem.boxes[b]!;
  return inner.map((length, axis) => {
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
