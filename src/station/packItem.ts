import type { PackItem } from '../core/carton/fits.ts';
import type { ParcelContent } from '../core/journal/events.ts';
import type { PackingRules, Product } from '../core/orders/product.ts';

/** Units of a line with what the product file knows of them; what it does not know is null or left out. */
export const packItem = ({ lineId, sku, count }: ParcelContent, product: Product | null): PackItem => ({
  lineId,
  sku,
  count,
  length: product?.length ?? null,
  width: product?.width ?? null,
  height: product?.height ?? null,
  weight: product?.weight ?? null,
  isUpright: product?.isUpright ?? false,
  protection: product?.protection ?? 'none',
  maxLoad: product?.maxLoad ?? null,
  ...(product && rulesOf(product)),
});

const rulesOf = ({ turn, isNoStack, goodsClass, ownContainer, nestStep, unitsPerBag }: Product): PackingRules => ({
  ...(turn && { turn }),
  ...(isNoStack && { isNoStack }),
  ...(goodsClass !== undefined && { goodsClass }),
  ...(ownContainer && { ownContainer }),
  ...(nestStep && { nestStep }),
  ...(unitsPerBag !== undefined && { unitsPerBag }),
});
