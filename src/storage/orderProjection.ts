import type { OrderId, ParcelId } from '../core/ids.ts';
import type { ParcelContent } from '../core/journal/events.ts';
import { evolveOrder, isWaiting, withPacked } from '../core/orders/lifecycle.ts';
import { toPack, type Order, type OrderLine } from '../core/orders/order.ts';
import type { Instant } from '../core/time.ts';
import type { Connection } from './connection.ts';
import { prepareOrderLoad } from './orderRows.ts';
import { fold, numberKey } from './search.ts';

type OrderEvent = Parameters<typeof evolveOrder>[1];

/** Writes orders, their lines, the items they name and the tally. */
export interface OrderProjection {
  apply(orderId: OrderId, event: OrderEvent): void;
  /** The session's last act: the order is done, or ready for the rest. */
  finish(orderId: OrderId, event: Extract<OrderEvent, { type: 'packFinished' }>, at: Instant): void;
  pack(orderId: OrderId, parcelId: ParcelId, contents: readonly ParcelContent[]): void;
}

/** Text in which a search for an item looks. */
export const searchKey = (sku: string, lineName: string, productName: string): string =>
  fold(`${sku} ${lineName} ${productName}`);

/** Projects everything that is known of orders. */
export function prepareOrderProjection(db: Connection): OrderProjection {
  const load = prepareOrderLoad(db);
  const store = prepareStore(db);
  const change = (orderId: OrderId, next: (order: Order | null) => Order, doneAt: Instant | null = null): void => {
    const before = load(orderId);
    store(before, next(before?.order ?? null), doneAt);
  };
  return {
    apply: (orderId, event) => {
      change(orderId, (order) => evolveOrder(order, event));
    },
    finish: (orderId, event, at) => {
      change(orderId, (order) => evolveOrder(order, event), at);
    },
    pack: (orderId, parcelId, contents) => {
      change(orderId, (order) => {
        if (!order) throw new Error(`parcel ${parcelId} of an order that never came in`);
        return withPacked(order, contents);
      });
    },
  };
}

type Stored = { readonly orderNo: number; readonly order: Order };

function prepareStore(db: Connection): (before: Stored | null, after: Order, finishedAt: Instant | null) => void {
  const add = db.prepare(
    `INSERT INTO orders (${COLUMNS.join(', ')}, order_id) VALUES (${COLUMNS.map(() => '?').join(', ')}, ?)`,
  );
  const set = db.prepare(`UPDATE orders SET ${COLUMNS.map((name) => `${name} = ?`).join(', ')} WHERE order_no = ?`);
  const setDone = db.prepare('UPDATE orders SET done_at = ? WHERE order_no = ?');
  const storeLines = prepareLines(db);
  const storeDemand = prepareDemand(db);
  const tally = prepareTally(db);
  return (before, after, finishedAt) => {
    const columns = orderColumns(after);
    const orderNo = before ? before.orderNo : Number(add.run(...columns, after.orderId).lastInsertRowid);
    if (before) set.run(...columns, orderNo);
    const isWaitingAsBefore = before !== null && isWaiting(before.order.status) === isWaiting(after.status);
    if (before?.order.lines !== after.lines || !isWaitingAsBefore) storeLines(orderNo, after, before !== null);
    if (after.status !== 'done' && before?.order.status === 'done') setDone.run(null, orderNo);
    if (after.status === 'done' && finishedAt !== null) setDone.run(finishedAt, orderNo);
    storeDemand(before?.order ?? null, after);
    tally(before?.order ?? null, after);
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
  'note',
  'consignee_id',
  'cancelled_at',
  'status',
  'hold',
  'revision',
  'late_change',
  'units',
  'open_lines',
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
  order.note,
  order.consigneeId,
  order.cancelledAt,
  order.status,
  order.hold,
  order.revision,
  order.lateChange,
  unitsOf(order),
  order.lines.filter((line) => toPack(line) > 0).length,
];

const unitsOf = (order: Order): number => order.lines.reduce((sum, line) => sum + toPack(line), 0);

function prepareLines(db: Connection): (orderNo: number, order: Order, isKnown: boolean) => void {
  const drop = db.prepare('DELETE FROM order_line WHERE order_no = ?');
  const add = db.prepare(
    'INSERT INTO order_line (order_no, position, line_id, sku, name, ordered, withdrawn, packed, is_open) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  return (orderNo, { lines, status }, isKnown) => {
    if (isKnown) drop.run(orderNo);
    const isOpen = (line: OrderLine): number => (isWaiting(status) && toPack(line) > 0 ? 1 : 0);
    lines.forEach((line, position) =>
      add.run(
        orderNo,
        position,
        line.lineId,
        line.sku,
        line.name,
        line.ordered,
        line.withdrawn,
        line.packed,
        isOpen(line),
      ),
    );
  };
}

/** Keeps in how many waiting orders each SKU is still to be packed, and the name it was last bought under. */
function prepareDemand(db: Connection): (before: Order | null, after: Order) => void {
  const count = db.prepare('UPDATE item SET waiting_orders = waiting_orders + ? WHERE sku = ?');
  const countNamed = db.prepare('UPDATE item SET waiting_orders = waiting_orders + ? WHERE sku = ? AND line_name = ?');
  const find = db.prepare<[string], { product_name: string }>('SELECT product_name FROM item WHERE sku = ?');
  const put = db.prepare(
    `INSERT INTO item (sku, line_name, product_name, search_key, waiting_orders, gaps) VALUES (?, ?, '', ?, ?, 'unknownProduct')
     ON CONFLICT DO UPDATE SET line_name = excluded.line_name, search_key = excluded.search_key, waiting_orders = waiting_orders + excluded.waiting_orders`,
  );
  const countLine = ({ sku, name }: OrderLine, change: number): void => {
    // Nearly always the name is known, and one statement does.
    if (countNamed.run(change, sku, name).changes > 0) return;
    put.run(sku, name, searchKey(sku, name, find.get(sku)?.product_name ?? ''), change);
  };
  return (before, after) => {
    const old = demand(before);
    const now = demand(after);
    const gained = new Set([...now].filter((sku) => !old.has(sku)));
    if (before?.lines !== after.lines) for (const line of after.lines) countLine(line, gained.delete(line.sku) ? 1 : 0);
    for (const sku of gained) count.run(1, sku);
    for (const sku of old) if (!now.has(sku)) count.run(-1, sku);
  };
}

const demand = (order: Order | null): ReadonlySet<string> =>
  new Set(
    order && isWaiting(order.status) ? order.lines.filter((line) => toPack(line) > 0).map((line) => line.sku) : [],
  );

function prepareTally(db: Connection): (before: Order | null, after: Order) => void {
  const add = db.prepare(
    'UPDATE tally SET orders = orders + ?, waiting = waiting + ?, single = single + ?, held = held + ?',
  );
  return (before, after) => {
    const old = counted(before);
    const now = counted(after);
    const change = now.map((count, index) => count - (old[index] ?? 0));
    if (change.some((count) => count !== 0)) add.run(...change);
  };
}

const counted = (order: Order | null): readonly number[] => {
  if (!order) return [0, 0, 0, 0];
  const waiting = isWaiting(order.status);
  return [1, waiting ? 1 : 0, waiting && unitsOf(order) === 1 ? 1 : 0, order.status === 'onHold' ? 1 : 0];
};
