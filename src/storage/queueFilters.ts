import type { QueueFilter } from '../core/orders/queueOrder.ts';

/** What each filter keeps of the waiting orders, as SQL of `@now` and `@laterFrom`: the same as keepsStretch says of stretches. */
export const FILTERS: Readonly<Record<QueueFilter, string>> = {
  all: 'is_waiting = 1',
  late: 'is_waiting = 1 AND due < @now',
  truck: 'is_waiting = 1 AND (rank = 0 OR due < @laterFrom OR due < @now)',
  later: 'is_waiting = 1 AND rank <> 0 AND due >= @laterFrom AND due >= @now',
  priority: 'is_waiting = 1 AND rank <= 1',
  single: 'is_waiting = 1 AND units = 1',
  held: "status = 'onHold'",
};

/** The order of the queue, as queueStretches has it. */
export const QUEUE_ORDER =
  'CASE WHEN due < @now THEN 0 WHEN rank = 0 OR due < @laterFrom THEN 1 ELSE 2 END, rank, due, placed, number';

/** The waiting orders by promised time alone, with the index named, because SQLite would rather sort another index's rows. */
export const BY_DUE = 'orders INDEXED BY orders_waiting';
