import type { QueueFilter } from '../station/ports.ts';

/** What each filter keeps of the waiting orders, as SQL; each has an index of its own in queue order. `late` needs `@now`. */
export const FILTERS: Readonly<Record<QueueFilter, string>> = {
  all: 'is_waiting = 1',
  late: 'is_waiting = 1 AND due < @now',
  single: 'is_waiting = 1 AND units = 1',
  held: "status = 'onHold'",
};
