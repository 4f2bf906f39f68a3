import type { BatchId } from '../ids.ts';
import type { Instant } from '../time.ts';
import { ORDER_PRIORITIES, type OrderPriority } from './priority.ts';

/** Until when the trucks go, as the queue is asked. */
export interface TruckTimes {
  readonly now: Instant;
  /** Until when a parcel goes with the next truck; null where its carrier names no hour. */
  readonly cutOffAt: Instant | null;
  /** What is promised to leave from here on can wait for the truck after the next. */
  readonly laterFrom: Instant;
}

/** What leaves first: what is late, then what has to be on the next truck, then what can wait for a later one. */
export const QUEUE_BUCKETS = ['late', 'truck', 'later'] as const;
export type QueueBucket = (typeof QUEUE_BUCKETS)[number];

/** Which part of the queue an order is in. A promised time that is over is late; a rush order goes with the next truck, also without a time. */
export function queueBucket(
  { shipBy, priority }: { readonly shipBy: Instant | null; readonly priority: OrderPriority },
  { now, laterFrom }: TruckTimes,
): QueueBucket {
  if (shipBy !== null && shipBy < now) return 'late';
  return priority === 'rush' || (shipBy !== null && shipBy < laterFrom) ? 'truck' : 'later';
}

/** Orders of one priority that are promised from `from` up to, but without, `to`; null: without end, and those without a time last. */
export interface QueueStretch {
  readonly bucket: QueueBucket;
  readonly priority: OrderPriority;
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/**
 * The queue as stretches, the first to leave first: by bucket, in each by priority, in each of these by promised time, then placed, then
 * number. Every order is in exactly one.
 */
export function queueStretches({ now, laterFrom }: TruckTimes): readonly QueueStretch[] {
  const later = Math.max(now, laterFrom);
  return QUEUE_BUCKETS.flatMap((bucket) =>
    ORDER_PRIORITIES.flatMap((priority): QueueStretch[] => {
      if (bucket === 'late') return [{ bucket, priority, from: null, to: now }];
      if (priority === 'rush') return bucket === 'truck' ? [{ bucket, priority, from: now, to: null }] : [];
      return bucket === 'truck'
        ? [{ bucket, priority, from: now, to: later }]
        : [{ bucket, priority, from: later, to: null }];
    }),
  );
}

/** What a bench may look at alone; `priority`: rush and high. */
export const QUEUE_FILTERS = ['all', 'late', 'truck', 'later', 'priority', 'single', 'held'] as const;
export type QueueFilter = (typeof QUEUE_FILTERS)[number];

/** What of the queue a bench looks at, and goes on with: a filter, of one channel or of all. A batch is in force before both, while any of it is left. */
export interface QueueChoice {
  readonly filter: QueueFilter;
  readonly channel: string | null;
  readonly batch: BatchId | null;
}

export const WHOLE_QUEUE: QueueChoice = { filter: 'all', channel: null, batch: null };

/** True when a filter keeps orders of the stretch: what is late goes with the next truck too. Orders of one item and those on hold are in any. */
export function keepsStretch(filter: QueueFilter, { bucket, priority }: QueueStretch): boolean {
  switch (filter) {
    case 'late':
      return bucket === 'late';
    case 'truck':
      return bucket !== 'later';
    case 'later':
      return bucket === 'later';
    case 'priority':
      return priority === 'rush' || priority === 'high';
    case 'all':
    case 'single':
    case 'held':
      return true;
  }
}
