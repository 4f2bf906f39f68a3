import type { CartonType } from './cartonType.ts';
import { takes, type ModelBox } from './boxes.ts';
import type { Put } from './engine/problem.ts';
import type { Misfit } from './fits.ts';
import { areApart, isNested, type PackModel } from './model.ts';
import { placementsOf } from './parcels.ts';
import type { Placement } from './place.ts';
import { compareQuantity, type Mass } from '../quantity.ts';

/** One box for all the units: whether it holds them, and what it would cost. */
export interface BoxVerdict {
  readonly cartonType: CartonType;
  /** Null when it holds everything. */
  readonly misfit: Misfit | null;
  readonly placements: readonly Placement[] | null;
  /** Box, postage and handling in minor units; null where no price is known. */
  readonly minor: number | null;
  readonly billable: Mass | null;
}

/** Why a box that holds everything lost: billed at more, dearer for another reason, as dear but larger, or (without prices) larger. */
export type LossKind = 'billedMore' | 'dearer' | 'sameCost' | 'larger';

/** What a box costs more than the one taken, and why; null when it is no worse. Minor units. */
export function lossOf(
  box: Pick<BoxVerdict, 'minor' | 'billable'>,
  taken: Pick<BoxVerdict, 'minor' | 'billable'>,
): { readonly kind: LossKind; readonly byMinor: number | null; readonly instead: Mass | null } | null {
  const instead = taken.billable;
  if (box.minor === null || taken.minor === null) return { kind: 'larger', byMinor: null, instead: null };
  const byMinor = box.minor - taken.minor;
  if (byMinor < 0) return null;
  if (byMinor === 0) return { kind: 'sameCost', byMinor, instead };
  const isBilledMore = box.billable && instead && compareQuantity(box.billable, instead) > 0;
  return { kind: isBilledMore ? 'billedMore' : 'dearer', byMinor, instead };
}

/** The box of a model that stands for a preset; throws when it was not offered: a bug. */
export function indexOf(model: PackModel, carton: CartonType): number {
  const index = model.boxes.findIndex(({ cartons }) => cartons.some(({ id }) => id === carton.id));
  if (index < 0) throw new Error(`box ${carton.id} was not offered`);
  return index;
}

/** What keeps all units of the order out of a box before their places are looked for; null when nothing does. */
export function obstacle(model: PackModel, b: number): Misfit | null {
  const entry = model.boxes[b];
  if (!entry) throw new Error('a box that was not offered');
  return outOfStock(entry) ?? refusal(model, entry) ?? tooShort(model, entry) ?? apart(model) ?? tooMuch(model, entry);
}

const outOfStock = ({ box }: ModelBox): Misfit | null => (box.stock <= 0 ? { kind: 'outOfStock' } : null);

function refusal({ kinds }: PackModel, { cartons, ownKind }: ModelBox): Misfit | null {
  const [carton] = cartons;
  const found = ownKind === null && carton ? kinds.find((kind) => !takes(carton, kind)) : undefined;
  if (!found) return null;
  const { item } = found.block;
  return { kind: item.ownContainer === 'must' ? 'ownContainer' : 'refused', sku: item.sku };
}

function tooShort({ problem, kinds, lengthUnit }: PackModel, { box }: ModelBox): Misfit | null {
  for (const [k, { turns }] of problem.kinds.entries()) {
    const [length, width, height] = box.inner;
    const short = Math.min(...turns.map(({ dx, dy, dz }) => Math.max(0, dx - length, dy - width, dz - height)));
    const item = kinds[k]?.block.item;
    if (short > 0 && item) return { kind: 'tooShort', sku: item.sku, byUm: Math.ceil((short * lengthUnit) / 1000) };
  }
  return null;
}

function apart({ kinds, settings }: PackModel): Misfit | null {
  for (const { block } of kinds) {
    const other = kinds.find((kind) => areApart(block.item.goodsClass, kind.block.item.goodsClass, settings));
    if (other) return { kind: 'keptApart', sku: block.item.sku, other: other.block.item.sku };
  }
  return null;
}

function tooMuch(model: PackModel, { box, prices }: ModelBox): Misfit | null {
  const { problem } = model;
  const weight = problem.kinds.reduce((sum, kind) => sum + kind.weight * kind.count, 0);
  if (weight > box.capacity) return { kind: prices.isCarrierLimit ? 'overLimit' : 'tooHeavy' };
  const volume = problem.kinds.reduce((sum, kind) => sum + kind.volume * kind.count, 0);
  const units = problem.kinds.reduce((sum, { count }) => sum + count, 0);
  // Nested goods were stacked in one way of several: another takes less room.
  if (isNested(model)) return volume > box.volume || units > box.mostUnits ? { kind: 'noRoom', isProved: false } : null;
  if (volume > box.volume) return { kind: 'tooMuch', byPercent: Math.ceil((100 * volume) / box.volume) - 100 };
  return units > box.mostUnits ? { kind: 'noRoom', isProved: true } : null;
}

/** The boxes in which places must be looked for: those that nothing else rules out. */
export const worthTrying = (model: PackModel): readonly number[] =>
  model.boxes.flatMap((entry, b) => (entry.ownKind === null && obstacle(model, b) === null ? [b] : []));

/**
 * The verdicts on every preset of a model from the places found: `null` where none were, with whether that is proved. Those that hold
 * everything first, cheapest first; then the others, largest first: those come nearest to it.
 */
export function verdictsOf(
  model: PackModel,
  found: ReadonlyMap<number, { readonly puts: readonly Put[] | null; readonly isProved: boolean }>,
): readonly BoxVerdict[] {
  const weight = model.problem.kinds.reduce((sum, kind) => sum + kind.weight * kind.count, 0);
  const verdicts = model.boxes.flatMap((entry, b): BoxVerdict[] => {
    if (entry.ownKind !== null) return [];
    const tried = found.get(b);
    const misfit =
      obstacle(model, b) ??
      (tried?.puts ? null : { kind: 'noRoom' as const, isProved: (tried?.isProved ?? false) && !isNested(model) });
    const placements = misfit === null && tried?.puts ? placementsOf(model, tried.puts) : null;
    const price = entry.prices.steps?.find(({ upTo }) => weight <= upTo);
    return entry.cartons.map((cartonType) => ({
      cartonType,
      misfit: misfit ?? (cartonType.stock !== null && cartonType.stock <= 0 ? { kind: 'outOfStock' } : null),
      placements,
      minor: price?.minor ?? null,
      billable: price?.billable ?? null,
    }));
  });
  return verdicts
    .map((verdict, at) => ({ verdict, at }))
    .sort((a, b) => rank(a.verdict) - rank(b.verdict) || priceOf(a.verdict) - priceOf(b.verdict) || size(a) - size(b))
    .map(({ verdict }) => verdict);
}

/** By size, as the boxes of a model stand smallest first; of those that do not hold everything the largest first. */
const size = ({ verdict, at }: { readonly verdict: BoxVerdict; readonly at: number }): number =>
  verdict.misfit === null ? at : -at;
const rank = ({ misfit }: BoxVerdict): number => (misfit === null ? 0 : 1);
const priceOf = ({ misfit, minor }: BoxVerdict): number => (misfit === null ? (minor ?? Number.MAX_SAFE_INTEGER) : 0);
