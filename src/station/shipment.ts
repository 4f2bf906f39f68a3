import type { CartonType } from '../core/carton/cartonType.ts';
import type { Order } from '../core/orders/order.ts';
import type { Mass } from '../core/quantity.ts';
import type { RuntimePort, ShipmentDraft, StoragePort } from './ports.ts';
import { localDate } from './siteTime.ts';

/** What a carrier is asked about one parcel; null while the site or the consignee's address is not there (erased). */
export function shipmentDraft(
  ports: { readonly storage: StoragePort; readonly runtime: RuntimePort },
  order: Order,
  parcel: { readonly carton: CartonType; readonly gross: Mass; readonly index: number; readonly count: number },
): ShipmentDraft | null {
  const site = ports.storage.site();
  const shipTo = ports.storage.people.address(order.consigneeId);
  if (!site || !shipTo) return null;
  return {
    orderNumber: order.number,
    parcelIndex: parcel.index,
    parcelCount: parcel.count,
    shipFrom: site.shipFrom,
    shipTo,
    outer: parcel.carton.outer,
    gross: parcel.gross,
    shipDate: localDate(ports.runtime.now(), site.timeZone),
    shippingMethod: order.shippingMethod,
    currency: site.currency,
  };
}
