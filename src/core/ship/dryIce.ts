import type { Hazards } from '../orders/hazards.ts';
import { sumMass, type Mass } from '../quantity.ts';

/** Net dry ice of what is in a parcel, exact, in the unit of the first that has any; null for none. */
export function dryIceIn(
  items: readonly { readonly count: number; readonly hazards: Hazards | undefined }[],
): Mass | null {
  const masses = items.flatMap(({ count, hazards }): Mass[] =>
    hazards?.dryIce && count > 0 ? [{ ...hazards.dryIce, digits: hazards.dryIce.digits * count }] : [],
  );
  const [first] = masses;
  return first ? sumMass(masses, first.unit) : null;
}
