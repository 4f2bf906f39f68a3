import type { Block, BlockTable } from './blocksGrids.ts';
import type { Budget, Problem, Put } from './problem.ts';
import { carve, createSpaces, openRoom, type Spaces } from './spaces.ts';
import { createBlocks, type Blocks } from './stability.ts';

/** A box partly loaded with blocks. */
export interface Loading {
  readonly spaces: Spaces;
  /** The grids that stand in it, and which they are: the number of the block put in and of the grid in it. */
  readonly cuboids: Blocks;
  readonly block: Int16Array;
  readonly part: Uint8Array;
  /** Units left by kind: 0 as soon as something stands in the box that the kind may not share it with. */
  readonly left: Int32Array;
  /** From every block the next smaller one that may still be put in; those of which too few units are left fall out as they are met. */
  readonly next: Int16Array;
  volume: number;
  weight: number;
  units: number;
}

/** How the next space and the best block for it are found; each way fills some stocks better than the others do. */
export interface Lean {
  /** Weights of the distances along the axes from a corner of the box: the nearest space is next. */
  readonly near: readonly [number, number, number];
  /** 0: volume less what of the space cannot be used; 1, 2: volume times the usable share of the space, or the share's square. */
  readonly power: 0 | 1 | 2;
}

/** What all loadings of one box share. */
export interface Hold {
  readonly problem: Problem;
  readonly box: number;
  readonly counts: readonly number[];
  readonly blocks: readonly Block[];
  readonly table: BlockTable;
  readonly reach: readonly Int32Array[];
  readonly least: readonly [number, number, number];
  /** True where any kind bears only so much. */
  readonly hasLimits: boolean;
  /** Most grids in one box. */
  readonly mostGrids: number;
  readonly budget: Budget;
  lean: Lean;
}

/** A loading with room for what the hold can take; to be begun. */
export const createLoading = (hold: Hold): Loading => ({
  spaces: createSpaces(),
  cuboids: createBlocks(hold.mostGrids),
  block: new Int16Array(hold.mostGrids),
  part: new Uint8Array(hold.mostGrids),
  left: new Int32Array(hold.counts.length),
  next: new Int16Array(hold.table.count),
  volume: 0,
  weight: 0,
  units: 0,
});

/** Empties a loading. */
export function beginLoading(hold: Hold, loading: Loading): void {
  const { inner } = hold.problem.boxes[hold.box]!;
  const { spaces, next } = loading;
  [spaces.least[0], spaces.least[1], spaces.least[2]] = hold.least;
  openRoom(spaces, inner[0], inner[1], inner[2]);
  loading.cuboids.count = 0;
  loading.left.set(hold.counts);
  for (let i = 0; i < next.length; i += 1) next[i] = i + 1;
  loading.volume = 0;
  loading.weight = 0;
  loading.units = 0;
}

/** Makes one loading like another. */
export function copyLoading(from: Loading, to: Loading): void {
  const end = from.spaces.count * 6;
  if (to.spaces.data.length < end) to.spaces.data = new Int32Array(from.spaces.data.length);
  for (let i = 0; i < end; i += 1) to.spaces.data[i] = from.spaces.data[i]!;
  to.spaces.count = from.spaces.count;
  for (let axis = 0; axis < 3; axis += 1) to.spaces.least[axis] = from.spaces.least[axis]!;
  const { cuboids } = from;
  for (let i = 0; i < cuboids.count; i += 1) {
    to.cuboids.x1[i] = cuboids.x1[i]!;
    to.cuboids.y1[i] = cuboids.y1[i]!;
    to.cuboids.z1[i] = cuboids.z1[i]!;
    to.cuboids.x2[i] = cuboids.x2[i]!;
    to.cuboids.y2[i] = cuboids.y2[i]!;
    to.cuboids.z2[i] = cuboids.z2[i]!;
    to.block[i] = from.block[i]!;
    to.part[i] = from.part[i]!;
  }
  to.cuboids.count = cuboids.count;
  to.left.set(from.left);
  to.next.set(from.next);
  to.volume = from.volume;
  to.weight = from.weight;
  to.units = from.units;
}

/** Puts a block in with its nearest corner at a place where it may stand. */
export function placeBlock(hold: Hold, loading: Loading, b: number, x: number, y: number, z: number): void {
  const { kinds, boxes } = hold.problem;
  const block = hold.blocks[b]!;
  const { cuboids, left } = loading;
  let top = z + block.dz;
  for (let part = 0; part < block.grids.length; part += 1) {
    const grid = block.grids[part]!;
    const i = cuboids.count;
    cuboids.x1[i] = x + grid.x;
    cuboids.y1[i] = y + grid.y;
    cuboids.z1[i] = z + grid.z;
    cuboids.x2[i] = x + grid.x + grid.dx;
    cuboids.y2[i] = y + grid.y + grid.dy;
    cuboids.z2[i] = z + grid.z + grid.dz;
    cuboids.count = i + 1;
    loading.block[i] = b;
    loading.part[i] = part;
    const { apart, isNoStack } = kinds[grid.kind]!;
    left[grid.kind] = left[grid.kind]! - grid.nx * grid.ny * grid.nz;
    for (const other of apart) left[other] = 0;
    if (isNoStack) top = boxes[hold.box]!.inner[2];
  }
  loading.volume += block.volume;
  loading.weight += block.weight;
  loading.units += block.units;
  hold.budget.left -= 0.1 + carve(loading.spaces, x, y, z, x + block.dx, y + block.dy, top) * 0.025;
}

/** Every unit of a loading with its place. */
export function putsOfLoading({ blocks, problem }: Hold, { cuboids, block, part }: Loading): Put[] {
  const puts: Put[] = [];
  for (let i = 0; i < cuboids.count; i += 1) {
    const { kind, turn, nx, ny, nz } = blocks[block[i]!]!.grids[part[i]!]!;
    const { dx, dy, dz } = problem.kinds[kind]!.turns[turn]!;
    const [x1, y1, z1] = [cuboids.x1[i]!, cuboids.y1[i]!, cuboids.z1[i]!];
    for (let z = 0; z < nz; z += 1)
      for (let y = 0; y < ny; y += 1)
        for (let x = 0; x < nx; x += 1) puts.push({ kind, turn, x: x1 + x * dx, y: y1 + y * dy, z: z1 + z * dz });
  }
  return puts;
}
