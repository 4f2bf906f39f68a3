import type { CartonType } from './cartonType.ts';
import { asId, type CartonTypeId, type Sku } from '../ids.ts';
import type { PackingRules } from '../orders/product.ts';
import type { Length, Mass } from '../quantity.ts';

/** What of a product its own packaging is known by. */
export interface OwnPackaged extends PackingRules {
  readonly sku: Sku;
  readonly name?: string;
  readonly length: Length | null;
  readonly width: Length | null;
  readonly height: Length | null;
  readonly weight: Mass | null;
}

const PREFIX = 'own:';

/** The id under which a product's own packaging stands in plans and facts. */
export const ownCartonId = (sku: Sku): CartonTypeId => asId<CartonTypeId>(`${PREFIX}${sku}`);

/** The product whose own packaging an id names; null for a box preset. */
export const skuOfOwnCarton = (id: CartonTypeId): Sku | null =>
  id.startsWith(PREFIX) ? asId<Sku>(id.slice(PREFIX.length)) : null;

/** A product's own packaging as a box: the product's sides outside and inside, no tare, no cost. Null where it may not be sent so, or a side is missing. */
export function ownCartonOf(product: OwnPackaged): CartonType | null {
  const { sku, length, width, height, weight } = product;
  if (product.ownContainer === undefined || !length || !width || !height) return null;
  const dims = { length, width, height };
  return {
    id: ownCartonId(sku),
    name: product.name ?? sku,
    barcode: null,
    kind: 'own',
    inner: dims,
    outer: dims,
    tare: { digits: 0, exponent: 0, unit: weight?.unit ?? 'kg' },
    maxGross: null,
    cost: null,
    stock: null,
  };
}
