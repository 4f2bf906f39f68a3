import type { CartonType } from '../../../src/core/carton/cartonType.ts';
import type { PackItem } from '../../../src/core/carton/fits.ts';
import { asId } from '../../../src/core/ids.ts';
import { quantity, type Dims, type LengthUnit } from '../../../src/core/quantity.ts';

const dims = (sides: readonly [number, number, number], unit: LengthUnit): Dims => ({
  length: quantity(sides[0], 0, unit),
  width: quantity(sides[1], 0, unit),
  height: quantity(sides[2], 0, unit),
});

/** A box preset of whole millimetres (or another unit) inside, 2 more outside. */
export function box(
  id: string,
  inner: readonly [number, number, number],
  patch: Partial<CartonType> & { readonly unit?: LengthUnit } = {},
): CartonType {
  const { unit = 'mm', ...rest } = patch;
  return {
    id: asId(id),
    name: id,
    barcode: null,
    kind: 'box',
    inner: dims(inner, unit),
    outer: dims([inner[0] + 2, inner[1] + 2, inner[2] + 2], unit),
    tare: quantity(100, 0, 'g'),
    maxGross: null,
    cost: null,
    stock: null,
    ...rest,
  };
}

/** An order line of units with whole millimetres (or another unit) and 100 g each. */
export function goods(
  sku: string,
  sides: readonly [number, number, number],
  patch: Partial<PackItem> & { readonly unit?: LengthUnit } = {},
): PackItem {
  const { unit = 'mm', ...rest } = patch;
  return {
    lineId: asId(`line-${sku}`),
    sku: asId(sku),
    count: 1,
    ...dims(sides, unit),
    weight: quantity(100, 0, 'g'),
    isUpright: false,
    protection: 'none',
    maxLoad: null,
    ...rest,
  };
}
