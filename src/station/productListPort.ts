import type { Sku } from '../core/ids.ts';
import type { ProductGap } from '../core/orders/product.ts';

/** Which products are listed: all, or those that lack something, the ones that hold most waiting orders up first. */
export const PRODUCT_LISTS = ['all', 'missing'] as const;
export type ProductList = (typeof PRODUCT_LISTS)[number];

/** A product of the list; also one that orders name and nobody has told the station of. */
export interface ListedProduct {
  readonly sku: Sku;
  /** Its own name, else what orders call it. */
  readonly name: string;
  /** Waiting orders with units of it to pack. */
  readonly orders: number;
  /** What packing will miss. */
  readonly gaps: readonly ProductGap[];
}

/** The list of products, as stored. */
export interface ProductListPort {
  /** By SKU, or for `missing` by waiting orders; `text`: part of SKU or name in any case, '' for all. */
  page(of: {
    readonly list: ProductList;
    readonly text: string;
    readonly offset: number;
    readonly limit: number;
  }): readonly ListedProduct[];
  count(of: { readonly list: ProductList; readonly text: string }): number;
}
