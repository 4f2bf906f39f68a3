import { useQuery } from '@tanstack/react-query';
import { request } from '../../../ipc/bridge.ts';
import type { RequestInput, RequestOutput } from '../../../../shared/ipc/contract.ts';

export type ListedOrderView = RequestOutput<'orderDesk.page'>['rows'][number];
export type OrderViewed = NonNullable<RequestOutput<'orderDesk.view'>['order']>;
export type AddressViewed = NonNullable<OrderViewed['consignee']>;
export type OrderChangeInput = RequestInput<'orderDesk.plan'>['change'];
export type ChangeKind = OrderChangeInput['kind'] | 'merge';
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

/** Waiting orders of the same customer, also those that may not go with it; none for one that goes with others already. */
export function useMergeable({ orderId, revision, status, goesWith, mergedOf }: OrderViewed): MergeableView {
  const { data } = useQuery({
    queryKey: [...ORDERS_KEY, 'mergeable', orderId, revision, status],
    queryFn: () => request('orderDesk.mergeable', { orderId }),
    enabled: goesWith === null && mergedOf.length === 0 && (status === 'ready' || status === 'onHold'),
    staleTime: 0,
  });
  return data?.orders ?? [];
}

type MergeableView = RequestOutput<'orderDesk.mergeable'>['orders'];
