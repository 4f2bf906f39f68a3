import type { CartonType } from '../carton/cartonType.ts';
import type { PackSettings } from '../carton/fits.ts';
import { boxPrices, type AskPostage } from '../carton/postage.ts';
import { sidesOf } from './boardModel.ts';
import { takesClass, type CountedClass } from './candidates.ts';

/** True for boxes whose use has rules that sides do not tell: goods are only counted in them where they are packed so today. */
export const isSpecial = ({ kind, use }: CartonType): boolean => kind !== 'box' || use !== undefined;

/** What all parcels of each kind cost in one box: box, postage and handling, minor units; Infinity where it does not take them or has no price. */
export function boxCosts(
  box: CartonType,
  classes: readonly CountedClass[],
  settings: PackSettings,
  postage: (lane: number) => AskPostage,
): Float64Array {
  const inner = sidesOf(box.inner);
  const isSpecialBox = isSpecial(box);
  const heaviest = new Map<number, number>();
  for (const { lane, weightMg } of classes) heaviest.set(lane, Math.max(weightMg, heaviest.get(lane) ?? 0));
  const known = new Map<number, ReturnType<typeof boxPrices>>();
  const pricesOf = (lane: number) => {
    const prices = known.get(lane) ?? boxPrices(box, heaviest.get(lane) ?? 0, settings.handlingMinor, postage(lane));
    known.set(lane, prices);
    return prices;
  };
  return Float64Array.from(classes, (parcel) => {
    const isTaken = parcel.boxId === box.id || (!isSpecialBox && takesClass(inner, parcel));
    if (!isTaken) return Infinity;
    const price = pricesOf(parcel.lane).steps?.find(({ upTo }) => parcel.weightMg <= upTo)?.minor;
    return price === undefined ? Infinity : price * parcel.count;
  });
}
