import type { OrderId } from '../core/ids.ts';
import { canonical } from '../core/journal/canonical.ts';
import type { ParcelContent } from '../core/journal/events.ts';
import {
  asMember,
  evolveOrder,
  isWaiting,
  withoutPacked,
  withPacked,
  withPackedElsewhere,
} from '../core/orders/lifecycle.ts';
import { toPack, type Order, type OrderLine } from '../core/orders/order.ts';
import type { Instant } from '../core/time.ts';
import type { Connection } from './connection.ts';
import { prepareOrderLoad } from './orderRows.ts';
import { batchDigest } from './batches.ts';
import { numberKey } from './search.ts';
import { unitsToPack, type Totals } from './totals.ts';

type OrderEvent = Parameters<typeof evolveOrder>[1];

/** Writes orders with their lines, and counts them. */
export interface OrderProjection {
  apply(orderId: OrderId, event: OrderEvent): void;
  /** The session's last act: the order is done, or ready for the rest. */
  finish(orderId: OrderId, event: Extract<OrderEvent, { type: 'packFinished' }>, at: Instant): void;
  pack(orderId: OrderId, contents: readonly ParcelContent[]): void;
  /** A parcel with these units came back onto a bench. */
  unpack(
    orderId: OrderId,
    contents: readonly ParcelContent[],
    event: Extract<OrderEvent, { type: 'parcelReopened' }>,
  ): void;
}

/** Projects everything that is known of orders. */
export function prepareOrderProjection(db: Connection, totals: Totals): OrderProjection {
  const load = prepareOrderLoad(db);
  const store = prepareStore(db, totals);
  const change = (orderId: OrderId, next: (order: Order) => Order, doneAt: Instant | null = null): Order => {
    const before = load(orderId);
    if (!before) throw new Error(`a fact about order ${orderId}, which never came in`);
    const after = next(before.order);
    store.change(before, after, doneAt);
    return after;
  };
  /** What happens to an order happens to those that go as it. */
  const follow = (merged: Order, contents: readonly ParcelContent[] = [], doneAt: Instant | null = null): void => {
    for (const { orderId } of merged.mergedOf ?? []) {
      const goes = (order: Order): boolean => order.goesWith === merged.orderId;
      change(
        orderId,
        (order) => (goes(order) ? asMember(withPackedElsewhere(order, contents), merged) : order),
        doneAt,
      );
    }
  };
  return {
    apply: (orderId, event) => {
      // An imported order is nearly always new: it is looked for only when it cannot be added.
      if ('order' in event && event.type !== 'orderChanged' && store.add(evolveOrder(null, event))) return;
      follow(change(orderId, (order) => evolveOrder(order, event)));
    },
    finish: (orderId, event, at) => {
      follow(
        change(orderId, (order) => evolveOrder(order, event), at),
        [],
        at,
      );
    },
    pack: (orderId, contents) => {
      follow(
        change(orderId, (order) => withPacked(order, contents)),
        contents,
      );
    },
    unpack: (orderId, contents, event) => {
      follow(
        change(orderId, (order) => evolveOrder(withoutPacked(order, contents), event)),
        contents.map((content) => ({ ...content, count: -content.count })),
      );
    },
  };
}

interface Stored {
  readonly orderNo: number;
  readonly order: Order;
}

interface OrderStore {
  /** False when an order of this id is there already. */
  add(order: Order): boolean;
  change(before: Stored, after: Order, finishedAt: Instant | null): void;
}

function prepareStore(db: Connection, totals: Totals): OrderStore {
  const add = db.prepare(
    `INSERT INTO orders (${COLUMNS.join(', ')}, order_id) VALUES (${COLUMNS.map(() => '?').join(', ')}, ?) ON CONFLICT (order_id) DO NOTHING`,
  );
  const set = db.prepare(`UPDATE orders SET ${COLUMNS.map((name) => `${name} = ?`).join(', ')} WHERE order_no = ?`);
  const setDone = db.prepare('UPDATE orders SET done_at = ? WHERE order_no = ?');
  const lines = prepareLines(db);
  return {
    add: (order) => {
      const added = add.run(...orderColumns(order), order.orderId);
      if (added.changes === 0) return false;
      lines.add(Number(added.lastInsertRowid), order);
      totals.count(null, order);
      return true;
    },
    change: ({ orderNo, order: before }, after, finishedAt) => {
      set.run(...orderColumns(after), orderNo);
      if (before.lines !== after.lines || isWaiting(before.status) !== isWaiting(after.status)) {
        lines.drop(orderNo);
        lines.add(orderNo, after);
      }
      if (after.status !== 'done' && before.status === 'done') setDone.run(null, orderNo);
      if (after.status === 'done' && finishedAt !== null) setDone.run(finishedAt, orderNo);
      totals.count(before, after);
    },
  };
}

const COLUMNS = [
  'channel',
  'number',
  'number_key',
  'placed_at',
  'ship_by',
  'shipping_method',
  'is_gift',
  'consignee_id',
  'cancelled_at',
  'status',
  'hold',
  'revision',
  'late_change',
  'units',
  'open_lines',
  'customs',
  'deliver_by',
  'tote',
  'care',
  'priority',
  'given_priority',
  'desk',
  'batch',
  'goes_with',
  'merged_of',
] as const;

/** Values in the order of COLUMNS: bound by position, which takes half the time of binding by name. */
const orderColumns = (order: Order): readonly (string | number | null)[] => [
  order.channel,
  order.number,
  numberKey(order.number),
  order.placedAt,
  order.shipBy,
  order.shippingMethod,
  order.isGift ? 1 : 0,
  order.consigneeId,
  order.cancelledAt,
  order.status === 'merged' ? 'done' : order.status,
  order.hold,
  order.revision,
  order.lateChange,
  unitsToPack(order),
  order.lines.filter((line) => toPack(line) > 0).length,
  order.customs ? canonical(order.customs) : null,
  order.deliverBy ?? null,
  order.tote ?? null,
  order.care ? canonical(order.care) : null,
  order.priority ?? null,
  order.givenPriority ?? null,
  order.desk ? canonical(order.desk) : null,
  batchDigest(order),
  order.goesWith ?? null,
  order.mergedOf ? canonical(order.mergedOf) : null,
];

function prepareLines(db: Connection): { add(orderNo: number, order: Order): void; drop(orderNo: number): void } {
  const drop = db.prepare('DELETE FROM order_line WHERE order_no = ?');
  const add = db.prepare(
    'INSERT INTO order_line (order_no, position, line_id, sku, name, ordered, withdrawn, packed, is_open, price) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    add: (orderNo, { lines, status }) => {
      const isOpen = (line: OrderLine): number => (isWaiting(status) && toPack(line) > 0 ? 1 : 0);
      lines.forEach((line, position) => {
        const { lineId, sku, name, ordered, withdrawn, packed, unitPrice } = line;
        const price = unitPrice ? canonical(unitPrice) : null;
        add.run(orderNo, position, lineId, sku, name, ordered, withdrawn, packed, isOpen(line), price);
      });
    },
    drop: (orderNo) => {
      drop.run(orderNo);
    },
  };
}
