import type { Block, BlockTable } from './blocks.ts';
import type { Budget, Problem } from './problem.ts';
import { carve, createSpaces, openRoom, type Spaces } from './spaces.ts';
import { createBlocks, stands, type Blocks } from './stability.ts';

/** A box partly loaded with blocks. */
export interface Loading {
  readonly spaces: Spaces;
  /** The blocks as cuboids, with their indexes in the list of blocks. */
  readonly cuboids: Blocks;
  readonly chosen: Int16Array;
  /** Units left by kind. */
  readonly left: Int16Array;
  volume: number;
  weight: number;
}

/** What all loadings of one box share. */
export interface Hold {
  readonly problem: Problem;
  readonly box: number;
  readonly blocks: readonly Block[];
  readonly table: BlockTable;
  readonly reach: readonly Int32Array[];
  readonly least: readonly [number, number, number];
  readonly budget: Budget;
}

/** Steps for a look at one block. */
const STEP_A_BLOCK = 0.015;

/** Most blocks in one box. */
const MOST_BLOCKS = 400;

export const createLoading = (kinds: number): Loading => ({
  spaces: createSpaces(),
  cuboids: createBlocks(MOST_BLOCKS),
  chosen: new Int16Array(MOST_BLOCKS),
  left: new Int16Array(kinds),
  volume: 0,
  weight: 0,
});

/** Empties a loading. */
export function beginLoading(hold: Hold, loading: Loading, counts: readonly number[]): void {
  const { inner } = hold.problem.boxes[hold.box]!;
  [loading.spaces.least[0], loading.spaces.least[1], loading.spaces.least[2]] = hold.least;
  openRoom(loading.spaces, inner[0], inner[1], inner[2]);
  loading.cuboids.count = 0;
  loading.left.set(counts);
  loading.volume = 0;
  loading.weight = 0;
}

/** Makes one loading like another. */
export function copyLoading(from: Loading, to: Loading): void {
  const { count } = from.spaces;
  if (to.spaces.data.length < count * 6) to.spaces.data = new Int32Array(from.spaces.data.length);
  to.spaces.data.set(from.spaces.data.subarray(0, count * 6));
  to.spaces.count = count;
  for (let axis = 0; axis < 3; axis += 1) to.spaces.least[axis] = from.spaces.least[axis]!;
  const blocks = from.cuboids.count;
  for (const side of ['x1', 'y1', 'z1', 'x2', 'y2', 'z2'] as const)
    to.cuboids[side].set(from.cuboids[side].subarray(0, blocks));
  to.cuboids.count = blocks;
  to.chosen.set(from.chosen.subarray(0, blocks));
  to.left.set(from.left);
  to.volume = from.volume;
  to.weight = from.weight;
}

/** Places for the best blocks found: their indexes, how well they suit and where they stand. */
export interface Choices {
  count: number;
  readonly block: Int16Array;
  readonly fit: Float64Array;
  x: number;
  y: number;
  z: number;
  /** The space they are for, and whether they stand in its far corners. */
  isFarX: boolean;
  isFarY: boolean;
}

export const createChoices = (most: number): Choices => ({
  count: 0,
  block: new Int16Array(most),
  fit: new Float64Array(most),
  x: 0,
  y: 0,
  z: 0,
  isFarX: false,
  isFarY: false,
});

/** The space whose lower corner is nearest to a lower corner of the box; -1 when there is none. Of equally near ones the largest. */
function nearestSpace(hold: Hold, { data, count }: Spaces): number {
  const [length, width] = hold.problem.boxes[hold.box]!.inner;
  let [found, least, most] = [-1, Infinity, 0];
  for (let at = 0; at < count * 6; at += 6) {
    const x = Math.min(data[at]!, length - data[at + 3]!);
    const y = Math.min(data[at + 1]!, width - data[at + 4]!);
    const distance = x + y + data[at + 2]!;
    if (distance > least) continue;
    const volume = (data[at + 3]! - data[at]!) * (data[at + 4]! - data[at + 1]!) * (data[at + 5]! - data[at + 2]!);
    if (distance === least && volume <= most) continue;
    [found, least, most] = [at, distance, volume];
  }
  return found;
}

/** Sets `choices` to the best blocks for the next space, best first. Spaces in which no block stands are given up. False when there are none. */
export function chooseBlocks(hold: Hold, loading: Loading, most: number, choices: Choices): boolean {
  const { spaces } = loading;
  const [length, width] = hold.problem.boxes[hold.box]!.inner;
  for (;;) {
    const at = nearestSpace(hold, spaces);
    if (at < 0) return false;
    const { data } = spaces;
    choices.isFarX = length - data[at + 3]! < data[at]!;
    choices.isFarY = width - data[at + 4]! < data[at + 1]!;
    choices.x = data[choices.isFarX ? at + 3 : at]!;
    choices.y = data[choices.isFarY ? at + 4 : at + 1]!;
    choices.z = data[at + 2]!;
    suitable(hold, loading, at, most, choices);
    if (choices.count > 0) return true;
    spaces.count -= 1;
    data.copyWithin(at, spaces.count * 6, spaces.count * 6 + 6);
  }
}

/** The blocks that leave least of a space unusable for their own volume. */
function suitable(hold: Hold, loading: Loading, at: number, most: number, choices: Choices): void {
  const { blocks, table, reach, budget } = hold;
  const { count, dx, dy, dz, kind, units, volume, weight } = table;
  const { data } = loading.spaces;
  const { left } = loading;
  const lx = data[at + 3]! - data[at]!;
  const ly = data[at + 4]! - data[at + 1]!;
  const lz = data[at + 5]! - data[at + 2]!;
  const room = lx * ly * lz;
  const [reachX, reachY, reachZ] = [reach[0]!, reach[1]!, reach[2]!];
  const capacity = hold.problem.boxes[hold.box]!.capacity - loading.weight;
  const start = firstNotLarger(volume, room);
  // What a block must suit better than to be among the chosen.
  let bar = -Infinity;
  let i = start;
  choices.count = 0;
  for (; i < count; i += 1) {
    // No later block can suit better than its volume.
    if (volume[i]! <= bar) break;
    const bx = dx[i]!;
    const by = dy[i]!;
    const bz = dz[i]!;
    if (bx > lx || by > ly || bz > lz || units[i]! > left[kind[i]!]! || weight[i]! > capacity) continue;
    const usable = (bx + reachX[lx - bx]!) * (by + reachY[ly - by]!) * (bz + reachZ[lz - bz]!);
    const fit = volume[i]! - (room - usable);
    if (fit <= bar || (choices.z > 0 && !blockStands(hold, loading, choices, blocks[i]!))) continue;
    insert(choices, most, i, fit);
    if (choices.count === most) bar = choices.fit[most - 1]!;
  }
  budget.left -= 0.4 + (i - start) * STEP_A_BLOCK;
}

/** Index of the first volume that is at most so much. */
function firstNotLarger(volumes: Float64Array, most: number): number {
  let low = 0;
  let high = volumes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (volumes[middle]! <= most) high = middle;
    else low = middle + 1;
  }
  return low;
}

function insert(choices: Choices, most: number, block: number, fit: number): void {
  let at = Math.min(choices.count, most - 1);
  while (at > 0 && choices.fit[at - 1]! < fit) {
    choices.fit[at] = choices.fit[at - 1]!;
    choices.block[at] = choices.block[at - 1]!;
    at -= 1;
  }
  choices.fit[at] = fit;
  choices.block[at] = block;
  choices.count = Math.min(choices.count + 1, most);
}

/** True when every unit of the block's lowest layer stands. */
function blockStands(hold: Hold, { cuboids }: Loading, choices: Choices, block: Block): boolean {
  const { minSupport } = hold.problem;
  const { z } = choices;
  const x = choices.isFarX ? choices.x - block.dx : choices.x;
  const y = choices.isFarY ? choices.y - block.dy : choices.y;
  hold.budget.left -= 0.04;
  if (!stands(cuboids, x, y, x + block.dx, y + block.dy, z, 0)) return false;
  if (stands(cuboids, x, y, x + block.dx, y + block.dy, z, 100)) return true;
  const ux = block.dx / block.nx;
  const uy = block.dy / block.ny;
  for (let i = 0; i < block.nx; i += 1)
    for (let j = 0; j < block.ny; j += 1) {
      hold.budget.left -= 0.04;
      if (!stands(cuboids, x + i * ux, y + j * uy, x + (i + 1) * ux, y + (j + 1) * uy, z, minSupport)) return false;
    }
  return true;
}

/** Puts a block where the choices said. */
export function placeBlock(hold: Hold, loading: Loading, choices: Choices, b: number): void {
  const block = hold.blocks[b]!;
  const { cuboids } = loading;
  const i = cuboids.count;
  const x = choices.isFarX ? choices.x - block.dx : choices.x;
  const y = choices.isFarY ? choices.y - block.dy : choices.y;
  const { z } = choices;
  cuboids.x1[i] = x;
  cuboids.y1[i] = y;
  cuboids.z1[i] = z;
  cuboids.x2[i] = x + block.dx;
  cuboids.y2[i] = y + block.dy;
  cuboids.z2[i] = z + block.dz;
  cuboids.count = i + 1;
  loading.chosen[i] = b;
  loading.left[block.kind] = loading.left[block.kind]! - block.units;
  loading.volume += block.volume;
  loading.weight += block.weight;
  const { inner } = hold.problem.boxes[hold.box]!;
  const top = hold.problem.kinds[block.kind]!.isNoStack ? inner[2] : z + block.dz;
  hold.budget.left -= 0.2 + carve(loading.spaces, x, y, z, x + block.dx, y + block.dy, top) * 0.035;
}
