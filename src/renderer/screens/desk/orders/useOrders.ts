import type { RequestInput, RequestOutput } from '../../../../shared/ipc/contract.ts';

export type ListedOrderView = RequestOutput<'orderDesk.page'>['rows'][number];
export type OrderViewed = NonNullable<RequestOutput<'orderDesk.view'>['order']>;
export type AddressViewed = NonNullable<OrderViewed['consignee']>;
export type OrderChangeInput = RequestInput<'orderDesk.plan'>['change'];
export type ChangeKind = OrderChangeInput['kind'];
export type ChangeEffectView = RequestOutput<'orderDesk.plan'>['effects'][number];
export type ChangeRefusalView = NonNullable<RequestOutput<'orderDesk.change'>['refused']>;

/** What a form that changes an order is given. */
export interface OrderChangeProps {
  readonly order: OrderViewed;
  readonly onLeave: () => void;
}

/** Every question about single orders begins with it. */
export const ORDERS_KEY = ['orders'];

/** Stands for the order that is being keyed in. */
export const NEW_ORDER = '';
