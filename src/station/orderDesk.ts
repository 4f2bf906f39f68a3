import { asId, type OrderId, type UserId } from '../core/ids.ts';
import { isWaiting } from '../core/orders/lifecycle.ts';
import type { Order } from '../core/orders/order.ts';
import type { OrderList } from '../core/orders/orderLists.ts';
import { orderView, type OrderView } from './orderView.ts';
import type { ListedOrder, StoragePort } from './ports.ts';

/** One page of the list of orders. */
export interface OrderPage {
  readonly total: number;
  /** With the consignee's name; '' once erased. */
  readonly rows: readonly (ListedOrder & { readonly name: string })[];
}

/** Why an order is not held: nothing of it is to be packed, it is held already, or a packer has it. */
export type HoldRefusal = 'over' | 'held' | 'onBench';

/** What supervisors do with single orders; whole files of them go through the import. */
export interface OrderDesk {
  page(of: {
    readonly list: OrderList;
    readonly text: string;
    readonly page: number;
    readonly size: number;
  }): OrderPage;
  /** Null for an order that never came in. */
  view(orderId: string): OrderView | null;
  /** Keeps an order off the bench until it is released; null when that is recorded. */
  hold(orderId: string, by: UserId | null): HoldRefusal | null;
}

interface OrderDeskPorts {
  readonly storage: StoragePort;
  /** What waits was changed. */
  changed(): void;
}

/** Creates the desk of one station. */
export function createOrderDesk({ storage, changed }: OrderDeskPorts): OrderDesk {
  const orderOf = (orderId: string): Order | null => storage.orders.byId(asId<OrderId>(orderId));
  return {
    page({ list, text, page, size }) {
      const found = storage.orderList.page({ list, text, offset: page * size, limit: size });
      const nameOf = ({ consigneeId }: ListedOrder): string => {
        const address = storage.people.address(consigneeId);
        return address?.name || address?.company || '';
      };
      return { total: found.total, rows: found.rows.map((row) => ({ ...row, name: nameOf(row) })) };
    },
    view(orderId) {
      const order = orderOf(orderId);
      return order && orderView(storage, order);
    },
    hold(orderId, by) {
      const order = orderOf(orderId);
      if (!order || !isWaiting(order.status)) return 'over';
      if (storage.sessions.ofOrder(order.orderId)) return 'onBench';
      if (order.status === 'onHold') return 'held';
      storage.record([{ event: { type: 'orderHeld', orderId: order.orderId, reason: 'desk' } }], by);
      changed();
      return null;
    },
  };
}
