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
} from './fits.ts';
import { arrange, countOf, effortFor, fillUp, volumeOfAll, type Batch } from './arrange.ts';
import { inHumanOrder, type Budget, type Put } from './fill.ts';
import type { Placement } from './place.ts';

/** Which boxes an order goes into, and whether that could be told. */
export interface BoxPlan {
  readonly reason: 'planned' | 'dimsMissing' | 'fitsNoBox';
  readonly parcels: readonly PlannedParcel[];
}

// Comparisons for a whole plan: well under a second on a slow bench PC in the worst case.
const PLAN_BUDGET = 10_000_000;
// For a look at other boxes.
const OTHERS_BUDGET = 4_000_000;

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
  return placesIn(carton, items, settings, { left: PLAN_BUDGET });
}

function placesIn(
  carton: CartonType,
  items: readonly PackItem[],
  settings: PackSettings,
  budget: Budget,
): Result<readonly Placement[], Misfit> {
  if (carton.stock !== null && carton.stock <= 0) return refuse({ kind: 'outOfStock' });
  const batches = batchesOf(items, settings);
  if (!batches.ok) return batches;
  const misfit = obstacle(carton, batches.value);
  if (misfit) return refuse(misfit);
  const puts = arrange(roomOf(carton), batches.value, budget);
  return puts ? ok(inHumanOrder(puts, roomOf(carton))) : refuse({ kind: 'noRoom' });
}

/**
 * Up to `limit` other presets for the units, those that hold them first, smallest first; each with null or what is in the way. Where a
 * size is missing, those come first that the measured units do not rule out.
 */
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
  const budget = { left: OTHERS_BUDGET };
  const settings = choice.settings ?? PACK_SETTINGS;
  const measured = batchesOf(
    choice.items.filter((item) => unitKind(item, settings) !== null),
    settings,
  );
  const possible: { readonly cartonType: CartonType; readonly misfit: Misfit | null }[] = [];
  const misfits: { readonly cartonType: CartonType; readonly misfit: Misfit }[] = [];
  for (const cartonType of others) {
    if (possible.length >= choice.limit) break;
    const fit = placesIn(cartonType, choice.items, settings, budget);
    if (fit.ok) {
      possible.push({ cartonType, misfit: null });
      continue;
    }
    const isUnmeasured = fit.error.kind === 'dimsMissing';
    const known = isUnmeasured && measured.ok ? obstacle(cartonType, measured.value) : null;
    if (isUnmeasured && !known) possible.push({ cartonType, misfit: fit.error });
    else misfits.push({ cartonType, misfit: known ?? fit.error });
  }
  return [...possible, ...misfits].slice(0, choice.limit);
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
  return volumeOfAll(batches) > roomVolume(carton) ? { kind: 'noRoom' } : null;
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
  const { cartons, fillPercent } = effortFor(batches, shelf.budget);
  const volume = volumeOfAll(batches) * 100n;
  const possible = inStock(shelf).filter(
    (carton) => obstacle(carton, batches) === null && volume <= roomVolume(carton) * fillPercent,
  );
  for (const carton of possible.slice(0, cartons)) {
    const puts = arrange(roomOf(carton), batches, shelf.budget);
    if (puts) return { carton, puts };
  }
  return null;
}

/** The box that takes the largest volume of the units at once, then the smallest preset that holds just those. */
function fullest(batches: readonly Batch[], shelf: Shelf): Packed | null {
  let best: Packed | null = null;
  let most = 0n;
  let tried = 0;
  for (const carton of inStock(shelf).toReversed()) {
    const possible = batches.filter(({ kind }) => obstacle(carton, [{ kind, count: 1 }]) === null);
    if (possible.length === 0) continue;
    if (tried >= effortFor(batches, shelf.budget).cartons) break;
    tried += 1;
    const puts = fillUp(carton, possible, shelf.budget);
    const volume = volumeOfAll(puts.map(({ kind }) => ({ kind, count: 1 })));
    if (volume > most) [best, most] = [{ carton, puts }, volume];
  }
  if (!best) return null;
  const { puts } = best;
  const taken = batches.map(({ kind }) => ({ kind, count: countOf(puts, kind) })).filter(({ count }) => count > 0);
  return smallest(taken, shelf) ?? best;
}

const roomVolume = (carton: CartonType): bigint => {
  const { length, width, height } = roomOf(carton);
  return volumeOf([length, width, height]);
};
const contentsOf = (batches: readonly Batch[], puts: readonly Put[]): readonly ParcelContent[] =>
  batches.flatMap(({ kind }) => {
    const count = countOf(puts, kind);
    return count > 0 ? [{ lineId: kind.item.lineId, sku: kind.item.sku, count }] : [];
  });
