import { createPolicyDesk, type PolicyDesk } from './policies.ts';
import type { KeptPapers } from '../core/label/keptPapers.ts';
import { PACK_SETTINGS, type PackSettings } from '../core/carton/fits.ts';
import { serviceFaultOf } from '../core/ship/carriage.ts';
import type { StoredPurchase } from '../core/ship/labelPurchase.ts';
import type { BoughtLabel } from '../core/ship/parcel.ts';
import type { Packing } from './bench.ts';
import { createBorderDesk, type BorderDesk } from './border.ts';
import { withBatchBox } from './batchBox.ts';
import type { BoxDesk } from './boxDesk.ts';
import { createBoxDesk } from './boxes.ts';
import { createMarkDesk, type MarkDesk } from './marks.ts';
import { createPapersDesk, type PapersDesk } from './customsPapers.ts';
import { createGiftDesk, type GiftDesk } from './gifts.ts';
import { papersToKeep } from './keptPapers.ts';
import { createLabelDesk, type LabelDesk } from './labels.ts';
import { createPress, type Press } from './press.ts';
import { createPromiseDesk, type PromiseDesk } from './promises.ts';
import { createQueueDesk, type QueueDesk } from './queueDesk.ts';
import type { PrintRouting } from './printRouting.ts';
import { createPurchaseDesk, type PurchaseDesk } from './purchasing.ts';
import { createSlipDesk, type SlipDesk } from './slips.ts';
import type { DraftCustoms } from './carrierPort.ts';
import type { StationPorts } from './station.ts';

/** The desks at a bench: boxes, borders, purchases, labels, packing slips, customs papers, promised days and what is next. */
export interface Desks {
  /** What this site decides. */
  readonly policies: PolicyDesk;
  /** The packer is asked why another box was taken than the suggested one. */
  readonly asksBoxReason: boolean;
  /** Each scan has to add its weight to what stands on the scale. */
  readonly weighsPerScan: boolean;
  /** Where damaged items are put; '' where nobody says. */
  readonly damagedPlace: string;
  /** How thick goods are padded by their protection. */
  readonly padding: PackSettings['padding'];
  readonly boxes: BoxDesk;
  readonly labels: LabelDesk;
  readonly purchases: PurchaseDesk;
  readonly slips: SlipDesk;
  readonly gifts: GiftDesk;
  readonly marks: MarkDesk;
  readonly border: BorderDesk;
  readonly papers: PapersDesk;
  readonly press: Press;
  readonly promises: PromiseDesk;
  readonly queue: QueueDesk;
}

/** Creates the desks of one station; the bench hears what they find out. */
export function createDesks(
  ports: StationPorts,
  routing: PrintRouting,
  bench: () => Pick<Packing, 'shownChanged' | 'slipFailed' | 'answer'>,
): Desks {
  const { storage, devices, runtime, carrier, cartonizer, renderer, sheets = null } = ports;
  const report = (error: unknown): void => void ports.report(error);
  const changedAt = (stage: Parameters<Packing['shownChanged']>[0]) => (): void => {
    bench().shownChanged(stage);
  };
  const changed = changedAt(null);
  const settings = ports.packSettings ?? PACK_SETTINGS;
  const queue = createQueueDesk(ports);
  const policies = createPolicyDesk(storage, { shipsPartial: ports.shipsPartial === true ? 1 : 0 });
  const allBoxes = createBoxDesk({
    storage,
    nextOrder: queue.next,
    carrier,
    runtime,
    cartonizer,
    settings,
    policies,
    serviceFault: (draft, service) =>
      ports.rates ? serviceFaultOf(draft, { carrier: carrier.id, service }, ports.rates().border) : null,
    report,
    changed: changedAt('box'),
  });
  const boxes = withBatchBox(allBoxes, queue);
  const carton: BoxDesk['carton'] = (id) => boxes.carton(id);
  const border = createBorderDesk({ storage, carrier, runtime, boxes, rates: ports.rates ?? null });
  const labels = createLabelDesk({ storage, devices, renderer, runtime, routing, report });
  const purchases = createPurchaseDesk({
    storage,
    carriers: [carrier, ...(ports.pastCarriers ?? [])],
    renderer,
    runtime,
    routing,
    carton,
    ...ofPurchase(storage, border),
    answer: (...answer) => bench().answer(...answer),
    report,
    changed,
  });
  const press = createPress({ devices, sheets, renderer, runtime });
  const paper = createPaperDesks(ports, { routing, press, border, report, changedAt }, bench);
  const marks = createMarkDesk({ carton, routing, press, report, changed });
  const promises = createPromiseDesk(ports);
  return { ...rulesOf(ports), policies, boxes, labels, purchases, ...paper, marks, border, press, promises, queue };
}

/** The site's rules of packing, those it leaves out as built in. */
const rulesOf = ({
  weighsPerScan = false,
  asksBoxReason = false,
  damagedPlace = '',
  packSettings = PACK_SETTINGS,
}: StationPorts) => ({
  weighsPerScan,
  asksBoxReason,
  damagedPlace,
  padding: packSettings.padding,
});

/** What goes with a parcel on paper beside its label. */
function createPaperDesks(
  { storage }: StationPorts,
  around: Pick<Parameters<typeof createPapersDesk>[0], 'routing' | 'press' | 'border' | 'report'> & {
    changedAt(stage: Parameters<Packing['shownChanged']>[0]): () => void;
  },
  bench: () => Pick<Packing, 'slipFailed'>,
): Pick<Desks, 'slips' | 'gifts' | 'papers'> {
  const { routing, press, border, report, changedAt } = around;
  const slips = createSlipDesk({
    storage,
    routing,
    press,
    report,
    changed: changedAt('label'),
    failed: (parcelId, orderNumber) => {
      bench().slipFailed(parcelId, orderNumber, 'slipNotPrinted');
    },
  });
  const gifts = createGiftDesk({ storage, routing, press, report, changed: changedAt(null) });
  const papers = createPapersDesk({
    storage,
    routing,
    press,
    border,
    report,
    changed: changedAt('label'),
    failed: (parcelId, orderNumber) => {
      bench().slipFailed(parcelId, orderNumber, 'papersNotPrinted');
    },
  });
  return { slips, gifts, papers };
}

/** What the border desk says of a purchase's parcel, whether its session is the open one or not. */
function ofPurchase(
  storage: StationPorts['storage'],
  border: BorderDesk,
): {
  serviceFault(purchase: StoredPurchase, service: string): string | null;
  customs(purchase: StoredPurchase): DraftCustoms | null;
  papers(purchase: StoredPurchase, bought: BoughtLabel): KeptPapers | null;
} {
  const parcelOf = ({ sessionId, parcelId }: StoredPurchase) => {
    const session = storage.sessions.byId(sessionId);
    const parcel = session?.parcels.find((known) => known.parcelId === parcelId);
    return session && parcel ? { session, parcel } : null;
  };
  return {
    serviceFault(purchase, service) {
      const of = parcelOf(purchase);
      return of && border.serviceFault(of.session, of.parcel, service);
    },
    customs(purchase) {
      const of = parcelOf(purchase);
      return (of && border.declared(of.session, of.parcel)?.customs) ?? null;
    },
    papers(purchase, bought) {
      const of = parcelOf(purchase);
      return of && papersToKeep({ storage, border }, of.session, { ...of.parcel, bought });
    },
  };
}
