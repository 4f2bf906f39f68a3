import { milligramsUp } from '../carton/blocks.ts';
import type { CartonType } from '../carton/cartonType.ts';
import type { BoxPlan } from '../carton/choose.ts';
import type { Misfit, PackSettings } from '../carton/fits.ts';
import { ownCartonOf, skuOfOwnCarton } from '../carton/ownCarton.ts';
import { boxPrices, type AskPostage } from '../carton/postage.ts';
import type { CartonTypeId, Sku } from '../ids.ts';
import { ceilRational, inUnit, timesRational, type Dims } from '../quantity.ts';
import type { PastItem } from './basket.ts';

/** One parcel of a plan. */
export interface SentBox {
  readonly boxId: CartonTypeId;
  /** Milligrams, every fraction up; null where no price is known. */
  readonly billableMg: number | null;
}

/** What a box set makes of a basket. */
export interface SetPlan {
  readonly boxes: readonly SentBox[];
  /** Boxes, postage and handling, minor units; null where no price is known. */
  readonly minor: number | null;
  /** Goods and rooms of its presets, mm3, for the fill; own packaging is left out. */
  readonly goodsMm3: number;
  readonly roomMm3: number;
}

/** Why a box set takes a basket not: the dearest product in the way, and what is the matter in the box nearest to it. */
export interface Unpackable {
  readonly reason: 'dimsMissing' | 'fitsNoBox';
  /** Null where each product fits a box by itself and no way was found for all of them. */
  readonly sku: Sku | null;
  readonly misfit: Misfit | null;
}

/** A plan as far as a rehearsal tells it. */
export function setPlanOf(
  plan: BoxPlan,
  items: readonly PastItem[],
  cartons: ReadonlyMap<CartonTypeId, CartonType>,
  { settings, postage }: { readonly settings: PackSettings; readonly postage: AskPostage },
): SetPlan {
  const bySku = new Map(items.map((item) => [item.sku, item]));
  let [goodsMm3, roomMm3] = [0, 0];
  const boxes = plan.parcels.map(({ cartonTypeId, contents }): SentBox => {
    const ownSku = skuOfOwnCarton(cartonTypeId);
    const owner = ownSku === null ? undefined : bySku.get(ownSku);
    const carton = owner ? ownCartonOf(owner) : cartons.get(cartonTypeId);
    if (!carton) throw new Error(`box ${cartonTypeId} was not offered`);
    let weight: number | null = 0;
    for (const { sku, count } of contents) {
      const item = bySku.get(sku);
      const each = item?.weight ? milligramsUp(item.weight) : null;
      weight = each === null || weight === null ? null : weight + each * count;
      if (item && !owner) goodsMm3 += count * volumeOf(item);
    }
    if (!owner) roomMm3 += volumeOf(carton.inner);
    const steps = weight === null ? null : boxPrices(carton, weight, settings.handlingMinor, postage).steps;
    const billable = steps?.find(({ upTo }) => weight !== null && weight <= upTo)?.billable;
    return { boxId: cartonTypeId, billableMg: billable ? milligramsUp(billable) : null };
  });
  return { boxes, minor: plan.minor, goodsMm3, roomMm3 };
}

/** Cubic millimetres, every fraction up; 0 where a side is not known. */
export function volumeOf({ length, width, height }: { readonly [side in keyof Dims]: Dims[side] | null }): number {
  if (!length || !width || !height) return 0;
  return Number(ceilRational([length, width, height].map((side) => inUnit(side, 'mm')).reduce(timesRational)));
}
