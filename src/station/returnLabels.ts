import type { ParcelId } from '../core/ids.ts';
import type { LabelDocument, LabelRefusal } from '../core/label/labelDocument.ts';
import { returnDocument } from '../core/label/returnDocument.ts';
import { returnReference } from '../core/label/returnReference.ts';
import { refuse, type Result } from '../core/result.ts';
import { OWN_CARRIER } from '../core/ship/carriage.ts';
import type { StoragePort } from './ports.ts';
import type { Press } from './press.ts';
import type { PrintRouting } from './printRouting.ts';

/** Why a parcel has no return label: it is `onBench`, was never labelled, its customer's data were erased, or its label can't be drawn. */
export type ReturnRefusal = 'onBench' | 'noLabel' | 'erased' | LabelRefusal;

/** The return label of a parcel that was closed. */
export function returnLabelOf(storage: StoragePort, parcelId: ParcelId): Result<LabelDocument, ReturnRefusal> {
  const row = storage.parcelList.byId(parcelId);
  const order = row && storage.orders.byId(row.orderId);
  if (!row || !order) return refuse('noLabel');
  if (row.closedAt === null) return refuse('onBench');
  if (row.tracking === null) return refuse('noLabel');
  const consignee = storage.people.address(order.consigneeId);
  const site = storage.site();
  if (!consignee || !site) return refuse('erased');
  const handover = storage.handovers.ofParcel(parcelId);
  return returnDocument({
    reference: returnReference(row.orderNumber, row.index, row.tracking),
    orderNumber: row.orderNumber,
    parcelIndex: row.index,
    parcelCount: Math.max(row.index, storage.parcels.ofOrder(row.orderId).length),
    consignee,
    site: site.shipFrom,
    sentOn: handover?.shipDate ?? '',
    tracking: row.tracking,
    isPaid: handover?.carrier === OWN_CARRIER,
  });
}

interface ReturnPorts {
  readonly storage: StoragePort;
  readonly routing: PrintRouting;
  readonly press: Press;
}

/** Prints the return label of a closed parcel where return labels go; null when it was sent, else why not. It buys nothing and records nothing: a second one is the same. */
export async function printReturnLabel(
  { storage, routing, press }: ReturnPorts,
  parcelId: ParcelId,
): Promise<string | null> {
  const document = returnLabelOf(storage, parcelId);
  if (!document.ok) return document.error;
  const { device, trouble } = routing.destination('returnLabel');
  if (!device || trouble !== null) return trouble ?? 'notConfigured';
  const outcome = await press.labels(device, { kind: 'addressed', document: document.value });
  return outcome.kind === 'printed' ? null : outcome.reason;
}
