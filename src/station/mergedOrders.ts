import type { Order } from '../core/orders/order.ts';
import { mergedNumbers } from '../core/orders/merge.ts';
import type { StoragePort } from './ports.ts';

type Storage = Pick<StoragePort, 'orders' | 'people'>;

/** The orders that an order is packed for, as they stand: those that go as it, else itself. */
export const packedFor = ({ orders }: Pick<StoragePort, 'orders'>, order: Order): readonly Order[] =>
  order.mergedOf
    ? order.mergedOf
        .flatMap(({ orderId }) => orders.byId(orderId) ?? [])
        .filter(({ cancelledAt }) => cancelledAt === null)
    : [order];

/** What customers wrote with an order, of several each on its own line; '' where nothing, and once erased. */
export const noteOf = (storage: Storage, order: Order): string => wordsOf(storage, order, 'note').join('\n');

/** What is printed on the cards of an order, a card for each message; none once erased. */
export const giftMessagesOf = (storage: Storage, order: Order): readonly string[] =>
  wordsOf(storage, order, 'giftMessage');

const wordsOf = (storage: Storage, order: Order, kind: 'note' | 'giftMessage'): readonly string[] => [
  ...new Set(
    packedFor(storage, order)
      .map(({ consigneeId }) => storage.people[kind](consigneeId))
      .filter((text) => text !== ''),
  ),
];

/** The number on papers: of orders that go as one all of them, as their customer knows them. */
export const paperNumber = (
  { orders }: Pick<StoragePort, 'orders'>,
  session: { readonly orderId: Order['orderId']; readonly number: string },
): string => {
  const order = orders.byId(session.orderId);
  return order?.mergedOf ? mergedNumbers(packedFor({ orders }, order)) : session.number.replace(/^#/, '');
};
