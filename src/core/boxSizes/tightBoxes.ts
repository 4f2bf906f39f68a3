import type { CartonType } from '../carton/cartonType.ts';
import { checkBox } from '../carton/choose.ts';
import type { PackSettings } from '../carton/fits.ts';
import { asId } from '../ids.ts';
import type { PastItem } from '../rehearsal/basket.ts';
import { volumeOf } from '../rehearsal/setPlan.ts';
import { quantity, type Dims } from '../quantity.ts';

/** Inner sides in whole micrometres: length (the longer one), width, height (vertical). */
export type Sides = readonly [number, number, number];

/** Shapes that are tried, length to width to height: from flat to tall, from square to long. */
const SHAPES: readonly Sides[] = [
  [1, 1, 1],
  [1.5, 1, 1],
  [1.4, 1, 0.6],
  [1.2, 1, 0.35],
  [3, 1, 1],
  [1, 1, 1.8],
];
/** How much more room than the goods take a trial box has, the least that holds them wins. */
const ROOMS = [1.1, 1.5, 2.2, 4];

/**
 * Boxes that hold some goods closely, one for each shape that was tried, found by the engine: the extent of its places, where it finds them in that box, too. None is held by
 * another one of them. Empty where a size is missing or nothing was found.
 */
export function tightBoxes(items: readonly PastItem[], settings: PackSettings): readonly Sides[] {
  const goods = items.reduce((sum, item) => sum + volumeOf(item) * item.count, 0);
  if (goods === 0 || items.some(({ length, width, height }) => !length || !width || !height)) return [];
  const found = SHAPES.flatMap((shape): Sides[] => {
    for (const room of ROOMS) {
      const scale = Math.cbrt((goods * room) / (shape[0] * shape[1] * shape[2]));
      const fit = checkBox(trialBox(shape, scale), items, settings);
      if (!fit.ok) continue;
      const places = fit.value;
      const x = Math.max(...places.map((place) => place.x + place.dx));
      const y = Math.max(...places.map((place) => place.y + place.dy));
      const z = Math.max(...places.map((place) => place.z + place.dz));
      const sides: Sides = [Math.max(x, y), Math.min(x, y), z];
      // A box in which the bench would not find the places again is of no use to it, though the goods go in.
      if (checkBox(boxOf(sides), items, settings).ok) return [sides];
    }
    return [];
  });
  return found.filter(
    (box, at) => !found.some((other, i) => i !== at && holds(box, other) && (!holds(other, box) || i < at)),
  );
}

/** True where `outer` has room for a box of `inner` sides that stands on its base. Lengths are the longer sides of both. */
export const holds = (outer: Sides, inner: Sides): boolean =>
  inner[0] <= outer[0] && inner[1] <= outer[1] && inner[2] <= outer[2];

const trialBox = ([l, w, h]: Sides, scale: number): CartonType => {
  const micrometres = (side: number): number => Math.ceil(side * scale) * 1000;
  return boxOf([micrometres(l), micrometres(w), micrometres(h)]);
};

function boxOf([l, w, h]: Sides): CartonType {
  const side = (micrometres: number) => quantity(micrometres, -3, 'mm');
  const inner: Dims = { length: side(l), width: side(w), height: side(h) };
  return {
    id: asId('trial'),
    name: 'trial',
    barcode: null,
    kind: 'box',
    inner,
    outer: inner,
    tare: null,
    maxGross: null,
    cost: null,
    stock: null,
  };
}
