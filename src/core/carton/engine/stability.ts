/** Cuboids that stand in a box, side by side in arrays: the first `count` entries. */
export interface Blocks {
  count: number;
  readonly x1: Int32Array;
  readonly y1: Int32Array;
  readonly z1: Int32Array;
  readonly x2: Int32Array;
  readonly y2: Int32Array;
  readonly z2: Int32Array;
}

/** Room for so many blocks. */
export const createBlocks = (capacity: number): Blocks => ({
  count: 0,
  x1: new Int32Array(capacity),
  y1: new Int32Array(capacity),
  z1: new Int32Array(capacity),
  x2: new Int32Array(capacity),
  y2: new Int32Array(capacity),
  z2: new Int32Array(capacity),
});

/** Corners of the contact areas relative to the middle of the base, doubled so that they are whole. */
let corners = new Float64Array(64);

/**
 * True when a base (x1, y1)-(x2, y2) at height z stands: it rests on at least `minSupport` percent of its area, and its middle lies
 * over the hull of what it rests on, edge included.
 */
export function stands(
  blocks: Blocks,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  z: number,
  minSupport: number,
): boolean {
  if (z === 0) return true;
  const { count, z2 } = blocks;
  let end = 0;
  let area = 0;
  let isCentred = false;
  const midX = x1 + x2;
  const midY = y1 + y2;
  for (let i = 0; i < count; i += 1) {
    if (z2[i] !== z) continue;
    const left = Math.max(x1, blocks.x1[i]!);
    const right = Math.min(x2, blocks.x2[i]!);
    if (left >= right) continue;
    const front = Math.max(y1, blocks.y1[i]!);
    const back = Math.min(y2, blocks.y2[i]!);
    if (front >= back) continue;
    area += (right - left) * (back - front);
    if (2 * left <= midX && 2 * right >= midX && 2 * front <= midY && 2 * back >= midY) isCentred = true;
    if (end + 8 > corners.length) corners = grown(corners);
    end = addCorners(end, 2 * left - midX, 2 * front - midY, 2 * right - midX, 2 * back - midY);
  }
  if (end === 0) return false;
  if (minSupport > 0 && area * 100 < minSupport * (x2 - x1) * (y2 - y1)) return false;
  return isCentred || (end > 8 && hullHoldsOrigin(end));
}

function addCorners(end: number, left: number, front: number, right: number, back: number): number {
  corners[end] = left;
  corners[end + 1] = front;
  corners[end + 2] = left;
  corners[end + 3] = back;
  corners[end + 4] = right;
  corners[end + 5] = front;
  corners[end + 6] = right;
  corners[end + 7] = back;
  return end + 8;
}

function grown(full: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(full.length * 2);
  larger.set(full);
  return larger;
}

/**
 * True when the origin lies in the convex hull of the points, edge included: the cone of directions to them, widened point by point,
 * reaches half a turn.
 */
function hullHoldsOrigin(end: number): boolean {
  let [ax, ay] = [corners[0]!, corners[1]!];
  if (ax === 0 && ay === 0) return true;
  // The cone runs counter-clockwise from a to b.
  let [bx, by] = [ax, ay];
  for (let at = 2; at < end; at += 2) {
    const px = corners[at]!;
    const py = corners[at + 1]!;
    if (px === 0 && py === 0) return true;
    const fromA = ax * py - ay * px;
    const fromB = bx * py - by * px;
    const isAheadOfA = ax * px + ay * py > 0;
    const isAheadOfB = bx * px + by * py > 0;
    if ((fromA === 0 && !isAheadOfA) || (fromB === 0 && !isAheadOfB)) return true;
    if (fromA >= 0 && fromB <= 0) continue;
    if (fromA >= 0 && fromB > 0) {
      bx = px;
      by = py;
    } else if (fromA < 0 && fromB <= 0) {
      ax = px;
      ay = py;
    } else return true;
  }
  return false;
}

/** Area by which block i and a base overlap seen from above; 0 when they only touch. */
export function overlapArea(blocks: Blocks, i: number, x1: number, y1: number, x2: number, y2: number): number {
  const x = Math.min(x2, blocks.x2[i]!) - Math.max(x1, blocks.x1[i]!);
  if (x <= 0) return 0;
  const y = Math.min(y2, blocks.y2[i]!) - Math.max(y1, blocks.y1[i]!);
  return y <= 0 ? 0 : x * y;
}
