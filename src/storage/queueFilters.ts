import type { QueueFilter } from '../station/ports.ts';

/** What each filter keeps of the waiting orders, as SQL. `late` needs `@now`. */
export const FILTERS: Readonly<Record<QueueFilter, string>> = {
  all: 'is_waiting = 1',
  late: 'is_waiting = 1 AND due < @now',
  single: 'is_waiting = 1 AND units = 1',
  held: "status = 'onHold'",
};

/** The table with the index that holds a filter's orders in queue order; named, because SQLite would rather sort another index's rows. */
export const QUEUE_ORDER: Readonly<Record<QueueFilter, string>> = {
  all: 'orders INDEXED BY orders_waiting',
  late: 'orders INDEXED BY orders_waiting',
  single: 'orders INDEXED BY orders_single',
  held: 'orders INDEXED BY orders_held',
};
