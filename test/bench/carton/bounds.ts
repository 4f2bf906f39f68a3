import { binBounds, type BinBounds } from './binBounds.ts';
import { paddedExtents, unitVolume, volumeOf, type Instance, type InstanceFile, type Sides } from './model.ts';
import { orderBounds, type OrderBounds } from './orderBounds.ts';

/** Bounds of one instance: of cost and billable weight, of bins, or the fill that all units together would make. */
export type Bounds = OrderBounds | (BinBounds & { readonly parcels: number }) | { readonly fill: number };

/** The bounds of an instance by its objective: lower ones, but for the fill, which is an upper one. */
export function boundsOf(instance: Instance): Bounds {
  if (instance.objective === 'cost') return orderBounds(instance);
  const room = instance.boxes[0]!.inner;
  if (instance.objective === 'volume') return { fill: Math.min(1, unitVolume(instance) / volumeOf(room)) };
  const units = instance.items.flatMap((item) => {
    const { l, w, h } = paddedExtents(instance, item);
    return Array.from({ length: item.qty }, (): Sides => [l, w, h]);
  });
  const bins = binBounds(units, room);
  return { parcels: bins.best, ...bins };
}

/** Bounds by the id of the instance. */
export type BoundsById = Readonly<Record<string, Bounds>>;

/** The bounds of every instance of a file. Some nine seconds for the orders of a seed. */
export const boundsOfAll = ({ instances }: InstanceFile): BoundsById =>
  Object.fromEntries(instances.map((instance) => [instance.id, boundsOf(instance)]));
