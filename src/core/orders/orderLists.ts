/** Which orders a list shows; `over`: packed or cancelled. */
export const ORDER_LISTS = ['waiting', 'held', 'over', 'all'] as const;
export type OrderList = (typeof ORDER_LISTS)[number];

/** Orders that a search finds at most: who sees more than that types on. */
export const ORDERS_FOUND = 400;
