import type { BoxSet } from '../carton/boxSet.ts';
import { milligramsUp } from '../carton/blocks.ts';
import { planBoxes } from '../carton/choose.ts';
import type { Effort } from '../carton/engine/solve.ts';
import type { PackSettings } from '../carton/fits.ts';
import { skuOfOwnCarton } from '../carton/ownCarton.ts';
import type { AskPostage } from '../carton/postage.ts';
import type { CartonTypeId } from '../ids.ts';
import type { PastItem } from '../rehearsal/basket.ts';
import { tightBoxes, type Sides } from './tightBoxes.ts';

/** What goes into one parcel today: its weight, the box it has, and the boxes that would hold it closely. */
export interface ParcelClass {
  /** Contents, milligrams. */
  readonly weightMg: number;
  /** Null where today's set has no box for it. */
  readonly boxId: CartonTypeId | null;
  readonly tight: readonly Sides[];
}

/** Where goods are packed today, as `parcelClasses` needs it. */
export interface Packing {
  readonly today: BoxSet;
  readonly settings: PackSettings;
  readonly effort: Effort;
}

/**
 * The parcels of a basket as today's set plans them, each with its tight boxes; the basket as one parcel where today's set has no box for
 * it. Nothing for goods in their own packaging, and for a basket with a size or weight missing.
 */
export function parcelClasses(
  items: readonly PastItem[],
  { today, settings, effort }: Packing,
  postage: AskPostage,
): readonly ParcelClass[] {
  if (items.some(({ weight }) => !weight)) return [];
  const plan = planBoxes({ items, cartonTypes: today, settings, postage }, effort);
  if (plan.reason === 'dimsMissing') return [];
  const bySku = new Map(items.map((item) => [item.sku, item]));
  const parcels: readonly { readonly boxId: CartonTypeId | null; readonly held: readonly PastItem[] }[] =
    plan.reason === 'fitsNoBox'
      ? [{ boxId: null, held: items }]
      : plan.parcels
          .filter(({ cartonTypeId }) => skuOfOwnCarton(cartonTypeId) === null)
          .map(({ cartonTypeId, contents }) => ({
            boxId: cartonTypeId,
            held: contents.flatMap(({ sku, count }): PastItem[] => {
              const item = bySku.get(sku);
              return item ? [{ ...item, count }] : [];
            }),
          }));
  return parcels.map(({ boxId, held }) => ({
    boxId,
    weightMg: held.reduce<number>((sum, { weight, count }) => sum + (weight ? milligramsUp(weight) * count : 0), 0),
    tight: tightBoxes(held, settings),
  }));
}
