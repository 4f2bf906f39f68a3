import type { ParcelId, Sku } from '../core/ids.ts';
import {
  logisticDocument,
  type LogisticContent,
  type LogisticDocument,
  type LogisticRefusal,
} from '../core/label/logisticLabel.ts';
import { parcelNumber } from '../core/pack/parcelNumbers.ts';
import type { PackParcel, PackSession } from '../core/pack/session.ts';
import { refuse, type Result } from '../core/result.ts';
import type { StoragePort } from './ports.ts';
import type { Press } from './press.ts';
import type { PrintRouting } from './printRouting.ts';

/** Why a parcel has no logistic label: its label was never bought or has no SSCC, its customer's data were erased, or its label can't be made. */
export type LogisticLabelRefusal = 'noLabel' | 'noSscc' | 'erased' | LogisticRefusal;

/** The GS1 logistic label of a parcel whose label was bought with an SSCC. */
export function logisticLabelOf(
  storage: StoragePort,
  parcelId: ParcelId,
): Result<LogisticDocument, LogisticLabelRefusal> {
  const sessionId = storage.purchases.ofParcel(parcelId).at(-1)?.sessionId;
  const session = sessionId ? storage.sessions.byId(sessionId) : null;
  const parcel = session?.parcels.find((known) => known.parcelId === parcelId);
  const order = session && storage.orders.byId(session.orderId);
  if (!session || !parcel?.bought || !order) return refuse('noLabel');
  if (parcel.bought.sscc === null) return refuse('noSscc');
  const shipTo = storage.people.address(order.consigneeId);
  const site = storage.site();
  if (!shipTo || !site) return refuse('erased');
  const index = parcelNumber(session, parcelId);
  return logisticDocument({
    sscc: parcel.bought.sscc,
    shipFrom: site.shipFrom,
    shipTo,
    orderNumber: session.number.replace(/^#/, ''),
    parcelIndex: index,
    parcelCount: Math.max(index, session.plan?.parcels.length ?? 1),
    purchaseOrder: order.care?.purchaseOrder ?? '',
    contents: contentsOf(storage, session, parcel),
  });
}

/** What was told of units holds for the whole session: which of them went into which parcel nobody knows, so that it counts where it is the same of all. */
function contentsOf(storage: StoragePort, session: PackSession, parcel: PackParcel): readonly LogisticContent[] {
  const counts = new Map<Sku, number>();
  for (const { sku, count } of parcel.contents) counts.set(sku, (counts.get(sku) ?? 0) + count);
  return [...counts].map(([sku, count]) => ({
    barcodes: storage.products.bySku(sku)?.barcodes ?? [],
    count,
    traces: session.scans.filter((scan) => scan.sku === sku).map(({ trace = {}, units }) => ({ trace, units })),
  }));
}

interface LogisticPorts {
  readonly storage: StoragePort;
  readonly routing: PrintRouting;
  readonly press: Press;
}

/** Prints it where shipping labels go; null when it was sent, else why not. It buys nothing and records nothing: a second one is the same. */
export async function printLogisticLabel(
  { storage, routing, press }: LogisticPorts,
  parcelId: ParcelId,
): Promise<string | null> {
  const document = logisticLabelOf(storage, parcelId);
  if (!document.ok) return document.error;
  const { device, trouble } = routing.destination('shippingLabel');
  if (!device || trouble !== null) return trouble ?? 'notConfigured';
  const outcome = await press.labels(device, { kind: 'logistic', document: document.value });
  return outcome.kind === 'printed' ? null : outcome.reason;
}
