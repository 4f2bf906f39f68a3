import type { CartonType } from '../core/carton/cartonType.ts';
import { servicesOf, type BoxPurpose } from '../core/carton/boxUse.ts';
import { PACKAGING } from '../core/carton/packaging.ts';
import { UNPRICED, type AskPostage, type Postage } from '../core/carton/postage.ts';
import type { ParcelContent } from '../core/journal/events.ts';
import type { Order } from '../core/orders/order.ts';
import { linesToPack } from '../core/pack/kits.ts';
import type { Mass } from '../core/quantity.ts';
import { dryIceIn } from '../core/ship/dryIce.ts';
import { originOf } from '../core/ship/manifest.ts';
import type { Handover } from '../core/ship/parcel.ts';
import { switchedOff } from '../core/ship/serviceSwitch.ts';
import type { LocalDate } from '../core/time.ts';
import type { CarrierPort, RuntimePort, ShipmentDraft, StoragePort } from './ports.ts';
import { shipDay } from './trucks.ts';

/** What a carrier is asked about one parcel; null while the site or the consignee's address is not there (erased). */
export function shipmentDraft(
  ports: DraftPorts,
  order: Order,
  parcel: {
    readonly carton: CartonType;
    readonly gross: Mass;
    readonly index: number;
    readonly count: number;
    /** What is in it; absent while that is not known. */
    readonly contents?: readonly ParcelContent[];
  },
): ShipmentDraft | null {
  const draft = unweighedDraft(ports, order, parcel.carton);
  if (!draft) return null;
  const { index, count, gross, contents } = parcel;
  const ice = contents?.map((content) => ({
    count: content.count,
    hazards: ports.storage.products.bySku(content.sku)?.hazards,
  }));
  return { ...draft, parcelIndex: index, parcelCount: count, gross, ...(ice && { dryIce: dryIceIn(ice) }) };
}

/** The same before anything is in the box: a parcel of an order that is not weighed yet. */
export function unweighedDraft(
  ports: DraftPorts,
  order: Order,
  { outer, kind, use }: Pick<CartonType, 'outer' | 'kind' | 'use'>,
): Omit<ShipmentDraft, 'gross'> | null {
  const site = ports.storage.site();
  const shipTo = ports.storage.people.address(order.consigneeId);
  if (!site || !shipTo) return null;
  const shipDate = shipDay(ports, site);
  const keptFor = use && servicesOf({ use }, ports.carrier.id);
  return {
    orderNumber: order.number,
    parcelIndex: 1,
    parcelCount: 1,
    shipFrom: site.shipFrom,
    shipTo,
    outer,
    shipDate,
    shippingMethod: order.shippingMethod,
    currency: site.currency,
    packaging: PACKAGING[kind],
    ...offOn(ports, shipDate),
    ...(keptFor && { keptFor }),
    ...(order.deliverBy !== undefined && { deliverBy: order.deliverBy }),
    ...goodsOf(ports, order),
  };
}

/** The services that the site does not use for parcels of a ship date. */
export function offOn(
  { storage, carrier }: Pick<DraftPorts, 'storage' | 'carrier'>,
  shipDate: LocalDate,
): Pick<ShipmentDraft, 'switchedOff'> {
  const off = switchedOff(storage.accounts.of(carrier.id, carrier.account ?? '').services, shipDate);
  return off.length > 0 ? { switchedOff: off } : {};
}

/**
 * Of the whole order, not of one box: boxes are planned and priced before it is known what goes into which, and a label must not be dearer
 * than it was planned.
 */
function goodsOf({ storage }: DraftPorts, order: Order): Pick<ShipmentDraft, 'goods'> {
  const goods = linesToPack(order, (sku) => storage.products.bySku(sku)).flatMap(({ sku }) => {
    const hazards = storage.products.bySku(sku)?.hazards;
    return hazards ? [hazards] : [];
  });
  return goods.length > 0 ? { goods } : {};
}

/** Whom a parcel of an order is for, as far as a box may ask. */
export function purposeOf(
  ports: DraftPorts,
  order: Order,
  box: Pick<CartonType, 'outer' | 'kind' | 'use'>,
): BoxPurpose {
  const { carrier } = ports;
  const purpose = { channel: order.channel, carrier: carrier.id };
  if ((box.use?.services ?? []).length === 0) return purpose;
  // By which services an order may go does not hang on its box.
  const draft = unweighedDraft(ports, order, { outer: box.outer, kind: box.kind });
  return { ...purpose, services: draft ? carrier.services.forOrder(draft) : null };
}

/** When a label bought now would leave, from where, on which account. */
export const handoverOf = ({ carrier }: Pick<DraftPorts, 'carrier'>, draft: ShipmentDraft): Handover => ({
  account: carrier.account ?? '',
  origin: originOf(draft.shipFrom),
  shipDate: draft.shipDate,
});

/** The carrier's prices for an order's boxes, each asked for once. */
export function askPostage(ports: DraftPorts, order: Order): AskPostage {
  const known = new Map<string, Postage>();
  return (outer, range, kind, use) => {
    const key = JSON.stringify([outer, range, kind, use?.services ?? []]);
    const found = known.get(key);
    if (found) return found;
    const draft = unweighedDraft(ports, order, { outer, kind, ...(use && { use }) });
    const postage = draft ? ports.carrier.prices(draft, range) : UNPRICED;
    known.set(key, postage);
    return postage;
  };
}

interface DraftPorts {
  readonly carrier: CarrierPort;
  readonly storage: StoragePort;
  readonly runtime: RuntimePort;
}
