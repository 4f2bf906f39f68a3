import { ceilRational } from '../quantity.ts';
import { rotations, type Room, type UnitKind } from './fits.ts';
import type { Placement } from './place.ts';
import { cornersOf, insertPoint, isInside, narrow, type Point } from './points.ts';

/** A unit put into the box. */
export interface Put {
  readonly kind: UnitKind;
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly dx: number;
  readonly dy: number;
  readonly dz: number;
  /** What it stands on, with the area of contact in square micrometres. */
  readonly below: readonly { readonly put: Put; readonly area: number }[];
  /** Place in the order of putting in: a unit stands only on earlier ones. */
  readonly index: number;
  /** True when it or something under it bears only so much. */
  readonly isLimited: boolean;
  /** What stands on it, nanograms. */
  load: bigint;
}

/** Comparisons still allowed; counted down so that an answer always comes soon. */
export interface Budget {
  left: number;
}

/** How units are turned: so that most of their kind would stand in the rest of the room, or as flat as they lie. */
export type Turning = 'grid' | 'flat';

type Turn = ReturnType<typeof rotations>[number];

interface Filling {
  readonly room: Room;
  readonly puts: Put[];
  readonly points: Point[];
  readonly budget: Budget;
  readonly turning: Turning;
  /** Different ways to turn each kind, flattest first. */
  readonly turns: ReadonlyMap<UnitKind, readonly Turn[]>;
  /** Shortest side of all units: a narrower corner is of no use. */
  readonly shortest: number;
  /** By height, how many blocks there were after the last one whose top is there: only a new top gives new support. */
  readonly tops: Map<number, number>;
}

/**
 * Fills a room with units in the given order, each at the lowest, rearmost, leftmost free corner where it stands on at least half of its
 * base and overloads nothing. A unit that finds no place ends the filling, or with `isPartial` is left out together with its like.
 * Extreme points after Crainic, Perboli and Tadei (2008). Deterministic; stops when the budget is used up.
 */
export function fill(
  room: Room,
  units: readonly UnitKind[],
  turning: Turning,
  budget: Budget,
  isPartial: boolean,
): readonly Put[] {
  const kinds = new Set(units);
  const filling: Filling = {
    room,
    puts: [],
    points: [],
    budget,
    turning,
    turns: new Map([...kinds].map((kind) => [kind, rotations(kind).toSorted((a, b) => a[2] - b[2] || a[1] - b[1])])),
    shortest: Math.min(...[...kinds].flatMap(({ sides }) => sides)),
    tops: new Map(),
  };
  insertPoint(filling.points, [0, 0, 0], [], room);
  const refused = new Set<UnitKind>();
  for (const kind of units) {
    // Even without time left the first unit gets its place: a plan always comes to its end.
    if (budget.left <= 0 && filling.puts.length > 0) break;
    if (refused.has(kind)) continue;
    const put = findPlace(filling, kind);
    if (put) settle(filling, put);
    else if (isPartial) refused.add(kind);
    else break;
  }
  return filling.puts;
}

/** Placements as people pack: bottom first, back to front, left to right; steps from 1. The filling grows from the back wall. */
export function inHumanOrder(puts: readonly Put[], room: Room): readonly Placement[] {
  return [...puts]
    .sort((a, b) => a.z - b.z || a.y - b.y || a.x - b.x)
    .map(({ kind, x, y, z, dx, dy, dz }, i) => {
      const { sku, lineId } = kind.item;
      return { step: i + 1, sku, lineId, x, y: room.width - y - dy, z, dx, dy, dz };
    });
}

function findPlace(filling: Filling, kind: UnitKind): Put | null {
  const turns = filling.turns.get(kind) ?? [];
  for (const point of filling.points) {
    filling.budget.left -= 1;
    if ((point.tried.get(kind) ?? -1) >= (filling.tops.get(point.z) ?? 0)) continue;
    let canStillCome = false;
    for (const turn of ranked(filling, point, turns)) {
      const found = tryPut(filling, kind, point, turn);
      if (typeof found === 'object') return found;
      // Room only shrinks, but a support may still come.
      if (found === 'unsupported') canStillCome = true;
    }
    point.tried.set(kind, canStillCome ? filling.puts.length : Infinity);
    if (filling.budget.left <= 0) return null;
  }
  return null;
}

function ranked({ room, turning }: Filling, point: Point, turns: readonly Turn[]): readonly Turn[] {
  const possible = turns.filter(([dx, dy, dz]) => dx <= point.freeX && dy <= point.freeY && dz <= point.freeZ);
  if (turning === 'flat' || possible.length < 2) return possible;
  const like = ([dx, dy, dz]: Turn): number =>
    Math.floor((room.length - point.x) / dx) *
    Math.floor((room.width - point.y) / dy) *
    Math.floor((room.height - point.z) / dz);
  return possible.sort((a, b) => like(b) - like(a));
}

function tryPut(
  { puts, budget }: Filling,
  kind: UnitKind,
  { x, y, z }: Point,
  [dx, dy, dz]: Turn,
): Put | 'blocked' | 'unsupported' {
  const [endX, endY, endZ] = [x + dx, y + dy, z + dz];
  const below: { put: Put; area: number }[] = [];
  let support = 0;
  let isUnderOverhang = false;
  for (const other of puts) {
    budget.left -= 1;
    const acrossX = Math.min(endX, other.x + other.dx) - Math.max(x, other.x);
    if (acrossX <= 0) continue;
    const acrossY = Math.min(endY, other.y + other.dy) - Math.max(y, other.y);
    if (acrossY <= 0) continue;
    const top = other.z + other.dz;
    if (other.z < endZ && z < top) return 'blocked';
    if (top === z) {
      support += acrossX * acrossY;
      below.push({ put: other, area: acrossX * acrossY });
    }
    if (other.z === endZ) isUnderOverhang = true;
  }
  if (z > 0 && support * 2 < dx * dy) return 'unsupported';
  const isLimited = kind.maxLoad !== null || below.some(({ put }) => put.isLimited);
  // Slid in under an overhang it would bear, and pass on, what nobody asked it about.
  if (isLimited && isUnderOverhang) return 'blocked';
  const put: Put = { kind, x, y, z, dx, dy, dz, below, index: puts.length, isLimited, load: 0n };
  return canCarry(put, budget) ? put : 'unsupported';
}

function canCarry(put: Put, budget: Budget): boolean {
  if (!put.below.some(({ put: lower }) => lower.isLimited)) return true;
  for (const [carrier, load] of loadsOf(put, budget)) {
    const { maxLoad } = carrier.kind;
    // A weight that nobody knows may not stand on goods that bear only so much.
    if (maxLoad !== null && (!put.kind.weight || carrier.load + load > maxLoad)) return false;
  }
  return true;
}

/** What a unit adds to each unit under it: shared by area of contact, every fraction of a nanogram up. */
function loadsOf(put: Put, budget: Budget): ReadonlyMap<Put, bigint> {
  const loads = new Map<Put, bigint>();
  const open = [{ put, load: put.kind.weight ? ceilRational(put.kind.weight) : 0n }];
  while (open.length > 0) {
    // The latest first: all it gets is known before it is passed on.
    open.sort((a, b) => a.put.index - b.put.index);
    const upper = open.pop();
    if (!upper) break;
    budget.left -= 8 * upper.put.below.length;
    const whole = BigInt(upper.put.below.reduce((sum, { area }) => sum + area, 0));
    for (const { put: lower, area } of upper.put.below) {
      if (!lower.isLimited) continue;
      const share = ceilRational({ num: upper.load * BigInt(area), den: whole });
      loads.set(lower, (loads.get(lower) ?? 0n) + share);
      const waiting = open.find((entry) => entry.put === lower);
      if (waiting) waiting.load += share;
      else open.push({ put: lower, load: share });
    }
  }
  return loads;
}

function settle(filling: Filling, put: Put): void {
  const { room, puts, points, budget, shortest, tops } = filling;
  if (put.isLimited) for (const [carrier, load] of loadsOf(put, budget)) carrier.load += load;
  const corners = cornersOf(put, puts, room);
  puts.push(put);
  tops.set(put.z + put.dz, puts.length);
  budget.left -= points.length + puts.length * 8;
  const open = points.filter((point) => !isInside(point, put));
  for (const point of open) narrow(point, put);
  points.splice(
    0,
    points.length,
    ...open.filter(({ freeX, freeY, freeZ }) => Math.min(freeX, freeY, freeZ) >= shortest),
  );
  for (const corner of corners) insertPoint(points, corner, puts, room);
}
