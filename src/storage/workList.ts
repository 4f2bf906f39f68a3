import { asId } from '../core/ids.ts';
import type { ProductGap } from '../core/orders/product.ts';
import type { StoragePort, WorkItem } from '../station/ports.ts';
import type { Connection } from './connection.ts';
import { prepareCustomsWork } from './customsWork.ts';

/** What packing will miss of products, by waiting orders; what customs papers will miss of them last. */
export function prepareWorkList(db: Connection): StoragePort['workList'] {
  const gaps = db.prepare<
    [number],
    { sku: string; line_name: string; product_name: string; waiting_orders: number; gaps: string }
  >(
    "SELECT sku, line_name, product_name, waiting_orders, gaps FROM item WHERE gaps <> '' ORDER BY waiting_orders DESC, sku LIMIT ?",
  );
  const customs = prepareCustomsWork(db);
  return (limit) =>
    [
      ...gaps.all(limit).flatMap((row) =>
        row.gaps.split(' ').map((gap): WorkItem => ({
          kind: 'productGap',
          gap: gap as ProductGap,
          sku: asId(row.sku),
          name: row.product_name || row.line_name,
          detail: '',
          orders: row.waiting_orders,
        })),
      ),
      ...customs(limit),
    ].slice(0, limit);
}
