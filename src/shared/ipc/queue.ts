import { z } from 'zod';
import { asId, type BatchId } from '../../core/ids.ts';
import { HOLD_REASONS, ORDER_STATUSES } from '../../core/orders/order.ts';
import { ORDER_PRIORITIES } from '../../core/orders/priority.ts';
import { QUEUE_FILTERS } from '../../core/orders/queueOrder.ts';
import { lateChange, missedDay, productView, text, whole } from './schemas.ts';

const priority = z.enum(ORDER_PRIORITIES);

const batchId = text.max(40).transform((id): BatchId => asId(id));

const queueChoice = z.object({
  filter: z.enum(QUEUE_FILTERS),
  channel: text.max(200).nullable(),
  batch: batchId.nullable(),
});

const queueRow = z.object({
  orderId: text,
  number: text,
  channel: text,
  status: z.enum(ORDER_STATUSES),
  hold: z.enum(HOLD_REASONS).nullable(),
  lateChange: lateChange.nullable(),
  shipBy: z.number().nullable(),
  placedAt: z.number().nullable(),
  priority,
  shippingMethod: text,
  isGift: z.boolean(),
  units: whole,
  lines: z.array(productView),
  lineCount: whole,
  missed: missedDay.nullable(),
  tote: text.nullable(),
  batch: z.object({ id: batchId, count: whole }).nullable(),
});

const queuePage = z.object({
  rows: z.array(queueRow),
  page: whole,
  pages: whole,
  counts: z.record(z.enum(QUEUE_FILTERS), whole),
  batchLeft: whole.nullable(),
  channels: z.array(text),
  /** Until when a parcel goes with the next truck; null where no hour is known. */
  cutOffAt: z.number().nullable(),
  today: z.object({ packed: whole, total: whole }),
});

/** What the window asks of the queue. */
export const queueRequests = {
  'queue.page': {
    input: queueChoice.extend({ search: text.max(100), page: z.number().int().min(1) }),
    output: queuePage,
  },
  /** What the bench goes on with: NEXT follows it, and of a batch each order opens the next; with `single` or a batch an item that is scanned at an empty bench opens the next order that wants it. */
  'queue.choose': { input: queueChoice, output: z.object({}).strict() },
  'orders.release': { input: z.object({ orderId: text }), output: z.object({}).strict() },
  'orders.prioritize': { input: z.object({ orderId: text, priority }), output: z.object({}).strict() },
} as const;
