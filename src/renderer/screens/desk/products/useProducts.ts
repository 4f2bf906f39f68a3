import type { ProductCells } from '../../../../core/orders/productRow.ts';
import type { RequestOutput } from '../../../../shared/ipc/contract.ts';
import { createSlice } from '../../../ipc/slice.ts';

export type ListedProductView = RequestOutput<'products.page'>['rows'][number];
export type ProductView = NonNullable<RequestOutput<'products.view'>['product']>;
export type ProductRefusal = NonNullable<RequestOutput<'products.save'>['refused']>;

/** What is typed of a product and not kept yet. */
export interface ProductDraft {
  /** The cells it was begun on; null for a new product. */
  readonly seen: ProductCells | null;
  readonly cells: ProductCells;
}

/** The key of a product that is not there yet. */
export const NEW_PRODUCT = '';

/** Drafts by SKU: they stay while other products and pages are looked at. */
export const productDraftsSlice = createSlice<Readonly<Record<string, ProductDraft>>>({});

/** Keeps a draft, or with null lets go of it. */
export function keepDraft(sku: string, draft: ProductDraft | null): void {
  const { [sku]: _, ...others } = productDraftsSlice.get();
  productDraftsSlice.set(draft ? { ...others, [sku]: draft } : others);
}

/** Every question about products begins with it. */
export const PRODUCTS_KEY = ['products'];
