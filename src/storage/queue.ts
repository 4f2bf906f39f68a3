import { asId } from '../core/ids.ts';
import { priorityOf } from '../core/orders/priority.ts';
import { keepsStretch, queueStretches, type TruckTimes } from '../core/orders/queueOrder.ts';
import type { QueuePage, QueueRow, StoragePort } from '../station/ports.ts';
import type { Batches } from './batches.ts';
import type { Connection } from './connection.ts';
import { ORDER_COLUMNS, type OrderRow } from './orderRows.ts';
import { prepareQueueSearch } from './queueSearch.ts';
import type { Stretches } from './queueStretches.ts';

type QueueRequest = Parameters<StoragePort['orders']['queue']>[0];

/** Pictures that a row of the queue has room for. */
const SHOWN_LINES = 4;

/** Pages of the queue in the order in which it leaves (core/orders/queueOrder), with how many orders each filter keeps. */
export function prepareQueue(
  db: Connection,
  stretches: Stretches,
  batches: Batches,
): (request: QueueRequest) => QueuePage {
  const search = prepareQueueSearch(db);
  const rowsOf = prepareRow(db, batches);
  const counts = prepareCounts(db, stretches);
  return (request) => {
    const { filter, channel, times, pageSize, batch } = request;
    const filterCounts = counts.filters(times, channel);
    const offset = (page: number): number => (page - 1) * pageSize;
    const lastPage = (total: number): number => Math.max(1, Math.ceil(total / pageSize));
    const members = batch === null ? [] : batches.members(batch, times);
    // A batch of which nothing is left is no choice any more, and who searches looks for something else.
    const isBatch = members.length > 0 && search.isBlank(request.search);
    const found = isBatch
      ? members.map(({ orderNo }) => orderNo)
      : search.isBlank(request.search)
        ? null
        : search.find(request);
    const pages = lastPage(found ? found.length : filterCounts[filter]);
    const page = Math.min(Math.max(1, request.page), pages);
    const orderNos = found
      ? found.slice(offset(page), offset(page + 1))
      : stretches.page(request, times, { limit: pageSize, offset: offset(page), total: filterCounts[filter] });
    return {
      rows: orderNos.map(rowsOf(times, batch === null ? [] : [[batch, members.length]])),
      page,
      pages,
      counts: filterCounts,
      batchLeft: members.length === 0 ? null : members.length,
      channels: counts.channels(),
      today: counts.today(request.dayStart),
      cutOffAt: times.cutOffAt,
    };
  };
}

interface Tally {
  readonly waiting: number;
  readonly single: number;
  readonly held: number;
}
const NOTHING: Tally = { waiting: 0, single: 0, held: 0 };

function prepareCounts(
  db: Connection,
  stretches: Stretches,
): {
  filters(times: TruckTimes, channel: string | null): QueuePage['counts'];
  channels(): readonly string[];
  today(dayStart: number): QueuePage['today'];
} {
  const tally = db.prepare<[], Tally>('SELECT waiting, single, held FROM tally');
  const ofChannel = db.prepare<[string], Tally>('SELECT waiting, single, held FROM channel_tally WHERE channel = ?');
  const packed = db.prepare<[number], number>('SELECT count(*) FROM orders WHERE done_at >= ?').pluck();
  const channels = db
    .prepare<[], string>('SELECT channel FROM channel_tally WHERE waiting > 0 ORDER BY channel')
    .pluck();
  const { count } = stretches;
  return {
    channels: () => channels.all(),
    filters: (times, channel) => {
      const { waiting: all, single, held } = (channel === null ? tally.get() : ofChannel.get(channel)) ?? NOTHING;
      const sums = { late: 0, truck: 0, priority: 0 };
      for (const part of queueStretches(times)) {
        const kept = (['late', 'truck', 'priority'] as const).filter((filter) => keepsStretch(filter, part));
        // What can wait is most of a long queue: it is what is left of the whole.
        if (kept.length === 0) continue;
        const orders = count('queue', channel, part);
        for (const filter of kept) sums[filter] += orders;
      }
      return { ...sums, all, later: all - sums.truck, single, held };
    },
    today: (dayStart) => {
      const done = packed.get(dayStart) ?? 0;
      return { packed: done, total: done + (tally.get()?.waiting ?? 0) };
    },
  };
}

function prepareRow(
  db: Connection,
  batches: Batches,
): (...page: Parameters<Batches['ofPage']>) => (orderNo: number) => QueueRow {
  const find = db.prepare<[number], OrderRow & { readonly batch: string | null }>(
    `SELECT ${ORDER_COLUMNS}, batch FROM orders WHERE order_no = ?`,
  );
  const lines = db.prepare<[number, number], { sku: string; name: string; image: string | null }>(
    `SELECT l.sku, l.name, p.image FROM order_line l LEFT JOIN product p ON p.sku = l.sku
     WHERE l.order_no = ? AND l.ordered - l.withdrawn - l.packed > 0 ORDER BY l.position LIMIT ?`,
  );
  return (...page) => {
    const batchOf = batches.ofPage(...page);
    return (orderNo) => {
      const row = find.get(orderNo);
      if (!row) throw new Error(`no order ${orderNo} though an index names it`);
      return {
        ...rowOf(row),
        batch: row.batch === null ? null : batchOf(row.batch, row),
        lines: lines.all(orderNo, SHOWN_LINES).map((line) => ({ ...line, sku: asId(line.sku) })),
      };
    };
  };
}

const rowOf = (row: OrderRow): Omit<QueueRow, 'batch' | 'lines'> => ({
  orderId: asId(row.order_id),
  number: row.number,
  channel: row.channel,
  status: row.status,
  hold: row.hold,
  lateChange: row.late_change,
  shipBy: row.ship_by,
  placedAt: row.placed_at,
  shippingMethod: row.shipping_method,
  priority: priorityOf({
    ...(row.priority && { priority: row.priority }),
    ...(row.given_priority && { givenPriority: row.given_priority }),
  }),
  isGift: row.is_gift === 1,
  units: row.units,
  lineCount: row.open_lines,
  deliverBy: row.deliver_by,
  tote: row.tote,
  consigneeId: asId(row.consignee_id),
});
