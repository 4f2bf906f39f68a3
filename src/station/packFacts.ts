import type { PolicyDesk } from './policies.ts';
import { asId, type IntentId, type ParcelId } from '../core/ids.ts';
import { PACK_SETTINGS, type PackSettings } from '../core/carton/fits.ts';
import { priorityOf } from '../core/orders/priority.ts';
import type { PackFacts } from '../core/pack/decision.ts';
import { currentParcel, type PackSession } from '../core/pack/session.ts';
import type { ViewFacts } from '../core/pack/viewFacts.ts';
import { may } from '../core/people/permissions.ts';
import type { BorderDesk } from './border.ts';
import type { BoxDesk } from './boxDesk.ts';
import type { PapersDesk } from './customsPapers.ts';
import type { OverrideView } from '../core/pack/overrideView.ts';
import type { GiftDesk } from './gifts.ts';
import type { MarkDesk } from './marks.ts';
import type { LabelDesk } from './labels.ts';
import type { PromiseDesk } from './promises.ts';
import type { QueueDesk } from './queueDesk.ts';
import type { PurchaseDesk } from './purchasing.ts';
import type { SignIn } from './signIn.ts';
import type { SlipDesk } from './slips.ts';
import type { CarrierPort, DevicesPort, DeviceStatus, RuntimePort, StoragePort } from './ports.ts';
import { localDate } from './siteTime.ts';
import { BLOCK_SIZE, numberSeries, ownNumbers } from './numberSeries.ts';

interface FactPorts {
  readonly policies: Pick<PolicyDesk, 'during'>;
  readonly damagedPlace?: string;
  readonly padding?: PackSettings['padding'];
  readonly asksBoxReason?: boolean;
  readonly storage: StoragePort;
  readonly devices: DevicesPort;
  readonly runtime: RuntimePort;
  readonly boxes: BoxDesk;
  readonly carrier: CarrierPort;
  readonly labels: LabelDesk;
  readonly purchases: PurchaseDesk;
  readonly signIn: SignIn;
  readonly slips: SlipDesk;
  readonly gifts: GiftDesk;
  readonly marks: MarkDesk;
  readonly border: BorderDesk;
  readonly papers: PapersDesk;
  readonly promises: PromiseDesk;
  readonly queue: Pick<QueueDesk, 'batchLeft'>;
  /** What a supervisor is asked for. */
  override(): OverrideView | null;
}

/** The facts a decision about this session may ask for. */
export function packFacts(ports: FactPorts, session: PackSession, placed: number): PackFacts {
  const { storage, runtime, boxes } = ports;
  return {
    newParcelId: () => asId<ParcelId>(runtime.newId()),
    order: () => storage.orders.byId(session.orderId),
    carton: (id) => boxes.carton(id),
    product: (sku) => boxes.product(sku),
    shipsPartial: ports.policies.during(session.sessionId).shipsPartial === 1,
    printsAllowed: ports.policies.during(session.sessionId).printsAllowed,
    damagedPlace: ports.damagedPlace ?? '',
    asksBoxReason: ports.asksBoxReason === true,
    recalls: (sku) => storage.units.recalls(sku),
    confusedWith: (sku) => storage.confusedWith(sku),
    isSerialKnown: (sku, serial) => storage.units.isSerialElsewhere(sku, serial, session.sessionId),
    today: () => localDate(runtime.now(), storage.site()?.timeZone ?? 'UTC'),
    misfit: (carton, contents) => boxes.misfit(carton, contents)?.kind ?? null,
    places: (carton, contents, kept) => boxes.places(carton, contents, kept),
    fitting: (carton, contents) => boxes.fitting(carton, contents),
    costs: (used, suggested, contents) => boxes.costs(session, used, suggested, contents),
    placed,
    judge: (parcel, gross) => boxes.judge(session, parcel, gross),
    clearance: (parcel) => ports.border.clearance(session, parcel),
    isMarkPrinted: (parcel, mark) => ports.marks.view(parcel, mark) !== null,
    // Only the carrier in use can be without a network: there is one such.
    isNetworked: ({ intent }) => intent !== null && (intent.carrier !== ports.carrier.id || ports.carrier.isNetworked),
    mayReprint: may(ports.signIn.current(), 'reprint'),
    takeNumber: () => {
      const { carrier } = ports;
      const intentId = asId<IntentId>(runtime.newId());
      const service = storage.orders.byId(session.orderId)?.shippingMethod ?? '';
      const none = { intentId, carrier: carrier.id, service, series: '', serial: 0, block: null };
      // A networked carrier numbers its parcels itself.
      return carrier.isNetworked ? { ...none, isUsedUp: false } : { ...none, ...ownNumber(storage) };
    },
  };
}

/** The next number of this station's own share, with the block it is the first of; used up where there is none. */
function ownNumber(
  storage: Pick<StoragePort, 'site' | 'numbers'>,
): Partial<ReturnType<PackFacts['takeNumber']>> & { readonly isUsedUp: boolean } {
  const site = storage.site();
  const series = numberSeries(site?.gs1Prefix ?? null);
  const range = ownNumbers(site);
  const numbers = storage.numbers.peek(series, range);
  if (numbers && numbers.left > 0) return { series, serial: numbers.next, isUsedUp: false };
  const from = numbers ? numbers.next : Math.max(range.from, 1);
  if (from >= range.to) return { isUsedUp: true };
  const to = Math.min(from + BLOCK_SIZE, range.to) - 1;
  return { series, serial: from, block: { type: 'numberBlockReserved', series, from, to }, isUsedUp: false };
}

/** The facts the picture of this session needs. */
export function viewFacts(
  ports: FactPorts,
  session: PackSession,
  version: number,
  { placed, isScaleCleared }: { readonly placed: number; readonly isScaleCleared: boolean },
): ViewFacts {
  const { boxes, devices, labels } = ports;
  const order = boxes.order(session);
  const scale = devices.statuses().find((device) => device.role === 'scale');
  return {
    version,
    order: order ?? { channel: '', isGift: false, shipBy: null, lateChange: null },
    // Read anew: a supervisor may raise it while it is packed.
    priority: priorityOf(ports.storage.orders.byId(session.orderId) ?? {}),
    note: order ? boxes.note(order) : '',
    product: (sku) => boxes.product(sku),
    padding: (protection) => (ports.padding ?? PACK_SETTINGS.padding)[protection],
    recalls: (sku) => ports.storage.units.recalls(sku),
    confusedWith: (sku) => ports.storage.confusedWith(sku),
    box: (id, contents) => boxes.box(session, id, contents),
    others: (contents, except) => boxes.others(session, contents, except),
    weights: (parcel) => boxes.weights(session, parcel),
    quote: (parcel) => boxes.quote(session, parcel),
    promise: order && ports.promises.of(order),
    scale: scaleFact(scale, isScaleCleared),
    giftMessage: () => ports.gifts.message(session),
    gift: () => ports.gifts.view(session),
    slip: (parcel) => ports.slips.view(parcel),
    papers: (parcel) => ports.papers.view(session, parcel),
    clearance: (parcel) => ports.border.clearance(session, parcel),
    markPrint: (parcel, mark) => ports.marks.view(parcel, mark),
    labelWaitsFor: (parcel) => ports.purchases.waitsFor(parcel),
    printerName: (deviceId) => {
      const printers = devices.statuses().filter(({ role }) => role === 'labelPrinter');
      return printers.length > 1 ? (printers.find((printer) => printer.deviceId === deviceId)?.name ?? null) : null;
    },
    printerTrouble: labels.trouble(currentParcel(session)),
    placed,
    damagedPlace: ports.damagedPlace ?? '',
    override: ports.override(),
    mayKeyWeight: may(ports.signIn.current(), 'keyWeight'),
    batchLeft: order && ports.queue.batchLeft(order),
    nextOrderNumber: currentParcel(session)?.bought ? boxes.nextOrderNumber(session) : null,
  };
}

function scaleFact(scale: DeviceStatus | undefined, isCleared: boolean): ViewFacts['scale'] {
  if (!scale || scale.state === 'disconnected' || scale.state === 'connecting') return 'gone';
  if (scale.state === 'ready') return isCleared ? 'ready' : 'notCleared';
  return scale.reason === 'tareLeft' ? 'net' : 'silent';
}
