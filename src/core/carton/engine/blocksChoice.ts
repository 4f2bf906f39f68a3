import type { Hold, Loading } from './blocksLoading.ts';
import { mayStand } from './blocksPlace.ts';

/** Steps for a look at one block. */
const STEP_A_BLOCK = 0.008;

/** The best blocks for a space, best first: their indexes, and how well they suit. They stand in the corner of the space nearest to one of the box. */
export interface Choices {
  readonly most: number;
  count: number;
  readonly block: Int16Array;
  readonly fit: Float64Array;
  x: number;
  y: number;
  z: number;
  /** True where x or y is the far end of the space: the block ends there. */
  isFarX: boolean;
  isFarY: boolean;
}

/** Room for so many choices. */
export const createChoices = (most: number): Choices => ({
  most,
  count: 0,
  block: new Int16Array(most),
  fit: new Float64Array(most),
  x: 0,
  y: 0,
  z: 0,
  isFarX: false,
  isFarY: false,
});

/** Where a chosen block begins along the length. */
export const startX = (hold: Hold, { isFarX, x }: Choices, b: number): number => (isFarX ? x - hold.table.dx[b]! : x);

/** Where a chosen block begins along the width. */
export const startY = (hold: Hold, { isFarY, y }: Choices, b: number): number => (isFarY ? y - hold.table.dy[b]! : y);

/** Sets `choices` to the best blocks for the next space. Spaces in which no block stands are given up. False when nothing more goes in. */
export function chooseBlocks(hold: Hold, loading: Loading, choices: Choices): boolean {
  const { spaces } = loading;
  const [length, width] = hold.problem.boxes[hold.box]!.inner;
  while (loading.cuboids.count + 2 <= hold.mostGrids) {
    const at = nearestSpace(hold, loading);
    if (at < 0) return false;
    const { data } = spaces;
    choices.isFarX = length - data[at + 3]! < data[at]!;
    choices.isFarY = width - data[at + 4]! < data[at + 1]!;
    choices.x = data[choices.isFarX ? at + 3 : at]!;
    choices.y = data[choices.isFarY ? at + 4 : at + 1]!;
    choices.z = data[at + 2]!;
    chooseFor(hold, loading, at, choices);
    if (choices.count > 0) return true;
    spaces.count -= 1;
    data.copyWithin(at, spaces.count * 6, spaces.count * 6 + 6);
  }
  return false;
}

/** The space whose lower corner is nearest to a lower corner of the box; -1 when there is none. Of equally near ones the largest. */
function nearestSpace({ problem, box, lean }: Hold, { spaces }: Loading): number {
  const { data, count } = spaces;
  const [length, width] = problem.boxes[box]!.inner;
  const [nearX, nearY, nearZ] = lean.near;
  let found = -1;
  let least = Infinity;
  let most = 0;
  for (let at = 0; at < count * 6; at += 6) {
    const x = Math.min(data[at]!, length - data[at + 3]!);
    const y = Math.min(data[at + 1]!, width - data[at + 4]!);
    const distance = nearX * x + nearY * y + nearZ * data[at + 2]!;
    if (distance > least) continue;
    const volume = (data[at + 3]! - data[at]!) * (data[at + 4]! - data[at + 1]!) * (data[at + 5]! - data[at + 2]!);
    if (distance === least && volume <= most) continue;
    found = at;
    least = distance;
    most = volume;
  }
  return found;
}

/** The blocks that suit the space best: large ones that leave what can be used. */
function chooseFor(hold: Hold, loading: Loading, at: number, choices: Choices): void {
  const { table, reach, budget, lean } = hold;
  const { count, dx, dy, dz, kind, need, otherKind, otherNeed, units, volume, weight } = table;
  const { left, next, spaces } = loading;
  const { data } = spaces;
  const lx = data[at + 3]! - data[at]!;
  const ly = data[at + 4]! - data[at + 1]!;
  const lz = data[at + 5]! - data[at + 2]!;
  const room = lx * ly * lz;
  const [reachX, reachY, reachZ] = [reach[0]!, reach[1]!, reach[2]!];
  const { capacity, mostUnits } = hold.problem.boxes[hold.box]!;
  const mostWeight = capacity - loading.weight;
  const unitsToCome = mostUnits - loading.units;
  // What a block must suit better than to be among the chosen.
  let bar = -Infinity;
  let looks = 0;
  choices.count = 0;
  let before = firstNotLarger(volume, room);
  for (let i = before; i < count; i = next[i]!) {
    looks += 1;
    if (need[i]! > left[kind[i]!]! || (otherNeed[i]! > 0 && otherNeed[i]! > left[otherKind[i]!]!)) {
      next[before] = next[i]!;
      continue;
    }
    before = i;
    // No later block can suit better than its volume.
    if (volume[i]! <= bar) break;
    const bx = dx[i]!;
    const by = dy[i]!;
    const bz = dz[i]!;
    if (bx > lx || by > ly || bz > lz || weight[i]! > mostWeight || units[i]! > unitsToCome) continue;
    const usable = (bx + reachX[lx - bx]!) * (by + reachY[ly - by]!) * (bz + reachZ[lz - bz]!);
    const fit = fitOf(lean.power, volume[i]!, usable, room);
    if (fit <= bar) continue;
    if (!mayStand(hold, loading, hold.blocks[i]!, startX(hold, choices, i), startY(hold, choices, i), choices.z))
      continue;
    insert(choices, i, fit);
    if (choices.count === choices.most) bar = choices.fit[choices.most - 1]!;
  }
  budget.left -= 0.3 + looks * STEP_A_BLOCK + spaces.count * 0.002;
}

function fitOf(power: 0 | 1 | 2, volume: number, usable: number, room: number): number {
  if (power === 0) return volume - (room - usable);
  const share = usable / room;
  return power === 1 ? volume * share : volume * share * share;
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

function insert(choices: Choices, block: number, fit: number): void {
  let at = Math.min(choices.count, choices.most - 1);
  while (at > 0 && choices.fit[at - 1]! < fit) {
    choices.fit[at] = choices.fit[at - 1]!;
    choices.block[at] = choices.block[at - 1]!;
    at -= 1;
  }
  choices.fit[at] = fit;
  choices.block[at] = block;
  choices.count = Math.min(choices.count + 1, choices.most);
}
