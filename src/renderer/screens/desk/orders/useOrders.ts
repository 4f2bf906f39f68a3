import type { RequestOutput } from '../../../../shared/ipc/contract.ts';

export type ListedOrderView = RequestOutput<'orderDesk.page'>['rows'][number];
export type OrderViewed = NonNullable<RequestOutput<'orderDesk.view'>['order']>;

/** Every question about single orders begins with it. */
export const ORDERS_KEY = ['orders'];
