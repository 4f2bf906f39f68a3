import { asId, type OrderId } from '../core/ids.ts';
import { splitOffPrefix } from '../core/orders/orderChange.ts';
import type { StoragePort } from '../station/ports.ts';
import { prepareBatches } from './batches.ts';
import type { Connection } from './connection.ts';
import { prepareOrderLoad } from './orderRows.ts';
import { prepareQueue } from './queue.ts';
import { QUEUE_ORDER } from './queueFilters.ts';
import { prepareStretches, type Stretches } from './queueStretches.ts';
import { fold, numberKey, prefixEnd, wordsOf } from './search.ts';

/** Statements of totes, by the names the tests of their plans know them by. */
export const TOTE_SQL = {
  // What goes with another lies there under its own tote.
  inTote: `SELECT order_id, rank, due, placed, number FROM orders INDEXED BY orders_tote WHERE is_waiting = 1 AND tote = @tote
    UNION SELECT w.order_id, w.rank, w.due, w.placed, w.number FROM orders m INDEXED BY orders_merged_tote
      CROSS JOIN orders w ON w.order_id = m.goes_with WHERE m.goes_with IS NOT NULL AND m.tote = @tote AND w.is_waiting = 1
    ORDER BY rank, due, placed, number LIMIT 5`,
} as const;

/** From the people whose names have a word to what waits of their orders, the first to leave first. */
export const CALLED_ALIKE = `SELECT o.order_id FROM person_word w CROSS JOIN orders o ON o.consignee_id = w.person_id
    WHERE w.word = ? AND o.is_waiting = 1 ORDER BY o.rank, o.due, o.placed, o.number LIMIT 50`;

/** Reading orders. */
export function prepareOrders(db: Connection): StoragePort['orders'] {
  const load = prepareOrderLoad(db);
  // One number can come from two channels: what still waits is meant before what is done, the newer before the older.
  const byNumber = db
    .prepare<[string, string], string>(
      'SELECT order_id FROM orders WHERE is_waiting IN (0, 1) AND number_key = ? ORDER BY number = ? DESC, is_waiting DESC, order_no DESC LIMIT 1',
    )
    .pluck();
  const stretches = prepareStretches(db);
  const waiting = db.prepare<[], number>('SELECT waiting FROM tally').pluck();
  const inTote = db.prepare<[{ tote: string }], string>(TOTE_SQL.inTote).pluck();
  const batches = prepareBatches(db);
  const nextSingle = prepareNextSingle(db, stretches);
  const closed = db
    .prepare<[string], number>('SELECT 1 FROM parcel WHERE order_id = ? AND closed_at IS NOT NULL LIMIT 1')
    .pluck();
  const placedSince = db
    .prepare<[number], string>(
      'SELECT order_id FROM orders WHERE placed_at >= ? AND cancelled_at IS NULL AND goes_with IS NULL ORDER BY placed_at, number',
    )
    .pluck();
  const splitOff = db
    .prepare<[string, string], string>(
      'SELECT order_id FROM orders WHERE order_id >= ? AND order_id < ? ORDER BY order_no',
    )
    .pluck();
  const members = db
    .prepare<[string], string>('SELECT order_id FROM orders WHERE goes_with = ? ORDER BY order_no')
    .pluck();
  const calledAlike = db.prepare<[string], string>(CALLED_ALIKE).pluck();
  const byId = (orderId: OrderId) => load(orderId)?.order ?? null;
  return {
    byId,
    byNumber: (number) => {
      const orderId = byNumber.get(numberKey(number), number);
      const order = orderId === undefined ? null : byId(asId(orderId));
      return order?.goesWith === undefined ? order : byId(order.goesWith);
    },
    goingAs: (merged) => members.all(merged).flatMap((orderId) => byId(asId(orderId)) ?? []),
    calledAlike: (name) => {
      const [word] = wordsOf(fold(name)).sort((a, b) => b.length - a.length);
      return word === undefined ? [] : calledAlike.all(word).flatMap((orderId) => byId(asId(orderId)) ?? []);
    },
    factsById: (orderId) => {
      const order = byId(orderId);
      if (!order) return null;
      const {
        status,
        hold: _hold,
        revision,
        lateChange: _late,
        givenPriority: _given,
        desk: _desk,
        goesWith: _goesWith,
        mergedOf: _mergedOf,
        lines,
        ...rest
      } = order;
      const facts = { ...rest, lines: lines.map(({ packed: _packed, ...line }) => line) };
      return { facts, revision, status, hasParcels: closed.get(orderId) !== undefined };
    },
    splitOff: (orderId) => {
      const prefix = splitOffPrefix(orderId);
      return splitOff.all(prefix, prefixEnd(prefix)).map((id) => asId(id));
    },
    waiting: () => waiting.get() ?? 0,
    queue: prepareQueue(db, stretches, batches),
    inTote: (tote) => inTote.all({ tote }).map((orderId) => asId(orderId)),
    nextSingle,
    placedSince: (since) => placedSince.all(since).map((orderId) => asId(orderId)),
    batchOf: (order) => batches.of(order),
    batch: (batch, times) => batches.members(batch, times).map(({ orderId }) => orderId),
    next: ({ times, ...choice }) => {
      const [first] = choice.batch === null ? [] : batches.members(choice.batch, times);
      if (first) return first.orderId;
      const orderId = stretches.next(choice, times);
      return orderId === null ? null : asId(orderId);
    },
  };
}

/** Where a product is in more waiting orders than this, the first of the orders of one item soon is one of it. */
const MANY = 400;

/** From the few lines of a rare product to their orders of one item. */
export const SINGLE_OF_FEW = `SELECT o.order_id FROM order_line l CROSS JOIN orders o ON o.order_no = l.order_no
    WHERE l.sku = @sku AND l.is_open = 1 AND o.is_waiting = 1 AND o.units = 1 AND o.status = 'ready' AND (@channel IS NULL OR o.channel = @channel)
    ORDER BY ${QUEUE_ORDER} LIMIT 1`;

function prepareNextSingle(db: Connection, stretches: Stretches): StoragePort['orders']['nextSingle'] {
  const waiting = db.prepare<[string], number>('SELECT waiting_orders FROM item WHERE sku = ?').pluck();
  const ofFew = db.prepare<[Record<string, string | number | null>], string>(SINGLE_OF_FEW).pluck();
  return (sku, { channel, times }) => {
    const orderId =
      (waiting.get(sku) ?? 0) > MANY
        ? stretches.nextSingle(sku, channel, times)
        : ofFew.get({ sku, channel, now: times.now, laterFrom: times.laterFrom });
    return orderId === undefined || orderId === null ? null : asId(orderId);
  };
}
