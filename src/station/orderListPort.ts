import type { OrderId, PersonId } from '../core/ids.ts';
import type { Order, OrderStatus } from '../core/orders/order.ts';
import type { OrderList } from '../core/orders/orderLists.ts';
import type { OrderPriority } from '../core/orders/priority.ts';
import type { Instant } from '../core/time.ts';

/** An order of the list. */
export interface ListedOrder {
  readonly orderId: OrderId;
  readonly number: string;
  readonly channel: string;
  readonly status: OrderStatus;
  readonly hold: Order['hold'];
  readonly lateChange: Order['lateChange'];
  readonly priority: OrderPriority;
  readonly placedAt: Instant | null;
  readonly shipBy: Instant | null;
  /** Still to be packed. */
  readonly units: number;
  readonly consigneeId: PersonId;
}

/** The list of all orders, as stored: the last that came in first. */
export interface OrderListPort {
  /** Newest first; at most ORDERS_FOUND where `text` is searched: numbers, totes and tracking numbers from their beginning, names by words, items of what waits. */
  page(of: { readonly list: OrderList; readonly text: string; readonly offset: number; readonly limit: number }): {
    readonly total: number;
    readonly rows: readonly ListedOrder[];
  };
  /** How many orders ever came from a channel. */
  ofChannel(channel: string): number;
}
