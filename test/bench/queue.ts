import { asId, type BatchId, type Sku } from '../../src/core/ids.ts';
import { QUEUE_FILTERS, type QueueFilter, type TruckTimes } from '../../src/core/orders/queueOrder.ts';
import type { NewFact, StoragePort } from '../../src/station/ports.ts';
import { fillOrders, orderNumber } from './fill.ts';
import { percentiles, type Figure } from './measure.ts';
import { withDataDir, withStorage } from './stationFolder.ts';

const ORDERS = 100_000;
const ROUNDS = 60;
/** Orders of a campaign, all alike, beside the others. */
const SAME = 10_000;
const HOUR = 3_600_000;
const FIRST_SHIP_BY = Date.UTC(2026, 10, 23, 12);

/** A page of the queue with its counts, filtered and from its first to its last page, searched, of a batch, and the next order for a scanned item, at 100,000 orders and 10,000 more that are alike. */
export function benchQueue(): Promise<Figure[]> {
  return withDataDir((dataDir) =>
    withStorage(dataDir, (storage) => {
      fillOrders(storage, ORDERS, FIRST_SHIP_BY);
      fillCampaign(storage);
      const now = FIRST_SHIP_BY + 30 * 24 * HOUR;
      const times: TruckTimes = { now, cutOffAt: now + HOUR, laterFrom: now + 25 * HOUR };
      const page = (filter: QueueFilter, search: string, number: number, channel: string | null = null): void =>
        void storage.orders.queue({
          filter,
          channel,
          batch: null,
          search,
          page: number,
          pageSize: 6,
          times,
          dayStart: now,
        });
      const timed = (act: (round: number) => void): readonly number[] =>
        Array.from({ length: ROUNDS }, (_, round) => {
          const begin = performance.now();
          act(round);
          return performance.now() - begin;
        });
      const limit = { 95: 20 };
      const searchLimit = { 95: 50 };
      const batch = campaignBatch(storage);
      return [
        ...QUEUE_FILTERS.flatMap((filter) =>
          percentiles(
            `queue page, ${filter}`,
            timed((round) => {
              page(filter, '', round + 1);
            }),
            limit,
          ),
        ),
        ...percentiles(
          'queue page, the last ones',
          timed((round) => {
            page('all', '', 16_000 + round);
          }),
          limit,
        ),
        ...percentiles(
          'queue page, of one channel',
          timed((round) => {
            page('all', '', round + 1, 'webshop');
          }),
          limit,
        ),
        ...percentiles(
          'queue page, searched',
          timed((round) => {
            page('all', `1${(10 + round).toString()}`, 1);
          }),
          searchLimit,
        ),
        ...percentiles(
          'queue page, of a batch of ten thousand',
          timed((round) => {
            const choice = { filter: 'all', channel: null, batch } as const;
            storage.orders.queue({ ...choice, search: '', page: round + 1, pageSize: 6, times, dayStart: now });
          }),
          limit,
        ),
        ...percentiles(
          'orders of a batch of ten thousand',
          timed(() => void storage.orders.batch(batch, times)),
          limit,
        ),
        ...percentiles(
          'next order of one item',
          timed(
            (round) => void storage.orders.nextSingle(asId(`SKU-${(round * 31).toString()}`), { channel: null, times }),
          ),
          limit,
        ),
      ];
    }),
  );
}

/** Orders of one product, all alike, at times between the others'. */
function fillCampaign(storage: StoragePort): void {
  const facts = Array.from({ length: SAME }, (_, index): NewFact => {
    const fact = orderNumber(ORDERS + index, FIRST_SHIP_BY);
    if (fact.event.type !== 'orderImported') throw new Error('no order');
    const { order } = fact.event;
    const alike = { channel: 'webshop', shippingMethod: 'Standard', isGift: false, lines: order.lines.slice(0, 1) };
    const lines = alike.lines.map((line) => ({ ...line, sku: asId<Sku>('SKU-1'), ordered: 1 }));
    return { ...fact, event: { ...fact.event, order: { ...order, ...alike, lines, shipBy: shipByOf(index) } } };
  });
  for (let from = 0; from < SAME; from += 500) storage.record(facts.slice(from, from + 500), null);
}

const shipByOf = (index: number): number => FIRST_SHIP_BY + (index % 100) * 24 * HOUR;

function campaignBatch(storage: StoragePort): BatchId {
  const order = storage.orders.byNumber(String(100_000 + ORDERS));
  const batch = order && storage.orders.batchOf(order);
  if (!batch) throw new Error('no batch');
  return batch;
}
