import type { CartonTypeId, Sku } from '../ids.ts';
import type { Misfit } from '../carton/fits.ts';
import type { Basket } from './basket.ts';
import { isPlanned, type Comparison } from './compareSets.ts';
import type { SetPlan, Unpackable } from './setPlan.ts';

/** What a box set makes of the orders that both sets take. */
export interface SetTotals {
  readonly parcels: number;
  /** Grams, every parcel's fraction up to a milligram; of those that have a price. */
  readonly billableGrams: number;
  /** Boxes, postage and handling, minor units; of the orders that have a price in both sets. */
  readonly minor: number;
  /** Goods in percent of the room of the boxes; null where there is no box. */
  readonly fillPercent: number | null;
  /** Orders that fit none of its boxes, of all that were looked at. */
  readonly unpackable: number;
}

/** An order that goes another way in the edited set. Money in minor units, null where no price is known. */
export interface DifferingOrder {
  readonly order: string;
  readonly today: ToldPlan | null;
  readonly edited: ToldPlan | null;
  /** Edited less today; null where one of them has no boxes or no price. */
  readonly minor: number | null;
}

/** A plan of one order: its boxes by id, largest first. */
export interface ToldPlan {
  readonly boxes: readonly CartonTypeId[];
  readonly minor: number | null;
  readonly billableGrams: number | null;
}

/** An order that a set has no boxes for. */
export interface UnpackableOrder {
  readonly order: string;
  readonly set: 'today' | 'edited' | 'both';
  readonly sku: Sku | null;
  readonly misfit: Misfit | null;
}

/** Two box sets over the same orders. */
export interface Rehearsal {
  /** Orders worked out so far. */
  readonly orders: number;
  /** Different baskets among them. */
  readonly baskets: number;
  /** Orders that both sets take: what the totals are of. */
  readonly compared: number;
  /** Of these, without a price: their cost is in no sum. */
  readonly unpriced: number;
  readonly today: SetTotals;
  readonly edited: SetTotals;
  /** Parcels by box, those of the edited set that are used most first. */
  readonly boxes: readonly { readonly boxId: CartonTypeId; readonly today: number; readonly edited: number }[];
  /** The order that gets dearer by most first, the greatest saving last. */
  readonly differing: readonly DifferingOrder[];
  readonly unpackable: readonly UnpackableOrder[];
  /** Orders that can't be rehearsed for want of a size, by the dearest product without one; most orders first. */
  readonly unmeasured: readonly { readonly sku: Sku | null; readonly orders: number }[];
  /** Orders whose working-out broke off, with the failure in words. */
  readonly failed: readonly { readonly orders: readonly string[]; readonly message: string }[];
}

/** Adds up comparisons as they come in; the sums do not depend on their order. */
export interface Tally {
  add(basket: Basket, comparison: Comparison): void;
  fail(basket: Basket, message: string): void;
  readonly orders: number;
  result(): Rehearsal;
}

/** A tally with nothing in it. */
export function createTally(): Tally {
  const sums = { today: emptySum(), edited: emptySum() };
  const counts = { orders: 0, baskets: 0, compared: 0, unpriced: 0 };
  const boxes = new Map<CartonTypeId, { today: number; edited: number }>();
  const differing: DifferingOrder[] = [];
  const unpackable: UnpackableOrder[] = [];
  const unmeasured = new Map<Sku | null, number>();
  const failed: { orders: readonly string[]; message: string }[] = [];

  const addPlan = (side: 'today' | 'edited', plan: SetPlan, orders: number, isPriced: boolean): void => {
    const sum = sums[side];
    sum.parcels += orders * plan.boxes.length;
    sum.goods += orders * plan.goodsMm3;
    sum.room += orders * plan.roomMm3;
    if (isPriced) sum.minor += orders * (plan.minor ?? 0);
    for (const { boxId, billableMg } of plan.boxes) {
      sum.billableMg += orders * (billableMg ?? 0);
      const count = boxes.get(boxId) ?? { today: 0, edited: 0 };
      count[side] += orders;
      boxes.set(boxId, count);
    }
  };
  const addRefusals = (orders: readonly string[], { today, edited }: Comparison): boolean => {
    const refusals = [today, edited].filter((side): side is Unpackable => !isPlanned(side));
    const [refusal] = refusals;
    if (!refusal) return false;
    if (refusal.reason === 'dimsMissing') {
      unmeasured.set(refusal.sku, (unmeasured.get(refusal.sku) ?? 0) + orders.length);
      return true;
    }
    if (!isPlanned(today)) sums.today.unpackable += orders.length;
    if (!isPlanned(edited)) sums.edited.unpackable += orders.length;
    const set = refusals.length > 1 ? 'both' : isPlanned(today) ? 'edited' : 'today';
    const { sku, misfit } = isPlanned(edited) ? refusal : edited;
    unpackable.push(...orders.map((order) => ({ order, set, sku, misfit }) as const));
    return true;
  };

  return {
    get orders() {
      return counts.orders;
    },
    add({ orders }, comparison) {
      const { today, edited } = comparison;
      counts.orders += orders.length;
      counts.baskets += 1;
      if (isOther(comparison)) differing.push(...orders.map((order) => differingOrder(order, comparison)));
      if (addRefusals(orders, comparison) || !isPlanned(today) || !isPlanned(edited)) return;
      counts.compared += orders.length;
      const isPriced = today.minor !== null && edited.minor !== null;
      if (!isPriced) counts.unpriced += orders.length;
      addPlan('today', today, orders.length, isPriced);
      addPlan('edited', edited, orders.length, isPriced);
    },
    fail({ orders }, message) {
      counts.orders += orders.length;
      counts.baskets += 1;
      failed.push({ orders, message });
    },
    result: () => ({
      ...counts,
      today: totalsOf(sums.today),
      edited: totalsOf(sums.edited),
      boxes: [...boxes]
        .map(([boxId, count]) => ({ boxId, ...count }))
        .sort((a, b) => b.edited - a.edited || b.today - a.today || compareText(a.boxId, b.boxId)),
      differing: differing.toSorted((a, b) => (b.minor ?? 0) - (a.minor ?? 0) || compareText(a.order, b.order)),
      unpackable: unpackable.toSorted((a, b) => compareText(a.order, b.order)),
      unmeasured: [...unmeasured]
        .map(([sku, orders]) => ({ sku, orders }))
        .sort((a, b) => b.orders - a.orders || compareText(a.sku ?? '', b.sku ?? '')),
      failed: failed.toSorted((a, b) => compareText(a.orders[0] ?? '', b.orders[0] ?? '')),
    }),
  };
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const emptySum = () => ({ parcels: 0, billableMg: 0, minor: 0, goods: 0, room: 0, unpackable: 0 });

const totalsOf = ({ parcels, billableMg, minor, goods, room, unpackable }: ReturnType<typeof emptySum>): SetTotals => ({
  parcels,
  billableGrams: billableMg / 1000,
  minor,
  fillPercent: room === 0 ? null : (100 * goods) / room,
  unpackable,
});

/** True where the edited set sends a basket another way: other boxes, another price, or not at all. */
function isOther({ today, edited }: Comparison): boolean {
  if (!isPlanned(today) || !isPlanned(edited)) return isPlanned(today) !== isPlanned(edited);
  return JSON.stringify([today.minor, sorted(today)]) !== JSON.stringify([edited.minor, sorted(edited)]);
}
const sorted = ({ boxes }: SetPlan): readonly string[] => boxes.map((box) => JSON.stringify(box)).sort();

function differingOrder(order: string, { today, edited }: Comparison): DifferingOrder {
  const [before, after] = [toldPlan(today), toldPlan(edited)];
  const known = before !== null && after !== null && before.minor !== null && after.minor !== null;
  return { order, today: before, edited: after, minor: known ? after.minor - before.minor : null };
}

function toldPlan(side: SetPlan | Unpackable): ToldPlan | null {
  if (!isPlanned(side)) return null;
  const billed = side.boxes.map(({ billableMg }) => billableMg);
  return {
    boxes: side.boxes.map(({ boxId }) => boxId),
    minor: side.minor,
    billableGrams: billed.some((mg) => mg === null)
      ? null
      : billed.reduce<number>((sum, mg) => sum + (mg ?? 0), 0) / 1000,
  };
}
