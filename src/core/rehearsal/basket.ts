import type { PackItem } from '../carton/fits.ts';
import { asId, type Sku } from '../ids.ts';
import { canonical } from '../journal/canonical.ts';
import { EMPTY_ADDRESS } from '../orders/address.ts';
import type { UnweighedParcel } from '../ship/rate.ts';
import type { OfflineTariff } from '../ship/tariff.ts';
import { zoneOf } from '../ship/zones.ts';

/** What an order's postage depends on beside its boxes. Its address has country, postcode and whether it is a firm's, nothing else. */
export interface Lane {
  readonly channel: string;
  readonly parcel: Omit<UnweighedParcel, 'outer' | 'packaging'>;
}

/** Units of an order with what one is worth, minor units; null where nobody says. */
export interface PastItem extends PackItem {
  readonly worth: number | null;
}

/** An order of the past as far as boxes go: no name, no address. */
export interface PastOrder {
  readonly number: string;
  /** The day it was placed, milliseconds; null where the channel does not say. */
  readonly placedAt: number | null;
  readonly lane: Lane;
  readonly items: readonly PastItem[];
}

/** Equal contents to one lane, and the orders that are this. `lane` is an index. */
export interface Basket {
  readonly items: readonly PastItem[];
  readonly lane: number;
  readonly orders: readonly string[];
}

/** Orders as they are worked out: each different basket once. */
export interface Baskets {
  readonly lanes: readonly Lane[];
  readonly baskets: readonly Basket[];
}

/** Country, postcode and whether it is a firm's: all of an address that a price asks for. */
export const pricedAddress = ({
  country,
  postcode,
  company,
}: {
  readonly country: string;
  readonly postcode: string;
  readonly company: string;
}): UnweighedParcel['shipTo'] => ({
  ...EMPTY_ADDRESS,
  country,
  postcode,
  company: company.trim() === '' ? '' : 'company',
});

/** Joins orders of the same contents to the same price zone. Neither the order of the orders nor that of their lines decides anything. */
export function basketsOf(orders: readonly PastOrder[], tariff: OfflineTariff): Baskets {
  const joining = joinBaskets(orders, tariff);
  for (;;) {
    const { done, value } = joining.next();
    if (done === true) return value;
  }
}

/** The same with a stop before each order, for one who has other things to do meanwhile. */
export function* joinBaskets(orders: readonly PastOrder[], tariff: OfflineTariff): Generator<undefined, Baskets> {
  const lanes = new Map<string, { readonly at: number; readonly lane: Lane }>();
  const baskets = new Map<string, { readonly items: readonly PastItem[]; readonly lane: number; orders: string[] }>();
  for (const order of orders.toSorted(byNumber)) {
    yield undefined;
    const laneText = laneKey(order.lane, tariff);
    const lane = lanes.get(laneText) ?? { at: lanes.size, lane: order.lane };
    lanes.set(laneText, lane);
    const items = joined(order.items);
    const key = JSON.stringify([lane.at, items.map(({ sku, count }) => [sku, count])]);
    const known = baskets.get(key);
    if (known) known.orders.push(order.number);
    else baskets.set(key, { items, lane: lane.at, orders: [order.number] });
  }
  return { lanes: [...lanes.values()].map(({ lane }) => lane), baskets: [...baskets.values()] };
}

const byNumber = (a: PastOrder, b: PastOrder): number => compareText(a.number, b.number);
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Lines of one product as one, by SKU. */
function joined(items: readonly PastItem[]): readonly PastItem[] {
  const bySku = new Map<Sku, PastItem>();
  for (const item of items) {
    if (item.count <= 0) continue;
    const count = (bySku.get(item.sku)?.count ?? 0) + item.count;
    bySku.set(item.sku, { ...item, lineId: asId(item.sku), count });
  }
  return [...bySku.values()].sort((a, b) => compareText(a.sku, b.sku));
}

/** Lanes of one key have the same prices for every box: they lie in one zone of one country. */
function laneKey({ channel, parcel }: Lane, tariff: OfflineTariff): string {
  const { shipFrom, shipTo, shipDate, shippingMethod, currency, goods = [] } = parcel;
  const zone = zoneOf(shipFrom, shipTo, tariff);
  return canonical([
    zone.ok ? { zone: zone.value } : { refused: zone.error },
    [shipFrom.country, shipFrom.postcode, shipTo.country, shipTo.company],
    [shipDate, shippingMethod.toLowerCase(), currency, channel.toLowerCase()],
    goods.map((one) => canonical(one)).sort(),
  ]);
}
