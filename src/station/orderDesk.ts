import { asId, type OrderId, type Sku, type UserId } from '../core/ids.ts';
import { isWaiting } from '../core/orders/lifecycle.ts';
import type { Order } from '../core/orders/order.ts';
import type { OrderList } from '../core/orders/orderLists.ts';
import { createKeyingIn, type KeyingIn } from './keyingIn.ts';
import { createOrderChanges, type OrderChanges } from './orderChanges.ts';
import { createOrderMerging, type OrderMerging } from './orderMerging.ts';
import { openLateChanges, orderView, type OrderView } from './orderView.ts';
import { codeKeys } from '../core/scan/classify.ts';
import type { ListedOrder, RuntimePort, StoragePort } from './ports.ts';

/** One page of the list of orders. */
export interface OrderPage {
  readonly total: number;
  /** With the consignee's name; '' once erased. */
  readonly rows: readonly (ListedOrder & { readonly name: string })[];
}

/** Why an order is not held: nothing of it is to be packed, it is held already, or a packer has it. */
export type HoldRefusal = 'over' | 'held' | 'onBench';

/** What supervisors do with single orders; whole files of them go through the import. */
export interface OrderDesk extends OrderChanges, KeyingIn, OrderMerging {
  page(of: {
    readonly list: OrderList;
    readonly text: string;
    readonly page: number;
    readonly size: number;
  }): OrderPage;
  /** Null for an order that never came in. */
  view(orderId: string): OrderView | null;
  /** Products for a line, a handful: the one of a barcode or a SKU first, then those whose name or SKU has the text in it. */
  products(text: string): readonly { readonly sku: Sku; readonly name: string; readonly image: string | null }[];
  /** Keeps an order off the bench until it is released; null when that is recorded. */
  hold(orderId: string, by: UserId | null): HoldRefusal | null;
}

interface OrderDeskPorts {
  readonly storage: StoragePort;
  readonly runtime: Pick<RuntimePort, 'now' | 'newId'>;
  /** A packer who has the order is stopped: the bench hears it in the same breath. */
  stopped(): void;
  /** What waits was changed. */
  changed(): void;
}

/** Who sees as many types on. */
const PRODUCTS_SHOWN = 5;

/** Creates the desk of one station. */
export function createOrderDesk(ports: OrderDeskPorts): OrderDesk {
  const { storage, changed } = ports;
  const orderOf = (orderId: string): Order | null => storage.orders.byId(asId<OrderId>(orderId));
  return {
    ...createOrderChanges(ports),
    ...createKeyingIn(ports),
    ...createOrderMerging(ports),
    page({ list, text, page, size }) {
      const found = storage.orderList.page({ list, text, offset: page * size, limit: size });
      const nameOf = ({ consigneeId }: ListedOrder): string => {
        const address = storage.people.address(consigneeId);
        return address?.name || address?.company || '';
      };
      const late = openLateChanges(storage);
      const rows = found.rows.map((row) => ({
        ...row,
        lateChange: late.has(row.orderId) ? row.lateChange : null,
        name: nameOf(row),
      }));
      return { total: found.total, rows };
    },
    view(orderId) {
      const order = orderOf(orderId);
      return order && orderView(storage, order);
    },
    products(text) {
      const exact = storage.products.byCode(codeKeys(text.trim(), null));
      const listed = storage.productList.page({ list: 'all', text, offset: 0, limit: PRODUCTS_SHOWN });
      const found = [exact, ...listed.map(({ sku }) => storage.products.bySku(sku))].filter((one) => one !== null);
      return [...new Map(found.map(({ sku, name, image }) => [sku, { sku, name: name || sku, image }])).values()].slice(
        0,
        PRODUCTS_SHOWN,
      );
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
