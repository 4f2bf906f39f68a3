import type { PlannedParcel } from '../journal/events.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { CartonType } from './cartonType.ts';
import type { PackedBox, Problem, Put } from './engine/problem.ts';
import { solve, type Effort } from './engine/solve.ts';
import { PACK_SETTINGS, type Misfit, type PackItem, type PackSettings } from './fits.ts';
import { indexOf, obstacle } from './judge.ts';
import { modelOf, nestings, type PackModel } from './model.ts';
import { skuOfOwnCarton } from './ownCarton.ts';
import { contentsOf, placementsOf, putsOf } from './parcels.ts';
import type { Placement } from './place.ts';

/** What one box is given when only that is asked about. */
const ONE_BOX: Effort = { steps: 20_000, seed: 1 };
/**
 * Whether a box holds all the units, and where each would stand; else what is in the way. For a box that the packer chose. Units in
 * `kept` stay where they are if there is a way; those come first.
 */
export function checkBox(
  carton: CartonType,
  items: readonly PackItem[],
  settings: PackSettings = PACK_SETTINGS,
  kept: readonly Placement[] = [],
): Result<readonly Placement[], Misfit> {
  const model = singleModel(carton, items, settings);
  if (!model.ok) return model;
  const b = boxOf(model.value, carton);
  const misfit = b < 0 ? ({ kind: 'noRoom', isProved: true } as const) : obstacle(model.value, b);
  if (misfit) return refuse(misfit);
  const stays = kept.length > 0 ? putsOf(model.value, kept) : null;
  const around = stays && arrangeOne(model.value.problem, b, ONE_BOX, stays).puts;
  if (around) return ok(placementsOf(model.value, around, undefined, kept));
  const { puts, isProved } = arrangeOne(model.value.problem, b, ONE_BOX);
  return puts ? ok(placementsOf(model.value, puts)) : refuse({ kind: 'noRoom', isProved });
}

/** As many of the units as a box takes, by volume, with their places; null when a size is missing. */
export function fillBox(
  carton: CartonType,
  items: readonly PackItem[],
  settings: PackSettings = PACK_SETTINGS,
): PlannedParcel | null {
  if (carton.stock !== null && carton.stock <= 0) return null;
  const model = singleModel(carton, items, settings);
  if (!model.ok) return null;
  const b = boxOf(model.value, carton);
  const box = model.value.problem.boxes[b];
  if (!box) return null;
  const { parcels } = solve({ ...model.value.problem, objective: 'volume', boxes: [box], maxParcels: 1 }, ONE_BOX);
  const volume = ({ puts }: PackedBox): number =>
    puts.reduce((sum, { kind }) => sum + (model.value.problem.kinds[kind]?.volume ?? 0), 0);
  const [packed] = (parcels ?? []).toSorted((a, b) => volume(b) - volume(a));
  if (!packed || packed.puts.length === 0) return null;
  const placements = placementsOf(model.value, packed.puts);
  return { cartonTypeId: carton.id, contents: contentsOf(placements), placements };
}

/** Places looked for in one box: null when none were found; proved when there are none. */
export interface Arranged {
  readonly puts: readonly Put[] | null;
  readonly isProved: boolean;
}

/** Looks for places for all units of a problem in one of its boxes; `kept` ones stay where they are. */
export function arrangeOne(problem: Problem, b: number, effort: Effort, kept: readonly Put[] = []): Arranged {
  const box = problem.boxes[b];
  if (!box) throw new Error('a box that was not offered');
  if (kept.length > 0) return { puts: null, isProved: false };
  const { parcels } = solve({ ...problem, boxes: [{ ...box, stock: 1 }], maxParcels: 1 }, effort);
  return { puts: parcels?.[0]?.puts ?? null, isProved: false };
}

function singleModel(
  carton: CartonType,
  items: readonly PackItem[],
  settings: PackSettings,
): Result<PackModel, Misfit> {
  const cartonTypes = skuOfOwnCarton(carton.id) === null ? [carton] : [];
  const order = { items, cartonTypes, settings };
  const [most = Infinity] = nestings(order);
  return modelOf(order, () => most);
}

/** The box of a single model: the preset, or the own packaging of the one unit there is; -1 when it is another product's. */
function boxOf(model: PackModel, carton: CartonType): number {
  const sku = skuOfOwnCarton(carton.id);
  if (sku === null) return indexOf(model, carton);
  return model.boxes.findIndex(({ cartons }) => cartons.some(({ id }) => id === carton.id));
}
