import type { OrderId, Sku } from '../../core/ids.ts';
import { EMPTY_ADDRESS, type Address } from '../../core/orders/address.ts';
import type { OrderFacts } from '../../core/orders/order.ts';
import type { Product } from '../../core/orders/product.ts';
import { linesToPack } from '../../core/pack/kits.ts';
import { pricedAddress, type PastItem, type PastOrder } from '../../core/rehearsal/basket.ts';
import type { Instant, LocalDate } from '../../core/time.ts';
import { packItem } from '../packItem.ts';
import type { StoragePort } from '../ports.ts';

/** Whence and when all orders of a rehearsal leave. */
export interface Departure {
  readonly shipFrom: Address;
  readonly currency: string;
  readonly shipDate: LocalDate;
}

/** What of an order decides its boxes, and nothing that names anybody. */
export type HistoryOrder = Pick<OrderFacts, 'number' | 'channel' | 'placedAt' | 'shippingMethod' | 'lines'>;

/**
 * An order of the past as it would be sent on the day of departure: all that was ordered and not withdrawn, kits by their parts, at that
 * day's prices. A promised day is left out, because it is over.
 */
export function pastOrder(
  order: HistoryOrder,
  shipTo: Pick<Address, 'country' | 'postcode' | 'company'>,
  { shipFrom, currency, shipDate }: Departure,
  product: (sku: Sku) => Product | null,
): PastOrder {
  const lines = linesToPack({ lines: order.lines.map((line) => ({ ...line, packed: 0 })) }, product);
  const prices = new Map(order.lines.map(({ lineId, unitPrice }) => [lineId, unitPrice?.minor ?? null]));
  const items = lines.map(({ lineId, sku, quantity }): PastItem => {
    const known = product(sku);
    const worth = prices.get(lineId) ?? known?.unitValue?.minor ?? null;
    return { ...packItem({ lineId, sku, count: quantity }, known), worth };
  });
  const goods = lines.flatMap(({ sku }) => product(sku)?.hazards ?? []);
  return {
    number: order.number,
    placedAt: order.placedAt,
    items,
    lane: {
      channel: order.channel,
      parcel: {
        shipFrom: pricedAddress(shipFrom),
        shipTo: pricedAddress(shipTo),
        shipDate,
        currency,
        shippingMethod: order.shippingMethod,
        ...(goods.length > 0 && { goods }),
      },
    },
  };
}

/** The orders of a data folder placed since a moment; one whose address was erased has no price. */
export function storedPastOrders(storage: StoragePort, since: Instant, departure: Departure): readonly PastOrder[] {
  const products = new Map(storage.products.all().map((product) => [product.sku, product]));
  return storage.orders
    .placedSince(since)
    .flatMap((orderId) => storedPastOrder(storage, orderId, departure, (sku) => products.get(sku) ?? null) ?? []);
}

/** One of them; null where there is no such order. */
export function storedPastOrder(
  storage: StoragePort,
  orderId: OrderId,
  departure: Departure,
  product: (sku: Sku) => Product | null,
): PastOrder | null {
  const order = storage.orders.byId(orderId);
  if (!order) return null;
  return pastOrder(order, storage.people.address(order.consigneeId) ?? EMPTY_ADDRESS, departure, product);
}
