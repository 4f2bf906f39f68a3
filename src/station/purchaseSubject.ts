import type { CartonType } from '../core/carton/cartonType.ts';
import type { CartonTypeId } from '../core/ids.ts';
import type { Order } from '../core/orders/order.ts';
import { parcelNumber } from '../core/pack/parcelNumbers.ts';
import type { PackParcel } from '../core/pack/session.ts';
import type { StoredPurchase } from '../core/ship/labelPurchase.ts';
import { seriesPrefix } from './numberSeries.ts';
import type { CarrierPort, DraftCustoms, PurchaseIntent, RuntimePort, ShipmentDraft, StoragePort } from './ports.ts';
import { shipmentDraft } from './shipment.ts';

/** What is bought for whom. */
export interface PurchaseSubject {
  readonly intent: PurchaseIntent;
  readonly draft: ShipmentDraft;
  readonly order: Order;
}

interface SubjectPorts {
  readonly storage: StoragePort;
  readonly runtime: RuntimePort;
  carton(id: CartonTypeId): CartonType | null;
  customs(purchase: StoredPurchase): DraftCustoms | null;
}

/** What is sent, to whom, under which number; null once the order, its box or its address is gone. */
export function subjectOf(ports: SubjectPorts, purchase: StoredPurchase, carrier: CarrierPort): PurchaseSubject | null {
  const session = ports.storage.sessions.byId(purchase.sessionId);
  const parcel = session?.parcels.find(({ parcelId }) => parcelId === purchase.parcelId);
  const order = ports.storage.orders.byId(purchase.orderId);
  const carton = parcel && ports.carton(parcel.cartonTypeId);
  if (!session || !order || !carton || !parcel.gross || parcel.intent?.intentId !== purchase.intentId) return null;
  const index = parcelNumber(session, parcel.parcelId);
  const count = Math.max(session.plan?.parcels.length ?? 1, index);
  const draft = shipmentDraft({ ...ports, carrier }, order, {
    carton,
    gross: parcel.gross,
    index,
    count,
    contents: parcel.contents,
  });
  const customs = carrier.isNetworked ? ports.customs(purchase) : null;
  return (
    draft && {
      draft: { ...draft, ...(customs && { customs }) },
      order,
      intent: intentOf(parcel.intent, parcel.asked, purchase),
    }
  );
}

const intentOf = (
  { intentId, series, serial }: NonNullable<PackParcel['intent']>,
  asked: PackParcel['asked'],
  { requestedAt }: StoredPurchase,
): PurchaseIntent => ({
  intentId,
  series,
  serial,
  // The prefix its serial was taken under, whatever the site's is by now: else one number could be given twice.
  gs1Prefix: seriesPrefix(series),
  requestedAt,
  ...(asked?.token !== undefined && { token: asked.token }),
});
