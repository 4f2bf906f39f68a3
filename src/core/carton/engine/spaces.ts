/**
 * The empty room of a box as the list of its largest empty cuboids (maximal spaces: Lai and Chan 1997). They overlap; each is
 * six numbers: x1, y1, z1, x2, y2, z2.
 */
export interface Spaces {
  /** Six numbers a space. */
  data: Int32Array;
  count: number;
  /** Scratch of one cut. */
  fresh: Int32Array;
  /** Smaller than this along an axis a space takes no unit and is dropped. */
  readonly least: [number, number, number];
}

const FIRST_SIZE = 6 * 64;

/** No spaces yet. */
export const createSpaces = (): Spaces => ({
  data: new Int32Array(FIRST_SIZE),
  count: 0,
  fresh: new Int32Array(FIRST_SIZE),
  least: [1, 1, 1],
});

/** One space: the whole room. */
export function openRoom(spaces: Spaces, length: number, width: number, height: number): void {
  const { data } = spaces;
  data[0] = 0;
  data[1] = 0;
  data[2] = 0;
  data[3] = length;
  data[4] = width;
  data[5] = height;
  spaces.count = 1;
}

/** Takes a cuboid out of the empty room. Gives the work done, in spaces looked at. */
export function carve(spaces: Spaces, x1: number, y1: number, z1: number, x2: number, y2: number, z2: number): number {
  if (spaces.fresh.length < spaces.count * 36) spaces.fresh = new Int32Array(spaces.count * 72);
  const { data, fresh, least } = spaces;
  const leastX = least[0];
  const leastY = least[1];
  const leastZ = least[2];
  let kept = 0;
  let added = 0;
  const before = spaces.count;
  for (let at = 0; at < before * 6; at += 6) {
    const sx1 = data[at]!;
    const sy1 = data[at + 1]!;
    const sz1 = data[at + 2]!;
    const sx2 = data[at + 3]!;
    const sy2 = data[at + 4]!;
    const sz2 = data[at + 5]!;
    if (sx1 >= x2 || sx2 <= x1 || sy1 >= y2 || sy2 <= y1 || sz1 >= z2 || sz2 <= z1) {
      kept = kept === at ? at + 6 : write(data, kept, sx1, sy1, sz1, sx2, sy2, sz2);
      continue;
    }
    if (x1 - sx1 >= leastX) added = write(fresh, added, sx1, sy1, sz1, x1, sy2, sz2);
    if (sx2 - x2 >= leastX) added = write(fresh, added, x2, sy1, sz1, sx2, sy2, sz2);
    if (y1 - sy1 >= leastY) added = write(fresh, added, sx1, sy1, sz1, sx2, y1, sz2);
    if (sy2 - y2 >= leastY) added = write(fresh, added, sx1, y2, sz1, sx2, sy2, sz2);
    if (z1 - sz1 >= leastZ) added = write(fresh, added, sx1, sy1, sz1, sx2, sy2, z1);
    if (sz2 - z2 >= leastZ) added = write(fresh, added, sx1, sy1, z2, sx2, sy2, sz2);
  }
  spaces.count = kept / 6;
  return before + merge(spaces, added);
}

function write(
  into: Int32Array,
  at: number,
  x1: number,
  y1: number,
  z1: number,
  x2: number,
  y2: number,
  z2: number,
): number {
  into[at] = x1;
  into[at + 1] = y1;
  into[at + 2] = z1;
  into[at + 3] = x2;
  into[at + 4] = y2;
  into[at + 5] = z2;
  return at + 6;
}

/** Adds the new spaces that lie in no other. A kept space never lies in a new one: new ones are parts of spaces that did not hold it. */
function merge(spaces: Spaces, added: number): number {
  const { fresh } = spaces;
  const kept = spaces.count * 6;
  if (spaces.data.length < kept + added) {
    const grown = new Int32Array(2 * (kept + added));
    grown.set(spaces.data.subarray(0, kept));
    spaces.data = grown;
  }
  const { data } = spaces;
  let end = kept;
  for (let at = 0; at < added; at += 6) {
    if (liesInOther(fresh, at, data, kept) || liesInFresh(fresh, at, added)) continue;
    for (let axis = 0; axis < 6; axis += 1) data[end + axis] = fresh[at + axis]!;
    end += 6;
  }
  spaces.count = end / 6;
  return (added * (kept + added)) / 144;
}

function liesInOther(fresh: Int32Array, at: number, data: Int32Array, end: number): boolean {
  const x1 = fresh[at]!;
  const y1 = fresh[at + 1]!;
  const z1 = fresh[at + 2]!;
  const x2 = fresh[at + 3]!;
  const y2 = fresh[at + 4]!;
  const z2 = fresh[at + 5]!;
  for (let of = 0; of < end; of += 6) {
    if (
      data[of]! <= x1 &&
      data[of + 3]! >= x2 &&
      data[of + 1]! <= y1 &&
      data[of + 4]! >= y2 &&
      data[of + 2]! <= z1 &&
      data[of + 5]! >= z2
    )
      return true;
  }
  return false;
}

/** True when it lies in another new space; of equal ones the first stays. */
function liesInFresh(fresh: Int32Array, at: number, end: number): boolean {
  const x1 = fresh[at]!;
  const y1 = fresh[at + 1]!;
  const z1 = fresh[at + 2]!;
  const x2 = fresh[at + 3]!;
  const y2 = fresh[at + 4]!;
  const z2 = fresh[at + 5]!;
  for (let of = 0; of < end; of += 6) {
    if (of === at) continue;
    if (
      fresh[of]! <= x1 &&
      fresh[of + 3]! >= x2 &&
      fresh[of + 1]! <= y1 &&
      fresh[of + 4]! >= y2 &&
      fresh[of + 2]! <= z1 &&
      fresh[of + 5]! >= z2
    ) {
      const isEqual =
        fresh[of] === x1 &&
        fresh[of + 3] === x2 &&
        fresh[of + 1] === y1 &&
        fresh[of + 4] === y2 &&
        fresh[of + 2] === z1 &&
        fresh[of + 5] === z2;
      if (!isEqual || of < at) return true;
    }
  }
  return false;
}
