import type { CartonType } from './cartonType.ts';
import { fill, type Budget, type Put, type Turning } from './fill.ts';
import { isWithinGross, roomOf, volumeOf, type Room, type UnitKind } from './fits.ts';

/** Units of one kind. */
export interface Batch {
  readonly kind: UnitKind;
  readonly count: number;
}

type Order = 'volume' | 'longest' | 'sturdy';

/** How many ways and boxes are tried. */
interface Effort {
  readonly orders: readonly Order[];
  readonly turnings: readonly Turning[];
  readonly cartons: number;
  /** Fuller than this a box is not tried for so many different units. */
  readonly fillPercent: bigint;
}

// Comparisons for one filling, and what one still gets when the plan's time is used up: enough for a large box.
const FILL_BUDGET = 1_000_000;
const LAST_BUDGET = 300_000;
const MANY_UNITS = 40;
const TURNINGS: readonly Turning[] = ['grid', 'flat'];

/** Small orders are tried in every way, large ones in the likeliest, and when the time is used up the first box with room to spare is taken. */
export function effortFor(batches: readonly Batch[], budget: Budget): Effort {
  const hasDelicate = batches.some(({ kind }) => kind.maxLoad !== null);
  const likeliest: Order = hasDelicate ? 'sturdy' : 'volume';
  if (budget.left <= 0) return { orders: [likeliest], turnings: ['grid'], cartons: 1, fillPercent: 70n };
  const units = batches.reduce((sum, { count }) => sum + count, 0);
  if (units > MANY_UNITS)
    return { orders: [likeliest], turnings: TURNINGS, cartons: 6, fillPercent: batches.length > 4 ? 92n : 100n };
  return {
    orders: hasDelicate ? ['volume', 'longest', 'sturdy'] : ['volume', 'longest'],
    turnings: TURNINGS,
    cartons: Infinity,
    fillPercent: 100n,
  };
}

/** A place for every unit, or null when none of the ways tried finds one. */
export function arrange(room: Room, batches: readonly Batch[], budget: Budget): readonly Put[] | null {
  const total = batches.reduce((sum, { count }) => sum + count, 0);
  const { orders, turnings } = effortFor(batches, budget);
  for (const order of orders) {
    for (const turning of turnings) {
      const puts = spend(budget, (part) => fill(room, inOrder(batches, order), turning, part, false));
      if (puts.length === total) return puts;
      if (budget.left <= 0) return null;
    }
  }
  return null;
}

/** As many of the units as the box takes, by volume. */
export function fillUp(carton: CartonType, batches: readonly Batch[], budget: Budget): readonly Put[] {
  const { orders, turnings } = effortFor(batches, budget);
  let best: readonly Put[] = [];
  let most = 0n;
  for (const turning of turnings) {
    const order = inOrder(batches, orders.at(-1) ?? 'volume');
    const puts = liftable(
      carton,
      spend(budget, (part) => fill(roomOf(carton), order, turning, part, true)),
    );
    const volume = volumeOfAll(puts.map(({ kind }) => ({ kind, count: 1 })));
    if (volume > most) [best, most] = [puts, volume];
  }
  return best;
}

/** Volume of all units in cubic micrometres. */
export const volumeOfAll = (batches: readonly Batch[]): bigint =>
  batches.reduce((sum, { kind, count }) => sum + volumeOf(kind.sides) * BigInt(count), 0n);

/** How many of the units are of a kind. */
export const countOf = (puts: readonly Put[], kind: UnitKind): number => puts.filter((put) => put.kind === kind).length;

/** As many units, in the order they were put in, as the box may weigh. */
function liftable(carton: CartonType, puts: readonly Put[]): readonly Put[] {
  let light = puts;
  while (
    light.length > 0 &&
    !isWithinGross(
      carton,
      light.map(({ kind }) => ({ kind, count: 1 })),
    )
  )
    light = light.slice(0, -1);
  return light;
}

function spend<T>(budget: Budget, work: (part: Budget) => T): T {
  const part = { left: Math.max(LAST_BUDGET, Math.min(FILL_BUDGET, budget.left)) };
  const before = part.left;
  const result = work(part);
  budget.left -= before - part.left;
  return result;
}

/** Units in the order to be put in: largest first, longest first, or those that bear any load first. */
function inOrder(batches: readonly Batch[], order: Order): readonly UnitKind[] {
  const larger = (a: Batch, b: Batch): number => compareBig(volumeOf(b.kind.sides), volumeOf(a.kind.sides));
  const longest = ({ kind }: Batch): number => Math.max(...kind.sides);
  const delicate = ({ kind }: Batch): number => (kind.maxLoad === null ? 0 : 1);
  const compare = {
    volume: larger,
    longest: (a: Batch, b: Batch) => longest(b) - longest(a),
    sturdy: (a: Batch, b: Batch) => delicate(a) - delicate(b),
  };
  return batches
    .toSorted((a, b) => compare[order](a, b) || larger(a, b))
    .flatMap(({ kind, count }) => Array.from({ length: count }, () => kind));
}

const compareBig = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
