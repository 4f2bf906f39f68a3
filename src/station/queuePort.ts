import type { BatchId, OrderId, PersonId, Sku } from '../core/ids.ts';
import type { Order, OrderStatus } from '../core/orders/order.ts';
import type { OrderPriority } from '../core/orders/priority.ts';
import type { QueueFilter } from '../core/orders/queueOrder.ts';
import type { Instant, LocalDate } from '../core/time.ts';

/** One row of the queue as the bench shows it. */
export interface QueueRow {
  readonly orderId: OrderId;
  readonly number: string;
  readonly channel: string;
  readonly status: OrderStatus;
  readonly hold: Order['hold'];
  readonly lateChange: Order['lateChange'];
  readonly shipBy: Instant | null;
  readonly placedAt: Instant | null;
  readonly priority: OrderPriority;
  readonly shippingMethod: string;
  readonly isGift: boolean;
  readonly units: number;
  readonly lines: readonly { readonly sku: Sku; readonly name: string; readonly image: string | null }[];
  readonly lineCount: number;
  /** Code of the tote, cart place or pick list it lies in; null for none. */
  readonly tote: string | null;
  /** Last day of delivery that was promised; null for none. */
  readonly deliverBy: LocalDate | null;
  readonly consigneeId: PersonId;
  /** The orders that are packed just like it, with how many can be begun, itself among them; null where it is the only one. */
  readonly batch: { readonly id: BatchId; readonly count: number } | null;
}

export interface QueuePage {
  readonly rows: readonly QueueRow[];
  readonly page: number;
  readonly pages: number;
  /** How many orders each filter keeps, of the channel that is chosen. */
  readonly counts: Readonly<Record<QueueFilter, number>>;
  /** How many orders of the chosen batch can be begun; null where none is chosen, or none of it is left. */
  readonly batchLeft: number | null;
  /** Channels of waiting orders. */
  readonly channels: readonly string[];
  /** Until when a parcel goes with the next truck; null where no hour is known. */
  readonly cutOffAt: Instant | null;
  /** Orders finished since local midnight and all orders of today's work (finished + waiting). */
  readonly today: { readonly packed: number; readonly total: number };
}
