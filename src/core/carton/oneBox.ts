import type { PlannedParcel } from '../journal/events.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { CartonType } from './cartonType.ts';
import type { Problem, Put } from './engine/problem.ts';
import { createProofs } from './engine/proof.ts';
import { arrangeIn, solve, type Effort } from './engine/solve.ts';
import { PACK_SETTINGS, type Misfit, type PackItem, type PackSettings } from './fits.ts';
import { indexOf, obstacle } from './judge.ts';
import { isNested, modelOf, nestings, type PackModel } from './model.ts';
import { skuOfOwnCarton } from './ownCarton.ts';
import { contentsOf, placementsOf, putsOf } from './parcels.ts';
import type { Placement } from './place.ts';

/** What one box is given when only that is asked about. */
const ONE_BOX: Effort = { steps: 10_000, seed: 1 };
/** More where some units stay where they are: to move what is in already is the last resort. */
const AROUND: Effort = { steps: 40_000, seed: 1 };
/** Of the work for one box, the part that may go into proving that it does not hold the units. */
const PROOF_SHARE = 0.3;

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
  const model = singleModel(carton, items, settings, kept);
  if (!model.ok) return model;
  const b = boxOf(model.value, carton);
  const misfit = b < 0 ? ({ kind: 'noRoom', isProved: true } as const) : obstacle(model.value, b);
  if (misfit) return refuse(misfit);
  const stays = kept.length > 0 ? putsOf(model.value, kept) : null;
  const around = stays && arrangeOne(model.value.problem, b, AROUND, stays).puts;
  if (around) return ok(placementsOf(model.value, around, undefined, kept));
  const { puts, isProved } = arrangeOne(model.value.problem, b, ONE_BOX);
  return puts
    ? ok(placementsOf(model.value, puts))
    : refuse({ kind: 'noRoom', isProved: isProved && !isNested(model.value) });
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
  const [packed] = parcels ?? [];
  if (!packed) return null;
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
  if (!problem.boxes[b]) throw new Error('a box that was not offered');
  const counts = problem.kinds.map(({ count }) => count);
  const budget = { left: effort.steps * PROOF_SHARE };
  if (createProofs(problem).cannotHold(b, counts, 'full', budget)) return { puts: null, isProved: true };
  return { puts: arrangeIn(problem, b, counts, kept, { left: effort.steps }), isProved: false };
}

function singleModel(
  carton: CartonType,
  items: readonly PackItem[],
  settings: PackSettings,
  kept: readonly Placement[] = [],
): Result<PackModel, Misfit> {
  const cartonTypes = skuOfOwnCarton(carton.id) === null ? [carton] : [];
  const order = { items, cartonTypes, settings };
  const [most = Infinity] = nestings(order);
  return modelOf(order, () => most, kept);
}

/** The box of a single model: the preset, or the own packaging of the one unit there is; -1 when it is another product's. */
function boxOf(model: PackModel, carton: CartonType): number {
  const sku = skuOfOwnCarton(carton.id);
  if (sku === null) return indexOf(model, carton);
  return model.boxes.findIndex(({ cartons }) => cartons.some(({ id }) => id === carton.id));
}
