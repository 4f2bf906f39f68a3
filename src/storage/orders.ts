import { asId, type OrderId } from '../core/ids.ts';
import type { StoragePort } from '../station/ports.ts';
import type { Connection } from './connection.ts';
import { prepareOrderLoad } from './orderRows.ts';
import { prepareQueue } from './queue.ts';
import { QUEUE_ORDER } from './queueFilters.ts';
import { numberKey } from './search.ts';

/** Statements of totes, by the names the tests of their plans know them by. */
export const TOTE_SQL = {
  inTote: 'SELECT order_id FROM orders WHERE is_waiting = 1 AND tote = ? ORDER BY due, placed, number LIMIT 5',
} as const;

/** Reading orders. */
export function prepareOrders(db: Connection): StoragePort['orders'] {
  const load = prepareOrderLoad(db);
  // One number can come from two channels: what still waits is meant before what is done, the newer before the older.
  const byNumber = db
    .prepare<[string, string], string>(
      'SELECT order_id FROM orders WHERE is_waiting IN (0, 1) AND number_key = ? ORDER BY number = ? DESC, is_waiting DESC, order_no DESC LIMIT 1',
    )
    .pluck();
  const next = db
    .prepare<[], string>(
      `SELECT order_id FROM ${QUEUE_ORDER.all} WHERE is_waiting = 1 AND status = 'ready' ORDER BY due, placed, number LIMIT 1`,
    )
    .pluck();
  const inTote = db.prepare<[string], string>(TOTE_SQL.inTote).pluck();
  const nextSingle = prepareNextSingle(db);
  const closed = db
    .prepare<[string], number>('SELECT 1 FROM parcel WHERE order_id = ? AND closed_at IS NOT NULL LIMIT 1')
    .pluck();
  const placedSince = db
    .prepare<[number], string>(
      'SELECT order_id FROM orders WHERE placed_at >= ? AND cancelled_at IS NULL ORDER BY placed_at, number',
    )
    .pluck();
  const byId = (orderId: OrderId) => load(orderId)?.order ?? null;
  return {
    byId,
    byNumber: (number) => {
      const orderId = byNumber.get(numberKey(number), number);
      return orderId === undefined ? null : byId(asId(orderId));
    },
    factsById: (orderId) => {
      const order = byId(orderId);
      if (!order) return null;
      const { status, hold: _hold, revision, lateChange: _lateChange, lines, ...rest } = order;
      const facts = { ...rest, lines: lines.map(({ packed: _packed, ...line }) => line) };
      return { facts, revision, status, hasParcels: closed.get(orderId) !== undefined };
    },
    queue: prepareQueue(db),
    inTote: (tote) => inTote.all(tote).map((orderId) => asId(orderId)),
    nextSingle,
    placedSince: (since) => placedSince.all(since).map((orderId) => asId(orderId)),
    next: () => {
      const orderId = next.get();
      return orderId === undefined ? null : asId(orderId);
    },
  };
}

/** Where a product is in more waiting orders than this, the first of the orders of one item soon is one of it. */
const MANY = 400;

/** Statements of the fast lane, by the names the tests of their plans know them by. */
export const SINGLE_SQL = {
  // From the few lines of a rare product to their orders ...
  ofFew: `SELECT o.order_id FROM order_line l CROSS JOIN orders o ON o.order_no = l.order_no
    WHERE l.sku = ? AND l.is_open = 1 AND o.is_waiting = 1 AND o.units = 1 AND o.status = 'ready' ORDER BY o.due, o.placed, o.number LIMIT 1`,
  // ... and down the queue to the first one that has a frequent one.
  ofMany: `SELECT o.order_id FROM orders o INDEXED BY orders_single
    WHERE o.is_waiting = 1 AND o.units = 1 AND o.status = 'ready'
      AND EXISTS (SELECT 1 FROM order_line l WHERE l.order_no = o.order_no AND l.is_open = 1 AND l.sku = ?)
    ORDER BY o.due, o.placed, o.number LIMIT 1`,
} as const;

function prepareNextSingle(db: Connection): StoragePort['orders']['nextSingle'] {
  const waiting = db.prepare<[string], number>('SELECT waiting_orders FROM item WHERE sku = ?').pluck();
  const ofFew = db.prepare<[string], string>(SINGLE_SQL.ofFew).pluck();
  const ofMany = db.prepare<[string], string>(SINGLE_SQL.ofMany).pluck();
  return (sku) => {
    const orderId = ((waiting.get(sku) ?? 0) > MANY ? ofMany : ofFew).get(sku);
    return orderId === undefined ? null : asId(orderId);
  };
}
