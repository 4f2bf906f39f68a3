import type { Box, Budget, Problem, Put } from './problem.ts';
import { carve, createSpaces, openRoom, type Spaces } from './spaces.ts';
import { createBlocks, overlapArea, stands, type Blocks } from './stability.ts';

/** A box being filled: its units, the room that is left and the loads they bear. Used again for box after box. */
export interface Filling {
  readonly problem: Problem;
  box: Box;
  boxIndex: number;
  readonly blocks: Blocks;
  readonly kind: Int32Array;
  readonly turn: Int8Array;
  /** 1 when the unit, or one under it, bears only so much. */
  readonly isLimited: Uint8Array;
  readonly load: Float64Array;
  readonly spaces: Spaces;
  weight: number;
  /** Work done in looking at blocks, in counted steps, that no budget has been charged for yet. */
  work: number;
  /** Greatest weight of contents: the box's capacity, or less where a parcel's charge would rise. */
  mostWeight: number;
  /** Units of each kind in it. */
  readonly held: Int32Array;
  /** True where any kind of the order bears only so much. */
  readonly hasLimits: boolean;
  readonly order: Int32Array;
  /** Extents of all turns of all kinds, three numbers a turn; those of kind k begin at `18 * k`. */
  readonly extents: Int32Array;
  /** Leanings of a construction to turns: six a kind. */
  readonly bias: Float64Array;
}

/** Steps for looking at one block. */
export const STEP_A_BLOCK = 0.004;

/** Charges the work done. */
export function charge(filling: Filling, budget: Budget): void {
  budget.left -= filling.work;
  filling.work = 0;
}

/** A filling that holds up to `capacity` units. */
export const createFilling = (problem: Problem, capacity: number): Filling => ({
  problem,
  box: problem.boxes[0]!,
  boxIndex: 0,
  blocks: createBlocks(capacity),
  kind: new Int32Array(capacity),
  turn: new Int8Array(capacity),
  isLimited: new Uint8Array(capacity),
  load: new Float64Array(capacity),
  spaces: createSpaces(),
  weight: 0,
  work: 0,
  mostWeight: Infinity,
  held: new Int32Array(problem.kinds.length),
  hasLimits: problem.kinds.some(({ maxLoad }) => maxLoad < Infinity),
  order: new Int32Array(capacity),
  extents: extentsOf(problem),
  bias: new Float64Array(6 * problem.kinds.length),
});

function extentsOf({ kinds }: Problem): Int32Array {
  const extents = new Int32Array(18 * kinds.length);
  kinds.forEach(({ turns }, k) => {
    turns.forEach(({ dx, dy, dz }, t) => {
      extents.set([dx, dy, dz], 18 * k + 3 * t);
    });
  });
  return extents;
}

/** Empties the filling and takes another box. `least`: the smallest extents of the units to come, so that smaller gaps are forgotten. */
export function takeBox(
  filling: Filling,
  box: number,
  mostWeight: number,
  least: readonly [number, number, number],
): void {
  const taken = filling.problem.boxes[box]!;
  filling.box = taken;
  filling.boxIndex = box;
  filling.mostWeight = Math.min(mostWeight, taken.capacity);
  filling.held.fill(0);
  filling.blocks.count = 0;
  filling.weight = 0;
  [filling.spaces.least[0], filling.spaces.least[1], filling.spaces.least[2]] = least;
  openRoom(filling.spaces, taken.inner[0], taken.inner[1], taken.inner[2]);
}

/** True when one more unit of the kind may share the box, its weight considered; where it would stand is not asked. */
export function mayJoin(filling: Filling, k: number): boolean {
  const { box, blocks, held, problem } = filling;
  const kind = problem.kinds[k]!;
  if (filling.weight + kind.weight > filling.mostWeight || blocks.count >= box.mostUnits) return false;
  if (box.refuses.length > 0 && box.refuses.includes(k)) return false;
  return kind.apart.length === 0 || !kind.apart.some((other) => held[other]! > 0);
}

/** The smallest extents along each axis of the kinds that are counted. */
export function leastExtents(problem: Problem, counts: readonly number[]): [number, number, number] {
  const least: [number, number, number] = [Infinity, Infinity, Infinity];
  problem.kinds.forEach((kind, k) => {
    if (counts[k]! <= 0) return;
    for (const { dx, dy, dz } of kind.turns) {
      least[0] = Math.min(least[0], dx);
      least[1] = Math.min(least[1], dy);
      least[2] = Math.min(least[2], dz);
    }
  });
  return least;
}

/**
 * True when a unit may be at a place that lies in an empty space: it stands, nothing is above it if nothing may be, and nothing under
 * it bears too much. The weight of the box is not asked about.
 */
export function mayStand(filling: Filling, k: number, t: number, x: number, y: number, z: number): boolean {
  const { blocks, problem } = filling;
  const kind = problem.kinds[k]!;
  const turn = kind.turns[t]!;
  const x2 = x + turn.dx;
  const y2 = y + turn.dy;
  filling.work += STEP_A_BLOCK * blocks.count;
  if (!stands(blocks, x, y, x2, y2, z, problem.minSupport)) return false;
  if (kind.isNoStack && isCovered(blocks, x, y, x2, y2, z + turn.dz)) return false;
  return !filling.hasLimits || bearsAll(filling, k, t, x, y, z);
}

function isCovered(blocks: Blocks, x1: number, y1: number, x2: number, y2: number, top: number): boolean {
  for (let i = 0; i < blocks.count; i += 1) {
    if (blocks.z1[i]! >= top && overlapArea(blocks, i, x1, y1, x2, y2) > 0) return true;
  }
  return false;
}

/** Puts a unit where it may stand. Gives the work done, in spaces looked at. */
export function put(filling: Filling, k: number, t: number, x: number, y: number, z: number): number {
  const { blocks, box, spaces } = filling;
  const kind = filling.problem.kinds[k]!;
  const turn = kind.turns[t]!;
  append(filling, k, t, x, y, z);
  const last = blocks.count - 1;
  if (filling.hasLimits) markFrom(filling, last);
  const top = kind.isNoStack ? box.inner[2] : blocks.z2[last]!;
  return carve(spaces, x, y, z, x + turn.dx, y + turn.dy, top);
}

/** What stands in the box, in the order it was put in. */
export function putsOf({ blocks, kind, turn }: Filling): Put[] {
  return Array.from({ length: blocks.count }, (_, i) => ({
    kind: kind[i]!,
    turn: turn[i]!,
    x: blocks.x1[i]!,
    y: blocks.y1[i]!,
    z: blocks.z1[i]!,
  }));
}

function append(filling: Filling, k: number, t: number, x: number, y: number, z: number): void {
  const { blocks } = filling;
  const kind = filling.problem.kinds[k]!;
  const turn = kind.turns[t]!;
  const i = blocks.count;
  blocks.x1[i] = x;
  blocks.y1[i] = y;
  blocks.z1[i] = z;
  blocks.x2[i] = x + turn.dx;
  blocks.y2[i] = y + turn.dy;
  blocks.z2[i] = z + turn.dz;
  filling.kind[i] = k;
  filling.turn[i] = t;
  filling.load[i] = 0;
  filling.isLimited[i] = kind.maxLoad < Infinity ? 1 : 0;
  filling.weight += kind.weight;
  filling.held[k] = filling.held[k]! + 1;
  blocks.count = i + 1;
}

/** True when with a unit at this place nothing bears more than it may. Nothing to compute where nothing limited stands beneath. */
function bearsAll(filling: Filling, k: number, t: number, x: number, y: number, z: number): boolean {
  const { blocks } = filling;
  const kind = filling.problem.kinds[k]!;
  const turn = kind.turns[t]!;
  const top = z + turn.dz;
  let isAtStake = false;
  for (let i = 0; i < blocks.count && !isAtStake; i += 1) {
    const isBelow = blocks.z2[i] === z && filling.isLimited[i] === 1;
    // A unit slid in under an overhang takes a share of what rests there.
    const isAbove = blocks.z1[i] === top;
    if (isBelow || isAbove) isAtStake = overlapArea(blocks, i, x, y, x + turn.dx, y + turn.dy) > 0;
  }
  if (!isAtStake) return true;
  append(filling, k, t, x, y, z);
  const isFine = spreadLoads(filling);
  blocks.count -= 1;
  filling.weight -= kind.weight;
  filling.held[k] = filling.held[k]! - 1;
  return isFine;
}

/** Hands every weight down by area of contact, from the top. False when something bears more than half a unit of weight over what it may. */
function spreadLoads(filling: Filling): boolean {
  const { blocks, load, order, problem } = filling;
  const { count, z1, z2 } = blocks;
  load.fill(0, 0, count);
  for (let i = 0; i < count; i += 1) {
    let at = i;
    while (at > 0 && z1[order[at - 1]!]! > z1[i]!) {
      order[at] = order[at - 1]!;
      at -= 1;
    }
    order[at] = i;
  }
  filling.work += STEP_A_BLOCK * count * (count + 3);
  let isFine = true;
  for (let n = count - 1; n >= 0; n -= 1) {
    const i = order[n]!;
    const kind = problem.kinds[filling.kind[i]!]!;
    if (load[i]! > kind.maxLoad + 0.5) isFine = false;
    if (z1[i] === 0) continue;
    let area = 0;
    for (let j = 0; j < count; j += 1) {
      if (z2[j] === z1[i]) area += overlapArea(blocks, j, blocks.x1[i]!, blocks.y1[i]!, blocks.x2[i]!, blocks.y2[i]!);
    }
    for (let j = 0; j < count; j += 1) {
      if (z2[j] !== z1[i]) continue;
      const share = overlapArea(blocks, j, blocks.x1[i]!, blocks.y1[i]!, blocks.x2[i]!, blocks.y2[i]!);
      if (share > 0) load[j] = load[j]! + ((kind.weight + load[i]!) * share) / area;
    }
  }
  return isFine;
}

/** Marks a new unit as limited when it or what it rests on is, and then what rests on it: it may have been slid in under an overhang. */
function markFrom(filling: Filling, i: number): void {
  const { blocks, isLimited } = filling;
  filling.work += STEP_A_BLOCK * blocks.count;
  const isOn = (low: number, high: number): boolean =>
    blocks.z2[low] === blocks.z1[high] &&
    overlapArea(blocks, low, blocks.x1[high]!, blocks.y1[high]!, blocks.x2[high]!, blocks.y2[high]!) > 0;
  for (let j = 0; j < i && isLimited[i] === 0; j += 1) if (isLimited[j] === 1 && isOn(j, i)) isLimited[i] = 1;
  if (isLimited[i] === 0) return;
  for (let j = 0; j < blocks.count; j += 1) {
    if (isLimited[j] === 1 || !isOn(i, j)) continue;
    isLimited[j] = 1;
    markFrom(filling, j);
  }
}
