import { asId } from '../../src/core/ids.ts';
import { QUEUE_FILTERS, type QueueFilter, type TruckTimes } from '../../src/core/orders/queueOrder.ts';
import { fillOrders } from './fill.ts';
import { percentiles, type Figure } from './measure.ts';
import { withDataDir, withStorage } from './stationFolder.ts';

const ORDERS = 100_000;
const ROUNDS = 60;
const HOUR = 3_600_000;
const FIRST_SHIP_BY = Date.UTC(2026, 10, 23, 12);

/** A page of the queue with its counts, filtered and from its first to its last page, searched, and the next order for a scanned item, at 100,000 orders. */
export function benchQueue(): Promise<Figure[]> {
  return withDataDir((dataDir) =>
    withStorage(dataDir, (storage) => {
      fillOrders(storage, ORDERS, FIRST_SHIP_BY);
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
      const limit = { 95: 50 };
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
