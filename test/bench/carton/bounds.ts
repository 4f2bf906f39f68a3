import { binBounds, type BinBounds } from './binBounds.ts';
import { paddedSides, volumeOf, type Extents, type Instance } from './model.ts';
import { orderBounds, type OrderBounds } from './orderBounds.ts';

/** What no valid answer is better than: of an order, of bins, or the share of a container that can be filled. */
export type Bounds = OrderBounds | ({ readonly parcels: number } & BinBounds) | { readonly fill: number };

/** Bounds of any instance, by its objective. They are bounds, not optima: a cost 5 % above one may be the least there is. */
export function bounds(instance: Instance): Bounds {
  if (instance.objective === 'cost') return orderBounds(instance);
  const { inner } = instance.boxes[0]!;
  const units = instance.items.flatMap((item) => {
    const { l, w, h } = paddedSides(instance, item);
    return Array.from({ length: item.qty }, (): Extents => [l, w, h]);
  });
  if (instance.objective === 'parcels') {
    const ofBins = binBounds(units, inner);
    return { parcels: ofBins.best, ...ofBins };
  }
  return { fill: Math.min(1, units.reduce((sum, unit) => sum + volumeOf(unit), 0) / volumeOf(inner)) };
}
