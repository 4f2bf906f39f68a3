import { canonical } from '../core/journal/canonical.ts';
import type { Address } from '../core/orders/address.ts';
import type { DeskPart, Order, SaidLine } from '../core/orders/order.ts';
import type { ImportItem, StoragePort } from './ports.ts';

type OrderItem = Extract<ImportItem, { readonly kind: 'order' }>;

/**
 * What a file says of an order that a supervisor changed here. A part that the channel says just as it did then is no news: what was changed
 * here stands in its place. One that it says otherwise is newer than the change and holds; `overruled` names it.
 */
export function withDeskWord(
  storage: Pick<StoragePort, 'people'>,
  order: Order,
  item: OrderItem,
): { readonly item: OrderItem; readonly overruled: readonly DeskPart[] } {
  const address = addressSaid(storage, order, item);
  const lines = linesSaid(order, item);
  return {
    item: { ...item, consignee: address.value, order: { ...item.order, lines: lines.value } },
    overruled: [...(address.isNewer ? (['address'] as const) : []), ...(lines.isNewer ? (['lines'] as const) : [])],
  };
}

interface Said<T> {
  readonly value: T;
  readonly isNewer: boolean;
}

function addressSaid({ people }: Pick<StoragePort, 'people'>, order: Order, { consignee }: OrderItem): Said<Address> {
  const before = order.desk?.address;
  const now = people.address(order.consigneeId);
  if (before === undefined || now === null || isSameAddress(now, consignee))
    return { value: consignee, isNewer: false };
  const given = people.address(before);
  return given === null || isSameAddress(given, consignee)
    ? { value: now, isNewer: false }
    : { value: consignee, isNewer: true };
}

function linesSaid(order: Order, { order: { lines }, fulfilled }: OrderItem): Said<readonly SaidLine[]> {
  const before = order.desk?.lines;
  if (!before) return { value: lines, isNewer: false };
  const isAlike = (known: SaidLine): boolean => {
    const now = lines.find(({ lineId }) => lineId === known.lineId);
    // What was packed here comes back as fulfilled.
    const isWithdrawnAlike = now?.withdrawn === known.withdrawn || fulfilled.includes(known.lineId);
    return now?.sku === known.sku && now.ordered === known.ordered && isWithdrawnAlike;
  };
  const isSaid = (known: readonly SaidLine[]): boolean => known.length === lines.length && known.every(isAlike);
  if (isSaid(before)) return { value: order.lines.map(({ packed: _, ...line }) => line), isNewer: false };
  return { value: lines, isNewer: !isSaid(order.lines) };
}

/** True where both say the same, letter by letter. */
export const isSameAddress = (a: Address, b: Address): boolean => canonical(a) === canonical(b);
