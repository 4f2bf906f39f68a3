import { asId } from '../core/ids.ts';
import type { QueueFilter, QueuePage, QueueRow, StoragePort } from '../station/ports.ts';
import type { Connection } from './connection.ts';
import { ORDER_COLUMNS, type OrderRow } from './orderRows.ts';
import { FILTERS, QUEUE_ORDER } from './queueFilters.ts';
import { prepareQueueSearch } from './queueSearch.ts';

type QueueRequest = Parameters<StoragePort['orders']['queue']>[0];

/** Pictures that a row of the queue has room for. */
const SHOWN_LINES = 4;

/** The queue in the order in which it must leave: promised time, then placed, then number; what has no date comes last. */
export function prepareQueue(db: Connection): (request: QueueRequest) => QueuePage {
  const pageOf = preparePages(db);
  const search = prepareQueueSearch(db);
  const rowOf = prepareRow(db);
  const counts = prepareCounts(db);
  return (request) => {
    const filterCounts = counts.filters(request.now);
    const offset = (page: number): number => (page - 1) * request.pageSize;
    const lastPage = (total: number): number => Math.max(1, Math.ceil(total / request.pageSize));
    const found = search.isBlank(request.search) ? null : search.find(request);
    const pages = lastPage(found ? found.length : filterCounts[request.filter]);
    const page = Math.min(Math.max(1, request.page), pages);
    const orderNos = found
      ? found.slice(offset(page), offset(page + 1))
      : pageOf(request.filter, request.now, request.pageSize, offset(page));
    return {
      rows: orderNos.map(rowOf),
      page,
      pages,
      counts: filterCounts,
      today: counts.today(request.dayStart, filterCounts.all),
    };
  };
}

function preparePages(
  db: Connection,
): (filter: QueueFilter, now: number, limit: number, offset: number) => readonly number[] {
  const statement = (filter: QueueFilter) =>
    db
      .prepare<[Record<string, number>], number>(
        `SELECT order_no FROM ${QUEUE_ORDER[filter]} WHERE ${FILTERS[filter]} ORDER BY due, placed, number LIMIT @limit OFFSET @offset`,
      )
      .pluck();
  const pages = {
    all: statement('all'),
    late: statement('late'),
    single: statement('single'),
    held: statement('held'),
  };
  return (filter, now, limit, offset) =>
    pages[filter].all(filter === 'late' ? { now, limit, offset } : { limit, offset });
}

function prepareCounts(db: Connection): {
  filters(now: number): QueuePage['counts'];
  today(dayStart: number, waiting: number): QueuePage['today'];
} {
  const tally = db.prepare<[], { waiting: number; single: number; held: number }>(
    'SELECT waiting, single, held FROM tally',
  );
  const late = db
    .prepare<[Record<string, number>], number>(`SELECT count(*) FROM ${QUEUE_ORDER.late} WHERE ${FILTERS.late}`)
    .pluck();
  const packed = db.prepare<[number], number>('SELECT count(*) FROM orders WHERE done_at >= ?').pluck();
  return {
    filters: (now) => {
      const { waiting = 0, single = 0, held = 0 } = tally.get() ?? {};
      return { all: waiting, late: late.get({ now }) ?? 0, single, held };
    },
    today: (dayStart, waiting) => {
      const done = packed.get(dayStart) ?? 0;
      return { packed: done, total: done + waiting };
    },
  };
}

function prepareRow(db: Connection): (orderNo: number) => QueueRow {
  const find = db.prepare<[number], OrderRow>(`SELECT ${ORDER_COLUMNS} FROM orders WHERE order_no = ?`);
  const lines = db.prepare<[number, number], { sku: string; name: string; image: string | null }>(
    `SELECT l.sku, l.name, p.image FROM order_line l LEFT JOIN product p ON p.sku = l.sku
     WHERE l.order_no = ? AND l.ordered - l.withdrawn - l.packed > 0 ORDER BY l.position LIMIT ?`,
  );
  return (orderNo) => {
    const row = find.get(orderNo);
    if (!row) throw new Error(`no order ${orderNo} though an index names it`);
    return {
      orderId: asId(row.order_id),
      number: row.number,
      channel: row.channel,
      status: row.status,
      hold: row.hold,
      lateChange: row.late_change,
      shipBy: row.ship_by,
      placedAt: row.placed_at,
      shippingMethod: row.shipping_method,
      isGift: row.is_gift === 1,
      units: row.units,
      lines: lines.all(orderNo, SHOWN_LINES).map((line) => ({ ...line, sku: asId(line.sku) })),
      lineCount: row.open_lines,
      deliverBy: row.deliver_by,
      tote: row.tote,
      consigneeId: asId(row.consignee_id),
    };
  };
}
