import { charge, mayJoin, mayStand, put, STEP_A_BLOCK, type Filling } from './filling.ts';
import type { Budget } from './problem.ts';
import { overlapArea } from './stability.ts';

/** How one construction weighs its places: the lower the sum, the better the place. */
export interface Manner {
  /** Weight of the height of the unit's top, of its distance from the back and from the left, as shares of the box. */
  readonly top: number;
  readonly depth: number;
  readonly side: number;
  /** Weight of the gap that is left along the tightest axis of the space, as share of the box. */
  readonly gap: number;
  /** Weight of the share of the unit's surface that touches walls or other units. */
  readonly touch: number;
  /** Which corners of a space are tried: 0 the one by the origin, 1 the one by the nearest walls, 2 all four. */
  readonly corners: 0 | 1 | 2;
  /** Added for each kind and turn (six a kind): lays one kind this way and another that way. */
  readonly bias: Float64Array;
}

/** The best place found for a unit; `turn` is -1 when there is none. */
interface Place {
  turn: number;
  x: number;
  y: number;
  z: number;
  score: number;
}

// Among more units than this it is not asked what a place touches: that would take longer than it is worth.
const MOST_TOUCHED = 150;
const STEP_A_CANDIDATE = 0.03;
const STEP_A_SPACE = 0.02;

const best: Place = { turn: -1, x: 0, y: 0, z: 0, score: Infinity };

/**
 * Puts the units in the given order, each where it stands best; what found no place is tried once more at the end, when there is more to
 * stand on. Gives the kinds that stayed out, in that order.
 */
export function placeInOrder(
  filling: Filling,
  sequence: readonly number[],
  manner: Manner,
  budget: Budget,
): readonly number[] {
  const out = onePass(filling, sequence, manner, budget);
  if (out.length === 0 || out.length === sequence.length) return out;
  return onePass(filling, out, manner, budget);
}

function onePass(filling: Filling, sequence: readonly number[], manner: Manner, budget: Budget): number[] {
  const out: number[] = [];
  let failed = -1;
  for (const k of sequence) {
    if (budget.left <= 0 || k === failed || !mayJoin(filling, k) || !findPlace(filling, k, manner, budget)) {
      out.push(k);
      failed = k;
      continue;
    }
    failed = -1;
    budget.left -= 0.1 + put(filling, k, best.turn, best.x, best.y, best.z) * STEP_A_SPACE;
  }
  return out;
}

/** Sets `best` to the best place for a unit of the kind; false when it has none. */
function findPlace(filling: Filling, k: number, manner: Manner, budget: Budget): boolean {
  const { blocks, box, extents, problem, spaces } = filling;
  const { turns, volume } = problem.kinds[k]!;
  const { data } = spaces;
  const from = 18 * k;
  const length = box.inner[0];
  const width = box.inner[1];
  const height = box.inner[2];
  const isFar = manner.corners === 0;
  const touch = blocks.count > MOST_TOUCHED ? 0 : manner.touch;
  best.turn = -1;
  best.score = Infinity;
  let seen = 0;
  for (let at = 0; at < spaces.count * 6; at += 6) {
    const x1 = data[at]!;
    const y1 = data[at + 1]!;
    const z = data[at + 2]!;
    const roomX = data[at + 3]! - x1;
    const roomY = data[at + 4]! - y1;
    const roomZ = data[at + 5]! - z;
    if (roomX * roomY * roomZ < volume) continue;
    for (let of = from; of < from + 3 * turns.length; of += 3) {
      const dx = extents[of]!;
      const dy = extents[of + 1]!;
      const dz = extents[of + 2]!;
      if (dx > roomX || dy > roomY || dz > roomZ) continue;
      seen += 1;
      const t = (of - from) / 3;
      const x2 = data[at + 3]! - dx;
      const y2 = data[at + 4]! - dy;
      const gapZ = roomZ - dz;
      const gap = Math.min(x2 - x1, y2 - y1, gapZ) / (length + width + height);
      const fixed = manner.bias[k * 6 + t]! + (manner.top * (z + dz)) / height + manner.gap * gap;
      const most = touch * mostTouch(dx, dy, dz, x2 === x1, y2 === y1, gapZ === 0);
      if (fixed - most >= best.score) continue;
      const nearX = isFar || x1 <= length - dx - x2 ? x1 : x2;
      const nearY = isFar || y1 <= width - dy - y2 ? y1 : y2;
      if (consider(filling, k, t, nearX, nearY, z, fixed, most, manner) && manner.corners < 2) continue;
      const farX = nearX === x1 ? x2 : x1;
      const farY = nearY === y1 ? y2 : y1;
      if (farX !== nearX) consider(filling, k, t, farX, nearY, z, fixed, most, manner);
      if (farY !== nearY) consider(filling, k, t, nearX, farY, z, fixed, most, manner);
      if (farX !== nearX && farY !== nearY) consider(filling, k, t, farX, farY, z, fixed, most, manner);
      if (z > 0 && best.turn < 0) tryAligned(filling, k, t, at, fixed, most, manner);
    }
  }
  budget.left -= 0.05 + (spaces.count * turns.length * 0.1 + seen) * STEP_A_CANDIDATE;
  charge(filling, budget);
  return best.turn >= 0;
}

/**
 * The greatest share of a cuboid's surface that may touch something in a corner of a space which it fills along some axes: where it does
 * not reach the far end of the space nothing is, as the space is empty.
 */
function mostTouch(dx: number, dy: number, dz: number, fillsX: boolean, fillsY: boolean, fillsZ: boolean): number {
  const faces = dy * dz + dx * dz + dx * dy;
  return (faces + (fillsX ? dy * dz : 0) + (fillsY ? dx * dz : 0) + (fillsZ ? dx * dy : 0)) / (2 * faces);
}

/** Places in line with what lies beneath, for a unit that would tip in every corner. */
function tryAligned(
  filling: Filling,
  k: number,
  t: number,
  at: number,
  fixed: number,
  most: number,
  manner: Manner,
): void {
  const { blocks, spaces } = filling;
  const { data } = spaces;
  const { dx, dy } = filling.problem.kinds[k]!.turns[t]!;
  const x1 = data[at]!;
  const y1 = data[at + 1]!;
  const z = data[at + 2]!;
  const x2 = data[at + 3]! - dx;
  const y2 = data[at + 4]! - dy;
  const within = (value: number, low: number, high: number): number =>
    value < low ? low : value > high ? high : value;
  for (let i = 0; i < blocks.count && best.turn < 0; i += 1) {
    if (blocks.z2[i] !== z || overlapArea(blocks, i, x1, y1, data[at + 3]!, data[at + 4]!) <= 0) continue;
    const left = within(blocks.x1[i]!, x1, x2);
    const right = within(blocks.x2[i]! - dx, x1, x2);
    const front = within(blocks.y1[i]!, y1, y2);
    const back = within(blocks.y2[i]! - dy, y1, y2);
    consider(filling, k, t, left, front, z, fixed, most, manner);
    consider(filling, k, t, right, front, z, fixed, most, manner);
    consider(filling, k, t, left, back, z, fixed, most, manner);
    consider(filling, k, t, right, back, z, fixed, most, manner);
  }
}

/**
 * Takes the place as best when it is better and the unit may stand there. True unless the unit may not stand there. `fixed`: the part of
 * the score that is the same all over the space; `most`: what touching may take off it.
 */
function consider(
  filling: Filling,
  k: number,
  t: number,
  x: number,
  y: number,
  z: number,
  fixed: number,
  most: number,
  manner: Manner,
): boolean {
  const { box } = filling;
  const { dx, dy, dz } = filling.problem.kinds[k]!.turns[t]!;
  const length = box.inner[0];
  const width = box.inner[1];
  let score =
    fixed +
    (manner.depth * Math.min(y, width - y - dy)) / width +
    (manner.side * Math.min(x, length - x - dx)) / length;
  if (manner.corners === 0) score += (manner.depth * y) / width + (manner.side * x) / length;
  if (score - most >= best.score) return true;
  if (most !== 0) {
    score -= manner.touch * touchShare(filling, x, y, z, dx, dy, dz);
    if (score >= best.score) return true;
  }
  if (!mayStand(filling, k, t, x, y, z)) return false;
  best.turn = t;
  best.x = x;
  best.y = y;
  best.z = z;
  best.score = score;
  return true;
}

/** Share of a cuboid's surface that touches the walls, the floor or other units: 0 to 1. */
function touchShare(filling: Filling, x: number, y: number, z: number, dx: number, dy: number, dz: number): number {
  const { blocks, box } = filling;
  const { count, x1, y1, z1, x2, y2, z2 } = blocks;
  filling.work += STEP_A_BLOCK * count;
  const endX = x + dx;
  const endY = y + dy;
  const endZ = z + dz;
  let area = 0;
  if (x === 0) area += dy * dz;
  if (endX === box.inner[0]) area += dy * dz;
  if (y === 0) area += dx * dz;
  if (endY === box.inner[1]) area += dx * dz;
  if (z === 0) area += dx * dy;
  if (endZ === box.inner[2]) area += dx * dy;
  for (let i = 0; i < count; i += 1) {
    const ox = Math.min(endX, x2[i]!) - Math.max(x, x1[i]!);
    if (ox < 0) continue;
    const oy = Math.min(endY, y2[i]!) - Math.max(y, y1[i]!);
    if (oy < 0) continue;
    const oz = Math.min(endZ, z2[i]!) - Math.max(z, z1[i]!);
    if (oz < 0) continue;
    if (ox === 0) area += oy * oz;
    else if (oy === 0) area += ox * oz;
    else if (oz === 0) area += ox * oy;
  }
  return area / (2 * (dx * dy + dx * dz + dy * dz));
}
