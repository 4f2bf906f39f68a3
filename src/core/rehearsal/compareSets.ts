import type { BoxPurpose } from '../carton/boxUse.ts';
import { barredFor } from '../carton/boxUse.ts';
import { isSameBox, type BoxSet } from '../carton/boxSet.ts';
import type { CartonType } from '../carton/cartonType.ts';
import { planBoxes, type BoxPlan, type Choice } from '../carton/choose.ts';
import type { Effort } from '../carton/engine/solve.ts';
import { milligramsUp } from '../carton/blocks.ts';
import type { PackSettings } from '../carton/fits.ts';
import { skuOfOwnCarton } from '../carton/ownCarton.ts';
import { boxPrices, type AskPostage } from '../carton/postage.ts';
import type { CartonTypeId } from '../ids.ts';
import type { PastItem } from './basket.ts';
import { inTheWay } from './inTheWay.ts';
import { setPlanOf, volumeOf, type SetPlan, type Unpackable } from './setPlan.ts';

/** Two box sets as a rehearsal compares them. */
export interface ComparedSets {
  readonly today: BoxSet;
  readonly edited: BoxSet;
  readonly settings: PackSettings;
  readonly effort: Effort;
}

/** A basket in both sets. `today` and `edited` are one object where the edited set changes nothing for it. */
export interface Comparison {
  readonly today: SetPlan | Unpackable;
  readonly edited: SetPlan | Unpackable;
}

/** True where a set has boxes for the basket. */
export const isPlanned = (side: SetPlan | Unpackable): side is SetPlan => !('reason' in side);

interface Shelf {
  readonly today: readonly CartonType[];
  readonly edited: readonly CartonType[];
  /** In both sets, as it was. */
  readonly kept: ReadonlySet<CartonTypeId>;
  /** Not in today's set, or another there. */
  readonly newcomers: readonly CartonType[];
}

/** Compares two box sets basket by basket, both planned by the same engine with the same effort. */
export function createComparison({ today, edited, settings, effort }: ComparedSets) {
  const shelves = new Map<string, Shelf>();
  const shelfOf = (purpose: BoxPurpose): Shelf => {
    const key = JSON.stringify(purpose);
    const known = shelves.get(key) ?? shelfFor(today, edited, purpose);
    shelves.set(key, known);
    return known;
  };
  return (items: readonly PastItem[], purpose: BoxPurpose, postage: AskPostage): Comparison => {
    const shelf = shelfOf(purpose);
    const choice = (cartonTypes: readonly CartonType[]): Choice => ({ items, cartonTypes, settings, postage });
    const plans = planBoth(shelf, choice, effort);
    const told = (plan: BoxPlan, cartons: readonly CartonType[]): SetPlan | Unpackable =>
      plan.reason === 'planned'
        ? setPlanOf(plan, items, new Map(cartons.map((carton) => [carton.id, carton])), { settings, postage })
        : inTheWay(items, choice(cartons), plan.reason);
    const before = told(plans.today, shelf.today);
    return { today: before, edited: plans.edited === plans.today ? before : told(plans.edited, shelf.edited) };
  };
}

/**
 * What differs is due to the set, never to the luck of a search: a plan whose boxes are in both sets counts for both, and the edited set
 * is planned anew only where a box of today's plan is gone or a new one may win.
 */
function planBoth(
  shelf: Shelf,
  choice: (cartonTypes: readonly CartonType[]) => Choice,
  effort: Effort,
): { readonly today: BoxPlan; readonly edited: BoxPlan } {
  const today = planBoxes(choice(shelf.today), effort);
  const isKept = (plan: BoxPlan): boolean =>
    plan.reason === 'planned' &&
    plan.parcels.every(({ cartonTypeId: id }) => shelf.kept.has(id) || skuOfOwnCarton(id) !== null);
  const isRefused = today.reason !== 'planned';
  if ((isKept(today) || isRefused) && !mayWin(shelf, choice(shelf.edited), today)) return { today, edited: today };
  const edited = planBoxes(choice(shelf.edited), effort);
  if (isKept(today) && !isBetter(edited, today, shelf)) return { today, edited: today };
  if (isKept(edited) && isBetter(edited, today, shelf)) return { today: edited, edited };
  return { today, edited };
}

/** Cheaper; without prices fewer parcels, then less room. */
function isBetter(plan: BoxPlan, than: BoxPlan, shelf: Shelf): boolean {
  if (plan.reason !== 'planned' || than.reason !== 'planned') return plan.reason === 'planned';
  if (plan.minor !== null && than.minor !== null) return plan.minor < than.minor;
  return (plan.parcels.length - than.parcels.length || roomOf(plan, shelf) - roomOf(than, shelf)) < 0;
}

function roomOf({ parcels }: BoxPlan, { today, edited }: Shelf): number {
  const boxes = new Map([...edited, ...today].map((carton) => [carton.id, carton]));
  return parcels.reduce((sum, { cartonTypeId }) => sum + volumeOf(boxes.get(cartonTypeId)?.outer ?? NO_SIDES), 0);
}

const NO_SIDES = { length: null, width: null, height: null };

/**
 * False where no plan with a new box can cost less than today's: neither one for everything nor one beside the cheapest parcel there is.
 * Without prices, and where today's set has no plan, any new box may win.
 */
function mayWin({ newcomers, edited }: Shelf, { items, settings, postage }: Choice, today: BoxPlan): boolean {
  if (newcomers.length === 0) return false;
  const { minor } = today;
  if (today.reason !== 'planned' || minor === null || !postage || !settings) return true;
  let [weight, goods] = [0, 0];
  for (const item of items) {
    if (!item.weight || item.ownContainer) return true;
    weight += milligramsUp(item.weight) * item.count;
    goods += volumeOf(item) * item.count;
  }
  // Nested goods take less room than their volumes say.
  const isRoomKnown = items.every(({ nestStep }) => nestStep === undefined);
  const stepsOf = (box: CartonType) => boxPrices(box, weight, settings.handlingMinor, postage).steps ?? [];
  const least = (box: CartonType): number => Math.min(...stepsOf(box).map(({ minor: price }) => price));
  const cheapest = Math.min(...edited.map(least));
  return newcomers.some((box) => {
    const holdsAll = !isRoomKnown || goods <= volumeOf(box.inner);
    const alone = holdsAll ? (stepsOf(box).find(({ upTo }) => weight <= upTo)?.minor ?? Infinity) : Infinity;
    return Math.min(alone, least(box) + cheapest) < minor;
  });
}

function shelfFor(today: BoxSet, edited: BoxSet, purpose: BoxPurpose): Shelf {
  const open = (set: BoxSet): readonly CartonType[] =>
    set
      .filter((box) => box.kind !== 'customer' && box.kind !== 'own' && barredFor(box, purpose) === null)
      .map(uncounted);
  const [before, after] = [open(today), open(edited)];
  const known = new Map(before.map((box) => [box.id, box]));
  const isKept = (box: CartonType): boolean => {
    const was = known.get(box.id);
    return was !== undefined && isSameBox(was, box);
  };
  return {
    today: before,
    edited: after,
    kept: new Set(after.filter(isKept).map(({ id }) => id)),
    newcomers: after.filter((box) => !isKept(box)),
  };
}

/** A box as a plan sees it: the shelf of one morning says nothing of a month, and names decide nothing. */
const uncounted = ({ use: _, ...box }: CartonType): CartonType => ({
  ...box,
  name: box.id,
  barcode: null,
  stock: null,
  reorderAt: null,
});
