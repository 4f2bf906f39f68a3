import { asId } from '../core/ids.ts';
import type { ProductGap } from '../core/orders/product.ts';
import type { ListedProduct, ProductListPort } from '../station/ports.ts';
import type { Connection } from './connection.ts';
import { fold } from './search.ts';

interface ItemRow {
  readonly sku: string;
  readonly line_name: string;
  readonly product_name: string;
  readonly waiting_orders: number;
  readonly gaps: string;
}

const FOUND = "(@text = '' OR instr(search_key, @text) > 0)";
const COLUMNS = 'sku, line_name, product_name, waiting_orders, gaps';

/** Statements by the names the tests of their plans know them by. */
export const PRODUCT_LIST_SQL = {
  all: `SELECT ${COLUMNS} FROM item WHERE ${FOUND} ORDER BY sku LIMIT @limit OFFSET @offset`,
  missing: `SELECT ${COLUMNS} FROM item INDEXED BY item_gaps WHERE gaps <> '' AND ${FOUND}
    ORDER BY waiting_orders DESC, sku LIMIT @limit OFFSET @offset`,
  countAll: `SELECT count(*) FROM item WHERE ${FOUND}`,
  countMissing: `SELECT count(*) FROM item INDEXED BY item_gaps WHERE gaps <> '' AND ${FOUND}`,
} as const;

/** Reading the list of products. */
export function prepareProductList(db: Connection): ProductListPort {
  type Paged = [{ readonly text: string; readonly limit: number; readonly offset: number }];
  const pages = {
    all: db.prepare<Paged, ItemRow>(PRODUCT_LIST_SQL.all),
    missing: db.prepare<Paged, ItemRow>(PRODUCT_LIST_SQL.missing),
  };
  const counts = {
    all: db.prepare<[{ readonly text: string }], number>(PRODUCT_LIST_SQL.countAll).pluck(),
    missing: db.prepare<[{ readonly text: string }], number>(PRODUCT_LIST_SQL.countMissing).pluck(),
  };
  return {
    page: ({ list, text, offset, limit }) => pages[list].all({ text: fold(text.trim()), offset, limit }).map(listed),
    count: ({ list, text }) => counts[list].get({ text: fold(text.trim()) }) ?? 0,
  };
}

const listed = (row: ItemRow): ListedProduct => ({
  sku: asId(row.sku),
  name: row.product_name || row.line_name || row.sku,
  orders: row.waiting_orders,
  gaps: row.gaps === '' ? [] : (row.gaps.split(' ') as ProductGap[]),
});
