import type { ParcelContent, PlannedParcel } from '../journal/events.ts';
import type { CartonTypeId } from '../ids.ts';
import { isSuggested, smallerFirst } from './preference.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { CartonType } from './cartonType.ts';
import {
  isWithinGross,
  PACK_SETTINGS,
  roomOf,
  shortfall,
  unitKind,
  volumeOf,
  type Misfit,
  type PackItem,
  type PackSettings,
  type UnitKind,
} from './fits.ts';
import { fill, inHumanOrder, type Budget, type Put, type Turning } from './fill.ts';
import type { Placement } from './place.ts';

/** Which boxes an order goes into, and whether that could be told. */
export interface BoxPlan {
  readonly reason: 'planned' | 'dimsMissing' | 'fitsNoBox';
  readonly parcels: readonly PlannedParcel[];
}

/** Units of one kind. */
interface Batch {
  readonly kind: UnitKind;
  readonly count: number;
}

// Comparisons for one filling, for one box, and for a whole plan: some 0.3 s on a slow bench PC in the worst case.
const FILL_BUDGET = 1_500_000;
const PLAN_BUDGET = 15_000_000;
// What a filling still gets when the plan's time is used up; then the first way that works is taken.
const LAST_BUDGET = 20_000;

/**
 * The boxes for an order: the smallest preset (by outer volume, then cost, then id) that holds everything where each unit has its place;
 * else several, each filled with as much as goes in, the last again as small as it can be. Stock and greatest gross are kept to. Same
 * input, same answer. No parcels when a size is missing or a unit fits no box in stock.
 */
export function planBoxes(order: {
  readonly items: readonly PackItem[];
  readonly cartonTypes: readonly CartonType[];
  readonly settings?: PackSettings;
}): BoxPlan {
  const settings = order.settings ?? PACK_SETTINGS;
  const batches = batchesOf(order.items, settings);
  if (!batches.ok) return { reason: 'dimsMissing', parcels: [] };
  const parcels = planParcels(batches.value, openShelf(order.cartonTypes));
  return parcels ? { reason: 'planned', parcels } : { reason: 'fitsNoBox', parcels: [] };
}

/** Whether a box holds all the units, and where each would stand; else what is in the way. For a box that the packer chose. */
export function checkBox(
  carton: CartonType,
  items: readonly PackItem[],
  settings: PackSettings = PACK_SETTINGS,
): Result<readonly Placement[], Misfit> {
  if (carton.stock !== null && carton.stock <= 0) return refuse({ kind: 'outOfStock' });
  const batches = batchesOf(items, settings);
  if (!batches.ok) return batches;
  const misfit = obstacle(carton, batches.value);
  if (misfit) return refuse(misfit);
  const puts = arrange(carton, batches.value, { left: PLAN_BUDGET });
  return puts ? ok(inHumanOrder(puts, roomOf(carton))) : refuse({ kind: 'noRoom' });
}

/** Up to `limit` other presets for the units, those that hold them first, smallest first; each with null or what is in the way. */
export function alternatives(choice: {
  readonly items: readonly PackItem[];
  readonly cartonTypes: readonly CartonType[];
  readonly except: CartonTypeId | null;
  readonly limit: number;
  readonly settings?: PackSettings;
}): readonly { readonly cartonType: CartonType; readonly misfit: Misfit | null }[] {
  const others = choice.cartonTypes
    .filter((carton) => carton.id !== choice.except && isSuggested(carton))
    .toSorted(smallerFirst);
  const judged = others.map((cartonType) => {
    const fit = checkBox(cartonType, choice.items, choice.settings);
    return { cartonType, misfit: fit.ok ? null : fit.error };
  });
  return [...judged.filter(({ misfit }) => !misfit), ...judged.filter(({ misfit }) => misfit)].slice(0, choice.limit);
}

function batchesOf(items: readonly PackItem[], settings: PackSettings): Result<readonly Batch[], Misfit> {
  const batches: Batch[] = [];
  for (const item of items) {
    if (item.count <= 0) continue;
    const kind = unitKind(item, settings);
    if (!kind) return refuse({ kind: 'dimsMissing', sku: item.sku });
    batches.push({ kind, count: item.count });
  }
  return ok(batches);
}

/** What keeps units out of a box before their places are looked for. */
function obstacle(carton: CartonType, batches: readonly Batch[]): Misfit | null {
  const room = roomOf(carton);
  for (const { kind } of batches) {
    const byUm = shortfall(kind, room);
    if (byUm > 0) return { kind: 'tooShort', sku: kind.item.sku, byUm };
  }
  if (!isWithinGross(carton, batches)) return { kind: 'tooHeavy' };
  if (carton.kind === 'tube' && batches.some(({ kind }) => !kind.isSlender)) return { kind: 'noRoom' };
  return volumeOfAll(batches) > volumeOf([room.length, room.width, room.height]) ? { kind: 'noRoom' } : null;
}

/** Boxes that may be taken, smallest first, with what is left of the counted ones and of the time to think. */
interface Shelf {
  readonly cartons: readonly CartonType[];
  readonly stock: Map<CartonTypeId, number>;
  readonly budget: Budget;
}

function openShelf(cartonTypes: readonly CartonType[]): Shelf {
  const stock = new Map(cartonTypes.flatMap(({ id, stock: left }) => (left === null ? [] : [[id, left] as const])));
  return { cartons: cartonTypes.filter(isSuggested).toSorted(smallerFirst), stock, budget: { left: PLAN_BUDGET } };
}

const inStock = (shelf: Shelf): readonly CartonType[] =>
  shelf.cartons.filter(({ id }) => (shelf.stock.get(id) ?? 1) > 0);

interface Packed {
  readonly carton: CartonType;
  readonly puts: readonly Put[];
}

function planParcels(batches: readonly Batch[], shelf: Shelf): PlannedParcel[] | null {
  const parcels: PlannedParcel[] = [];
  let rest = batches;
  while (rest.length > 0) {
    const packed = smallest(rest, shelf) ?? fullest(rest, shelf);
    if (!packed) return null;
    const { carton, puts } = packed;
    parcels.push({
      cartonTypeId: carton.id,
      contents: contentsOf(rest, puts),
      placements: inHumanOrder(puts, roomOf(carton)),
    });
    const left = shelf.stock.get(carton.id);
    if (left !== undefined) shelf.stock.set(carton.id, left - 1);
    rest = rest
      .map(({ kind, count }) => ({ kind, count: count - countOf(puts, kind) }))
      .filter(({ count }) => count > 0);
  }
  return parcels;
}

function smallest(batches: readonly Batch[], shelf: Shelf): Packed | null {
  for (const carton of inStock(shelf)) {
    const puts = obstacle(carton, batches) === null ? arrange(carton, batches, shelf.budget) : null;
    if (puts) return { carton, puts };
  }
  return null;
}

/** The box that takes the largest volume of the units at once, then the smallest preset that holds just those. */
function fullest(batches: readonly Batch[], shelf: Shelf): Packed | null {
  let best: Packed | null = null;
  let most = 0n;
  for (const carton of inStock(shelf).toReversed()) {
    if (best && shelf.budget.left <= 0) break;
    const possible = batches.filter(({ kind }) => obstacle(carton, [{ kind, count: 1 }]) === null);
    for (const turning of TURNINGS) {
      const puts = liftable(
        carton,
        spend(shelf.budget, (budget) => fill(roomOf(carton), inOrder(possible, 'volume'), turning, budget, true)),
      );
      const volume = volumeOfAll(puts.map(({ kind }) => ({ kind, count: 1 })));
      if (volume > most) [best, most] = [{ carton, puts }, volume];
    }
  }
  if (!best) return null;
  const { puts } = best;
  const taken = batches.map(({ kind }) => ({ kind, count: countOf(puts, kind) })).filter(({ count }) => count > 0);
  return smallest(taken, shelf) ?? best;
}

/** As many units, in the order they were put in, as the box may weigh. */
function liftable(carton: CartonType, puts: readonly Put[]): readonly Put[] {
  let count = puts.length;
  while (
    count > 0 &&
    !isWithinGross(
      carton,
      puts.slice(0, count).map(({ kind }) => ({ kind, count: 1 })),
    )
  )
    count -= 1;
  return puts.slice(0, count);
}

/** A place for every unit, or null when none of the ways tried finds one. */
function arrange(carton: CartonType, batches: readonly Batch[], budget: Budget): readonly Put[] | null {
  const total = batches.reduce((sum, { count }) => sum + count, 0);
  for (const order of ORDERS) {
    for (const turning of TURNINGS) {
      const puts = spend(budget, (part) => fill(roomOf(carton), inOrder(batches, order), turning, part, false));
      if (puts.length === total) return puts;
      if (budget.left <= 0) return null;
    }
  }
  return null;
}

function spend<T>(budget: Budget, work: (part: Budget) => T): T {
  const part = { left: Math.max(LAST_BUDGET, Math.min(FILL_BUDGET, budget.left)) };
  const before = part.left;
  const result = work(part);
  budget.left -= before - part.left;
  return result;
}

const TURNINGS: readonly Turning[] = ['grid', 'flat'];
const ORDERS = ['volume', 'longest', 'sturdy'] as const;

/** Units in the order to be put in: largest first, longest first, or those that bear any load first. */
function inOrder(batches: readonly Batch[], order: (typeof ORDERS)[number]): readonly UnitKind[] {
  const larger = (a: Batch, b: Batch): number => compareBig(volumeOf(b.kind.sides), volumeOf(a.kind.sides));
  const longest = ({ kind }: Batch): number => Math.max(...kind.sides);
  const delicate = ({ kind }: Batch): number => (kind.maxLoad ? 1 : 0);
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
const volumeOfAll = (batches: readonly Batch[]): bigint =>
  batches.reduce((sum, { kind, count }) => sum + volumeOf(kind.sides) * BigInt(count), 0n);
const countOf = (puts: readonly Put[], kind: UnitKind): number => puts.filter((put) => put.kind === kind).length;
const contentsOf = (batches: readonly Batch[], puts: readonly Put[]): readonly ParcelContent[] =>
  batches.flatMap(({ kind }) => {
    const count = countOf(puts, kind);
    return count > 0 ? [{ lineId: kind.item.lineId, sku: kind.item.sku, count }] : [];
  });
