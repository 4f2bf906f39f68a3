import type { PolicyDesk } from './policies.ts';
import { may } from '../core/people/permissions.ts';
import type { ParcelId, Sha256 } from '../core/ids.ts';
import { asId } from '../core/ids.ts';
import { lintBoughtZpl } from '../core/label/boughtZpl.ts';
import type { OverrideKind } from '../core/journal/overrideEvents.ts';
import { readReturnReference, returnReference } from '../core/label/returnReference.ts';
import { labelNumber } from '../core/scan/classify.ts';
import { OWN_CARRIER } from '../core/ship/carriage.ts';
import type { StoredPurchase } from '../core/ship/labelPurchase.ts';
import type {
  DevicesPort,
  HandoverRow,
  LabelRenderPort,
  ParcelRow,
  ParcelTracking,
  RuntimePort,
  StoragePort,
} from './ports.ts';
import { labelFor, PATIENCE_MS, type Press } from './press.ts';
import type { PrintRouting } from './printRouting.ts';
import { printLogisticLabel } from './logisticLabels.ts';
import { printReturnLabel } from './returnLabels.ts';
import type { SignIn } from './signIn.ts';
import type { SlipDesk } from './slips.ts';

/** Parcels on one page. */
export const PARCELS_PAGE = 8;
const FOUND_MOST = 200;

/** A page of parcels; `pages` is null where only the next one can be told. */
export interface ParcelPage {
  readonly rows: readonly ParcelRow[];
  readonly page: number;
  readonly pages: number;
}

/** Why a label is not printed again from here: its parcel is on a bench, was given up, has none, its data were erased, or its order was cancelled or changed since. */
type NoReprint = 'onBench' | 'givenUp' | 'noLabel' | 'erased' | 'orderChanged';

/** Everything that is known of one parcel. */
export interface ParcelDetail extends ParcelRow {
  readonly boxName: string | null;
  /** What the carrier calls the service of its label; null where that is not known. */
  readonly serviceName: string | null;
  /** True where its label has an SSCC, as a logistic label needs. */
  readonly hasSscc: boolean;
  /** Every attempt to buy its label, the last one first. */
  readonly purchases: readonly StoredPurchase[];
  readonly handover: HandoverRow | null;
  readonly tracking: string | null;
  readonly way: ParcelTracking | null;
  /** Digest of the stored bytes; null where it has no label, or its customer's data were erased. */
  readonly labelHash: Sha256 | null;
  /** Why its label can't be printed again from here; null when it can. */
  readonly noReprint: NoReprint | null;
  /** How often it came out. */
  readonly printed: number;
  /** What a supervisor let go on for it, with their name. */
  readonly overrides: readonly { readonly kind: OverrideKind; readonly reason: string; readonly by: string }[];
}

/** Parcels that were packed, and what can be done with them. */
export interface ParcelDesk {
  /** The latest, or those an order number, tracking number or SSCC leads to. Pages begin at 1. */
  list(search: string, page: number): ParcelPage;
  detail(parcelId: string): ParcelDetail | null;
  /**
   * Prints the stored bytes of a finished parcel's label once more; null when it was sent, else why not. From the fourth time on a
   * supervisor has to be the one who asks.
   */
  reprint(parcelId: string): Promise<string | null>;
  /** Prints the label that brings a closed parcel back; null when it was sent, else why not. */
  returnLabel(parcelId: string): Promise<string | null>;
  /** Prints its GS1 logistic label; null when it was sent, else why not. */
  logisticLabel(parcelId: string): Promise<string | null>;
  /** Prints its packing slip once more; null when it was sent, else why not. */
  reprintSlip(parcelId: string): Promise<string | null>;
}

export interface ParcelPorts {
  readonly storage: StoragePort;
  readonly devices: DevicesPort;
  readonly renderer: LabelRenderPort;
  readonly runtime: RuntimePort;
  readonly routing: PrintRouting;
  readonly signIn: SignIn;
  readonly press: Press;
  readonly slips: SlipDesk;
  readonly policies: Pick<PolicyDesk, 'now'>;
}

/** Creates the parcel desk of one station. */
export function createParcelDesk(ports: ParcelPorts): ParcelDesk {
  const { storage, slips } = ports;
  const printing = new Set<ParcelId>();
  const detail = (id: string): ParcelDetail | null => detailOf(storage, asId<ParcelId>(id));
  return {
    detail,
    list(search, page) {
      const text = search.trim();
      if (text === '') {
        const total = storage.counts().parcels;
        const pages = Math.max(1, Math.ceil(total / PARCELS_PAGE));
        const shown = Math.min(page, pages);
        return { rows: storage.parcelList.latest((shown - 1) * PARCELS_PAGE, PARCELS_PAGE), page: shown, pages };
      }
      const found = findParcels(storage, text);
      const pages = Math.max(1, Math.ceil(found.length / PARCELS_PAGE));
      const shown = Math.min(page, pages);
      return { rows: found.slice((shown - 1) * PARCELS_PAGE, shown * PARCELS_PAGE), page: shown, pages };
    },
    async reprint(id) {
      const parcel = detail(id);
      if (!parcel) return 'noLabel';
      if (printing.has(parcel.parcelId)) return null;
      printing.add(parcel.parcelId);
      try {
        return await reprint(ports, parcel);
      } finally {
        printing.delete(parcel.parcelId);
      }
    },
    returnLabel: (id) => printReturnLabel(ports, asId<ParcelId>(id)),
    logisticLabel: (id) => printLogisticLabel(ports, asId<ParcelId>(id)),
    async reprintSlip(id) {
      const parcel = storage.parcels.byId(asId<ParcelId>(id));
      const sessionId = parcel && storage.purchases.ofParcel(parcel.parcelId).at(-1)?.sessionId;
      const session = sessionId ? storage.sessions.byId(sessionId) : null;
      const packed = session?.parcels.find(({ parcelId }) => parcelId === id);
      if (!session || !packed) return 'noLabel';
      if (!slips.view(packed)) return 'notConfigured';
      await slips.print(session, packed.parcelId, () => true);
      const now = slips.view(packed);
      return now?.state === 'failed' || now?.state === 'uncertain' ? (now.reason ?? 'failed') : null;
    },
  };
}

/** By order, tracking number or SSCC, and by the reference of a return label. */
function findParcels({ parcelList }: StoragePort, text: string): readonly ParcelRow[] {
  const back = readReturnReference(text);
  if (!back) return parcelList.find(labelNumber(text, null), FOUND_MOST);
  const found = parcelList.find(back.number, FOUND_MOST);
  const exact = found.filter(
    ({ orderNumber, index }) => returnReference(orderNumber, index, null) === text.trim().toUpperCase(),
  );
  return exact.length > 0 ? exact : found.filter(({ tracking }) => back.index === null && tracking === back.number);
}

function detailOf(storage: StoragePort, parcelId: ParcelId): ParcelDetail | null {
  const row = storage.parcelList.byId(parcelId);
  const stored = storage.parcels.byId(parcelId);
  if (!row || !stored) return null;
  const purchases = storage.purchases.ofParcel(parcelId).toReversed();
  const handover = storage.handovers.ofParcel(parcelId);
  const sessionId = purchases[0]?.sessionId;
  const session = sessionId ? storage.sessions.byId(sessionId) : null;
  const packed = session?.parcels.find((parcel) => parcel.parcelId === parcelId);
  const labelHash = packed?.bought?.labelHash ?? null;
  const isKept = labelHash !== null && storage.labels.byHash(labelHash) !== null;
  return {
    ...row,
    boxName: stored.cartonTypeId && (storage.cartons.byId(stored.cartonTypeId)?.name ?? stored.cartonTypeId),
    serviceName: packed?.bought?.quote.serviceName ?? null,
    hasSscc: (packed?.bought?.sscc ?? null) !== null,
    purchases,
    handover,
    way: handover && storage.tracking.ofIntent(handover.intentId),
    labelHash: isKept ? labelHash : null,
    noReprint: reprintRefusal(row, labelHash, isKept, handover),
    printed: (packed?.printed ?? 0) + (handover?.reprints ?? 0),
    overrides: (session?.overrides ?? [])
      .filter(({ ofParcel }) => ofParcel === null || ofParcel === parcelId)
      .map(({ kind, reason, supervisorId }) => ({
        kind,
        reason,
        by: storage.users.byId(supervisorId)?.name ?? '',
      })),
  };
}

function reprintRefusal(
  { closedAt, isGivenUp }: ParcelRow,
  labelHash: Sha256 | null,
  isKept: boolean,
  handover: HandoverRow | null,
): NoReprint | null {
  if (isGivenUp) return 'givenUp';
  if (closedAt === null) return 'onBench';
  if (labelHash === null) return 'noLabel';
  if (!isKept) return 'erased';
  return (handover?.orderStop ?? null) === null ? null : 'orderChanged';
}

async function reprint(ports: ParcelPorts, parcel: ParcelDetail): Promise<string | null> {
  const { storage, runtime, routing, renderer, devices } = ports;
  const user = ports.signIn.current();
  const stored = parcel.labelHash && storage.labels.byHash(parcel.labelHash);
  if (parcel.noReprint !== null || !stored || !parcel.handover) return parcel.noReprint ?? 'noLabel';
  if (parcel.printed >= ports.policies.now().printsAllowed && !may(user, 'reprint')) return 'needsSupervisor';
  const { carrier } = parcel.handover;
  if (carrier !== OWN_CARRIER && !lintBoughtZpl(Buffer.from(stored.bytes).toString('latin1')).ok) return 'unsafeLabel';
  const { device, trouble } = routing.destination('shippingLabel', [stored.dpmm]);
  if (!device || trouble !== null) return trouble ?? 'notConfigured';
  const job = await labelFor(renderer, stored.bytes, device);
  if (!job.ok) return job.error;
  const jobId = runtime.newId();
  const { parcelId, intentId } = parcel.handover;
  const { deviceId } = device;
  // On disk before it is sent: from here on there may be two papers with this number.
  storage.record([{ event: { type: 'labelReprinted', parcelId, intentId, jobId, deviceId } }], user?.userId ?? null);
  const outcome = await devices.print({ jobId, deviceId, bytes: job.value, patienceMs: PATIENCE_MS });
  return outcome.kind === 'printed' ? null : outcome.reason;
}
