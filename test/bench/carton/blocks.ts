/** A unit where it stands in a box: the corner nearest to the origin, extents in millimetres, weight in grams. */
export interface Block {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly dx: number;
  readonly dy: number;
  readonly dz: number;
  readonly weight: number;
}

/** A point seen from above. */
type Point = readonly [number, number];

/** Area by which two blocks overlap seen from above. */
export function footprint(a: Block, b: Block): number {
  const x = Math.min(a.x + a.dx, b.x + b.dx) - Math.max(a.x, b.x);
  if (x <= 0) return 0;
  const y = Math.min(a.y + a.dy, b.y + b.dy) - Math.max(a.y, b.y);
  return y <= 0 ? 0 : x * y;
}

/**
 * Grams resting on every block. From the top down, a block hands its own weight and what it carries to the highest blocks below it
 * (those it touches, or would fall onto), split by area of contact.
 */
export function loads(blocks: readonly Block[]): Float64Array {
  const load = new Float64Array(blocks.length);
  const downward = blocks.map((_, i) => i).sort((i, j) => blocks[j]!.z - blocks[i]!.z);
  for (const i of downward) {
    const block = blocks[i]!;
    if (block.z === 0) continue;
    let top = 0;
    let area = 0;
    let under: [index: number, area: number][] = [];
    blocks.forEach((lower, j) => {
      const height = lower.z + lower.dz;
      if (j === i || height > block.z || height < top) return;
      const contact = footprint(block, lower);
      if (contact <= 0) return;
      if (height > top) {
        top = height;
        under = [];
        area = 0;
      }
      under.push([j, contact]);
      area += contact;
    });
    for (const [j, contact] of under) load[j]! += ((block.weight + load[i]!) * contact) / area;
  }
  return load;
}

const touches = (upper: Block, lower: Block): boolean => lower !== upper && lower.z + lower.dz === upper.z;

/** Share of a block's base that rests on the floor or on blocks it touches. */
export function supportOf(blocks: readonly Block[], index: number): number {
  const block = blocks[index]!;
  if (block.z === 0) return 1;
  let area = 0;
  for (const lower of blocks) if (touches(block, lower)) area += footprint(block, lower);
  return area / (block.dx * block.dy);
}

/** True where the centre of a block's base lies outside the hull of what it rests on. */
export function tips(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index]!;
  if (block.z === 0) return false;
  const corners: Point[] = [];
  for (const lower of blocks) {
    if (!touches(block, lower) || footprint(block, lower) <= 0) continue;
    const west = Math.max(block.x, lower.x);
    const east = Math.min(block.x + block.dx, lower.x + lower.dx);
    const south = Math.max(block.y, lower.y);
    const north = Math.min(block.y + block.dy, lower.y + lower.dy);
    corners.push([west, south], [west, north], [east, south], [east, north]);
  }
  if (corners.length === 0) return true;
  const hull = hullOf(corners);
  const centre: Point = [block.x + block.dx / 2, block.y + block.dy / 2];
  return hull.some((corner, k) => cross(corner, hull[(k + 1) % hull.length]!, centre) < -1e-9);
}

const cross = (o: Point, p: Point, q: Point): number => (p[0] - o[0]) * (q[1] - o[1]) - (p[1] - o[1]) * (q[0] - o[0]);

/** Convex hull, counter-clockwise. */
function hullOf(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  const half = (list: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of list) {
      while (chain.length > 1 && cross(chain.at(-2)!, chain.at(-1)!, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}
