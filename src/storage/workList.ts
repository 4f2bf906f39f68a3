import { asId } from '../core/ids.ts';
import type { ProductGap } from '../core/orders/product.ts';
import type { StoragePort, WorkItem } from '../station/ports.ts';
import type { Connection } from './connection.ts';
import { prepareCustomsWork } from './customsWork.ts';
import { QUEUE_ORDER } from './queueFilters.ts';

interface OrderWork {
  readonly order_id: string;
  readonly number: string;
  readonly detail: string;
}

/** Work for the supervisor, the most pressing kind first: late changes, uncertain prints, held orders, then product gaps by waiting orders, those for customs last. */
export function prepareWorkList(db: Connection): StoragePort['workList'] {
  const late = db.prepare<[number], OrderWork>(
    'SELECT order_id, number, late_change AS detail FROM orders WHERE late_change IS NOT NULL ORDER BY order_no LIMIT ?',
  );
  // A label that was scanned came out, whatever the printer said.
  const uncertain = db.prepare<[number], OrderWork>(
    `SELECT o.order_id, o.number, coalesce(p.print_failure, '') AS detail FROM parcel p JOIN orders o ON o.order_id = p.order_id
     WHERE p.print_state = 'uncertain' AND p.closed_at IS NULL ORDER BY p.parcel_no LIMIT ?`,
  );
  const held = db.prepare<[number], OrderWork>(
    `SELECT order_id, number, hold AS detail FROM ${QUEUE_ORDER.held} WHERE status = 'onHold' ORDER BY due, placed, number LIMIT ?`,
  );
  const gaps = db.prepare<
    [number],
    { sku: string; line_name: string; product_name: string; waiting_orders: number; gaps: string }
  >(
    "SELECT sku, line_name, product_name, waiting_orders, gaps FROM item WHERE gaps <> '' ORDER BY waiting_orders DESC, sku LIMIT ?",
  );
  const customs = prepareCustomsWork(db);
  return (limit) =>
    [
      ...late.all(limit).map((row) => ofOrder('lateChange', row)),
      ...uncertain.all(limit).map((row) => ofOrder('printUncertain', row)),
      ...held.all(limit).map((row) => ofOrder('heldOrder', row)),
      ...gaps.all(limit).flatMap((row) =>
        row.gaps.split(' ').map((gap): WorkItem => ({
          kind: 'productGap',
          gap: gap as ProductGap,
          sku: asId(row.sku),
          name: row.product_name || row.line_name,
          orderId: null,
          detail: '',
          orders: row.waiting_orders,
        })),
      ),
      ...customs(limit),
    ].slice(0, limit);
}

const ofOrder = (kind: WorkItem['kind'], row: OrderWork): WorkItem => ({
  kind,
  gap: null,
  sku: null,
  name: row.number,
  orderId: asId(row.order_id),
  detail: row.detail,
  orders: 1,
});
