import { asId, type OrderId } from '../core/ids.ts';
import type { Money } from '../core/money.ts';
import type { DeskWord, MergedOrder, Order, OrderCare, OrderCustoms, OrderLine } from '../core/orders/order.ts';
import type { OrderPriority } from '../core/orders/priority.ts';
import type { Connection } from './connection.ts';

/** A row of `orders`. */
export interface OrderRow {
  readonly order_no: number;
  readonly order_id: string;
  readonly channel: string;
  readonly number: string;
  readonly placed_at: number | null;
  readonly ship_by: number | null;
  readonly shipping_method: string;
  readonly is_gift: number;
  readonly consignee_id: string;
  readonly cancelled_at: number | null;
  /** `done` stands for `merged`, too: nothing of it waits under its own number. */
  readonly status: Exclude<Order['status'], 'merged'>;
  readonly hold: Order['hold'];
  readonly revision: number;
  readonly late_change: Order['lateChange'];
  readonly units: number;
  readonly open_lines: number;
  readonly customs: string | null;
  readonly deliver_by: string | null;
  readonly tote: string | null;
  readonly care: string | null;
  readonly priority: OrderPriority | null;
  readonly given_priority: OrderPriority | null;
  readonly desk: string | null;
  readonly goes_with: string | null;
  readonly merged_of: string | null;
}

/** How an order stands: one that goes with another is done once its own units are packed there. */
export const statusOf = ({ status, goes_with: goesWith, open_lines: open }: OrderRow): Order['status'] =>
  goesWith !== null && status === 'done' && open > 0 ? 'merged' : status;

interface LineRow {
  readonly line_id: string;
  readonly sku: string;
  readonly name: string;
  readonly ordered: number;
  readonly withdrawn: number;
  readonly packed: number;
  readonly price: string | null;
}

/** Columns of `orders` that make an OrderRow. */
export const ORDER_COLUMNS =
  'order_no, order_id, channel, number, placed_at, ship_by, shipping_method, is_gift, consignee_id, cancelled_at, status, hold, revision, late_change, units, open_lines, customs, deliver_by, tote, care, priority, given_priority, desk, goes_with, merged_of';

/** Reads whole orders; null for an id that never came in. */
export function prepareOrderLoad(
  db: Connection,
): (orderId: OrderId) => { readonly orderNo: number; readonly order: Order } | null {
  const find = db.prepare<[string], OrderRow>(`SELECT ${ORDER_COLUMNS} FROM orders WHERE order_id = ?`);
  const lines = db.prepare<[number], LineRow>(
    'SELECT line_id, sku, name, ordered, withdrawn, packed, price FROM order_line WHERE order_no = ? ORDER BY position',
  );
  return (orderId) => {
    const row = find.get(orderId);
    return row ? { orderNo: row.order_no, order: orderOf(row, lines.all(row.order_no)) } : null;
  };
}

const orderOf = (row: OrderRow, lines: readonly LineRow[]): Order => ({
  orderId: asId(row.order_id),
  channel: row.channel,
  number: row.number,
  placedAt: row.placed_at,
  shipBy: row.ship_by,
  shippingMethod: row.shipping_method,
  isGift: row.is_gift === 1,
  lines: lines.map(lineOf),
  consigneeId: asId(row.consignee_id),
  cancelledAt: row.cancelled_at,
  status: statusOf(row),
  hold: row.hold,
  revision: row.revision,
  lateChange: row.late_change,
  ...(row.deliver_by !== null && { deliverBy: row.deliver_by }),
  ...(row.tote !== null && { tote: row.tote }),
  ...(row.priority !== null && { priority: row.priority }),
  ...(row.given_priority !== null && { givenPriority: row.given_priority }),
  ...(row.desk !== null && { desk: JSON.parse(row.desk) as DeskWord }),
  ...(row.goes_with !== null && { goesWith: asId<OrderId>(row.goes_with) }),
  ...(row.merged_of !== null && { mergedOf: JSON.parse(row.merged_of) as readonly MergedOrder[] }),
  ...(row.care !== null && { care: JSON.parse(row.care) as OrderCare }),
  ...(row.customs !== null && { customs: JSON.parse(row.customs) as OrderCustoms }),
});

const lineOf = (row: LineRow): OrderLine => ({
  lineId: asId(row.line_id),
  sku: asId(row.sku),
  name: row.name,
  ordered: row.ordered,
  withdrawn: row.withdrawn,
  packed: row.packed,
  ...(row.price !== null && { unitPrice: JSON.parse(row.price) as Money }),
});
