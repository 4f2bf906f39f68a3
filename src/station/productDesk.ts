import type { Sku, UserId } from '../core/ids.ts';
import { asId } from '../core/ids.ts';
import { canonical } from '../core/journal/canonical.ts';
import { productGaps, type Product, type ProductGap } from '../core/orders/product.ts';
import { PRODUCT_COLUMNS, productCells, productsCsv, type ProductCells } from '../core/orders/productRow.ts';
import type { Mass } from '../core/quantity.ts';
import { refuse, ok, type Result } from '../core/result.ts';
import { unitWeight, weightDrift } from '../core/weigh/learned.ts';
import { createMasterFollower } from './importMaster.ts';
import type { ImportPort, StoragePort } from './ports.ts';
import type { ListedProduct, ProductList } from './productListPort.ts';

/** One page of the list of products. */
export interface ProductPage {
  readonly total: number;
  readonly rows: readonly (ListedProduct & { readonly image: string | null })[];
}

/** A product as its form shows it. */
export interface ProductView {
  /** As a row of a product file says it; what a save names to say what it was begun on. */
  readonly cells: ProductCells;
  /** False for one that orders name and nobody has told the station of. */
  readonly isKnown: boolean;
  readonly gaps: readonly ProductGap[];
  /** What parcels that agreed have taught of its weight; null before there were enough. */
  readonly learned: {
    readonly weight: Mass;
    readonly parcels: number;
    readonly drift: 'heavier' | 'lighter' | null;
  } | null;
  /** Products it was taken for here, by name. */
  readonly confusedWith: readonly string[];
}

/** Why a product was not kept. */
export type ProductRefusal =
  | { readonly kind: 'stale' | 'unchanged' }
  /** A cell that can't be read or can't be so, as a reason of the import, by its column; null for the whole row. */
  | { readonly kind: 'cell'; readonly reason: string; readonly column: string | null };

/** What supervisors do with products, one by one; whole files go through the import. */
export interface ProductDesk {
  page(of: {
    readonly list: ProductList;
    readonly text: string;
    readonly page: number;
    readonly size: number;
  }): ProductPage;
  /** Null where neither a product nor an order has this SKU. */
  view(sku: string): ProductView | null;
  /**
   * Keeps a product: the cells of a row of a product file, read as the import reads them. `seen` are the cells that the change was begun
   * on; null for a new product. What the bench remembers of it holds no more.
   */
  save(
    cells: Readonly<Record<string, string>>,
    seen: ProductCells | null,
    by: UserId | null,
  ): Result<ProductView, ProductRefusal>;
  /** All products as a CSV file that the import reads. */
  file(): string;
}

interface ProductDeskPorts {
  readonly storage: StoragePort;
  readonly imports: ImportPort;
  /** What the bench remembers of goods holds no more, and tasks may have ended. */
  changed(): void;
}

/** Parcels that must agree before what they teach is told. */
const TOLD_FROM = 3;

/** Creates the desk of one station. */
export function createProductDesk({ storage, imports, changed }: ProductDeskPorts): ProductDesk {
  const view = (sku: string): ProductView | null => {
    const product = storage.products.bySku(asId<Sku>(sku));
    if (product) return viewOf(storage, product);
    const [item] = storage.productList
      .page({ list: 'missing', text: sku, offset: 0, limit: 200 })
      .filter((one) => one.sku === sku);
    return item ? { ...NOTHING_KNOWN, cells: { ...EMPTY_CELLS, sku, name: item.name }, gaps: item.gaps } : null;
  };
  return {
    page({ list, text, page, size }) {
      const rows = storage.productList.page({ list, text, offset: page * size, limit: size });
      return {
        total: storage.productList.count({ list, text }),
        rows: rows.map((row) => ({ ...row, image: storage.products.bySku(row.sku)?.image ?? null })),
      };
    },
    view,
    save(cells, seen, by) {
      const read = imports.product(cells, storage.site()?.currency ?? 'USD');
      if (!read.ok) return refuse({ kind: 'cell', ...read.error });
      const product = read.value;
      const known = storage.products.bySku(product.sku);
      if (known && !seen) return refuse({ kind: 'cell', reason: 'skuTwice', column: 'sku' });
      if (seen && (seen.sku !== product.sku || (known && canonical(seen) !== canonical(productCells(known)))))
        return refuse({ kind: 'stale' });
      const followed = createMasterFollower(storage, { keepsBarcodes: false }).product(0, product);
      if ('reason' in followed) return refuse({ kind: 'cell', reason: followed.reason, column: followed.column });
      if (followed.facts.length === 0) return refuse({ kind: 'unchanged' });
      storage.record(followed.facts, by);
      changed();
      return ok(viewOf(storage, product));
    },
    file: () => productsCsv(storage.products.all()),
  };
}

const EMPTY_CELLS = Object.fromEntries(PRODUCT_COLUMNS.map((column) => [column, ''])) as ProductCells;
const NOTHING_KNOWN = { isKnown: false, learned: null, confusedWith: [] } as const;

function viewOf(storage: StoragePort, product: Product): ProductView {
  const learned = storage.learnedWeights.bySku(product.sku);
  return {
    cells: productCells(product),
    isKnown: true,
    gaps: productGaps(product),
    learned:
      learned && product.weight && learned.parcels >= TOLD_FROM
        ? {
            weight: unitWeight(product.weight, learned).weight,
            parcels: learned.parcels,
            drift: weightDrift(learned),
          }
        : null,
    confusedWith: storage.confusedWith(product.sku).map((sku) => storage.products.bySku(sku)?.name ?? sku),
  };
}
