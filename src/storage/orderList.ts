import { asId } from '../core/ids.ts';
import { ORDERS_FOUND, type OrderList } from '../core/orders/orderLists.ts';
import { priorityOf } from '../core/orders/priority.ts';
import { toteCode } from '../core/scan/placeCode.ts';
import type { ListedOrder, OrderListPort } from '../station/ports.ts';
import type { Connection } from './connection.ts';
import { ORDER_COLUMNS, statusOf, type OrderRow } from './orderRows.ts';
import { fold, numberKey, prefixEnd, wordsOf } from './search.ts';

const KEPT: Readonly<Record<OrderList, string>> = {
  waiting: "o.status IN ('ready', 'packing', 'onHold')",
  held: "o.status = 'onHold'",
  over: "o.status IN ('done', 'cancelled')",
  all: 'true',
};

// Those that wait are few beside all that ever came: their index first, then the order they came in.
const FROM: Readonly<Record<OrderList, string>> = {
  waiting: 'orders o INDEXED BY orders_number WHERE o.is_waiting = 1',
  held: "orders o INDEXED BY orders_held WHERE o.status = 'onHold'",
  over: `orders o NOT INDEXED WHERE ${KEPT.over}`,
  all: 'orders o NOT INDEXED WHERE true',
};

/** A page of a list that nothing is searched in. */
export const listedSql = (list: OrderList): string =>
  `SELECT o.order_no FROM ${FROM[list]} ORDER BY o.order_no DESC LIMIT @limit OFFSET @offset`;

/** What finds orders of a list; each branch is a range of one index. */
export const foundSql = (list: OrderList): string => `
  WITH hit (order_no) AS (
    SELECT * FROM (
      SELECT o.order_no FROM orders o WHERE o.is_waiting IN (0, 1) AND o.number_key >= @number AND o.number_key < @numberEnd AND ${KEPT[list]} LIMIT @kept
    )
    UNION SELECT * FROM (
      SELECT o.order_no FROM orders m INDEXED BY orders_merged_number CROSS JOIN orders o ON o.order_id = m.goes_with
      WHERE m.goes_with IS NOT NULL AND m.number_key >= @number AND m.number_key < @numberEnd AND ${KEPT[list]} LIMIT @kept
    )
    UNION SELECT * FROM (
      SELECT o.order_no FROM orders o INDEXED BY orders_tote
      WHERE o.is_waiting = 1 AND o.tote IS NOT NULL AND o.tote >= @tote AND o.tote < @toteEnd AND ${KEPT[list]} LIMIT @kept
    )
    UNION SELECT * FROM (
      SELECT o.order_no FROM parcel p CROSS JOIN orders o ON o.order_id = p.order_id
      WHERE p.tracking >= @typed AND p.tracking < @typedEnd AND ${KEPT[list]} LIMIT @kept
    )
    UNION SELECT * FROM (
      SELECT o.order_no FROM person_word w CROSS JOIN orders o ON o.consignee_id = w.person_id
      WHERE w.word >= @word AND w.word < @wordEnd AND ${KEPT[list]}
        AND (@hasMore = 0 OR NOT EXISTS (
          SELECT 1 FROM person p, json_each(@more) term WHERE p.person_id = w.person_id AND instr(' ' || p.search_name, ' ' || term.value) = 0
        ))
      LIMIT @kept
    )
    UNION SELECT * FROM (
      SELECT o.order_no FROM item i CROSS JOIN order_line l ON l.sku = i.sku AND l.is_open = 1 CROSS JOIN orders o ON o.order_no = l.order_no
      WHERE length(@text) >= 2 AND instr(i.search_key, @text) > 0 AND ${KEPT[list]} LIMIT @kept
    )
  )
  SELECT order_no FROM hit ORDER BY order_no DESC LIMIT @kept`;

type Given = Readonly<Record<string, string | number>>;

/** Reading the list of all orders. */
export function prepareOrderList(db: Connection): OrderListPort {
  const statements = (sql: (list: OrderList) => string) => {
    const of = (list: OrderList) => db.prepare<[Given], number>(sql(list)).pluck();
    return { waiting: of('waiting'), held: of('held'), over: of('over'), all: of('all') };
  };
  const listed = statements(listedSql);
  const found = statements(foundSql);
  const tally = db.prepare<[], { waiting: number; held: number }>('SELECT waiting, held FROM tally');
  const every = db.prepare<[], number>('SELECT count(*) FROM orders').pluck();
  const row = db.prepare<[number], OrderRow>(`SELECT ${ORDER_COLUMNS} FROM orders WHERE order_no = ?`);
  const rowsOf = (orderNos: readonly number[]): readonly ListedOrder[] =>
    orderNos.flatMap((orderNo) => row.all(orderNo).map(listedOrder));
  const total = (list: OrderList): number => {
    const { waiting, held } = tally.get() ?? { waiting: 0, held: 0 };
    if (list === 'held' || list === 'waiting') return list === 'held' ? held : waiting;
    return (every.get() ?? 0) - (list === 'over' ? waiting : 0);
  };
  // An order's id begins with its channel, and has an index.
  const ofChannel = db
    .prepare<[string, string], number>('SELECT count(*) FROM orders WHERE order_id >= ? AND order_id < ?')
    .pluck();
  return {
    ofChannel: (channel) => ofChannel.get(`${channel}:`, prefixEnd(`${channel}:`)) ?? 0,
    page: ({ list, text, offset, limit }) => {
      if (fold(text) === '') return { total: total(list), rows: rowsOf(listed[list].all({ limit, offset })) };
      const orderNos = found[list].all(given(text));
      return { total: orderNos.length, rows: rowsOf(orderNos.slice(offset, offset + limit)) };
    },
  };
}

function given(searched: string): Given {
  const text = fold(searched);
  const [number, tote, typed] = [numberKey(searched), toteCode(searched), searched.trim().toUpperCase()];
  const [word = '', ...more] = wordsOf(text).sort((a, b) => b.length - a.length);
  return {
    text,
    number,
    numberEnd: prefixEnd(number),
    tote,
    toteEnd: prefixEnd(tote),
    typed,
    typedEnd: prefixEnd(typed),
    word,
    wordEnd: word.length < 2 ? word : prefixEnd(word),
    more: JSON.stringify(more),
    hasMore: more.length > 0 ? 1 : 0,
    kept: ORDERS_FOUND,
  };
}

const listedOrder = (row: OrderRow): ListedOrder => ({
  orderId: asId(row.order_id),
  number: row.number,
  channel: row.channel,
  status: statusOf(row),
  hold: row.hold,
  lateChange: row.late_change,
  priority: priorityOf({
    ...(row.priority && { priority: row.priority }),
    ...(row.given_priority && { givenPriority: row.given_priority }),
  }),
  placedAt: row.placed_at,
  shipBy: row.ship_by,
  units: row.units,
  consigneeId: asId(row.consignee_id),
});
