import { addressLines } from '../core/label/addressLines.ts';
import type { CustomsPapers } from '../core/label/customsPapers.ts';
import { isAbroad } from '../core/address/territories.ts';
import type { ParcelContent } from '../core/journal/events.ts';
import { money } from '../core/money.ts';
import type { Address } from '../core/orders/address.ts';
import type { Order } from '../core/orders/order.ts';
import { CLEAR, type Clearance } from '../core/pack/clearance.ts';
import { numbered, parcelNumber } from '../core/pack/parcelNumbers.ts';
import type { PackParcel, PackSession } from '../core/pack/session.ts';
import { inUnit, roundRational, type Mass } from '../core/quantity.ts';
import { carriageOf, type CarriageRow } from '../core/ship/borderRules.ts';
import { OWN_CARRIER, UNKNOWN_SERVICE } from '../core/ship/carriage.ts';
import { customsFor, type CustomsAnswer, type CustomsParcel } from '../core/ship/customs.ts';
import type { CustomsItem } from '../core/ship/customsLines.ts';
import { checkGoods, type GoodsItem, type GoodsRefusalCode, type GoodsWay } from '../core/ship/dangerousGoods.ts';
import type { RateBook } from '../core/ship/rateBook.ts';
import { NO_SITE_CUSTOMS } from '../core/ship/siteCustoms.ts';
import type { Site } from '../core/site.ts';
import type { BoxDesk } from './boxDesk.ts';
import { customsItems, wholeOrder } from './customsItems.ts';
import { paperNumber } from './mergedOrders.ts';
import type { CarrierPort, DraftCustoms, RuntimePort, ShipmentDraft, StoragePort } from './ports.ts';
import { shipmentDraft } from './shipment.ts';

export interface BorderPorts {
  readonly storage: StoragePort;
  readonly carrier: CarrierPort;
  readonly runtime: RuntimePort;
  readonly boxes: Pick<BoxDesk, 'order' | 'product' | 'carton' | 'weights'>;
  /** Rules in force; null where the station has none: then nothing is checked. */
  readonly rates: (() => RateBook) | null;
}

/** What one parcel needs to cross a border, and the papers that say so. */
export interface Declared {
  readonly answer: CustomsAnswer;
  /** Null where none go with it. */
  readonly papers: CustomsPapers | null;
  /** The same for a carrier that tells customs itself. */
  readonly customs: DraftCustoms | null;
}

/** What the station knows of borders and dangerous goods, for one parcel. */
export interface BorderDesk {
  /** Whether the parcel may go and what has to be on it first. Worked out once for a parcel as it stands. */
  clearance(session: PackSession, parcel: PackParcel): Clearance;
  /** Why a service can't carry the parcel's goods, as a code; null when it can. */
  serviceFault(session: PackSession, parcel: PackParcel, service: string): GoodsRefusalCode | null;
  /** Null while its order, site or address is not there. */
  declared(session: PackSession, parcel: PackParcel): Declared | null;
}

interface Subject {
  readonly order: Order;
  readonly site: Site;
  readonly draft: ShipmentDraft;
  readonly book: RateBook;
  readonly packages: number;
  /** What the session sends in all its parcels. */
  readonly lines: PackSession['lines'];
  /** Contents of its parcels before this one. */
  readonly before: readonly ParcelContent[];
}

/** Creates the border desk of one station. */
export function createBorderDesk(ports: BorderPorts): BorderDesk {
  // A parcel is a new object after every fact about it, and after every change of products and orders; rules and the site's own customs
  // facts change beside it.
  const known = new WeakMap<PackParcel, { readonly by: string; readonly made: Clearance }>();
  const judgedBy = (): string => JSON.stringify([ports.rates?.().version, ports.storage.site()?.customs]);

  const subjectOf = (session: PackSession, parcel: PackParcel): Subject | null => {
    const order = ports.boxes.order(session);
    const site = ports.storage.site();
    const carton = ports.boxes.carton(parcel.cartonTypeId);
    if (!ports.rates || !order || !site || !carton) return null;
    const index = parcelNumber(session, parcel.parcelId);
    const count = Math.max(session.plan?.parcels.length ?? 1, index, 1);
    const gross = parcel.gross ?? ports.boxes.weights(session, parcel).expected ?? NOTHING;
    const draft = shipmentDraft(ports, order, { carton, gross, index: Math.max(index, 1), count });
    const numbers = numbered(session.parcels);
    const before = session.parcels.filter((_, at) => (numbers[at] ?? 0) < index).flatMap(({ contents }) => contents);
    return draft && { order, site, draft, book: ports.rates(), packages: count, lines: session.lines, before };
  };

  const goodsOf = (contents: readonly ParcelContent[]): readonly GoodsItem[] =>
    contents.flatMap(({ sku, count }) => {
      const product = ports.boxes.product(sku);
      return product?.hazards ? [{ sku, count, unitWeight: product.weight, hazards: product.hazards }] : [];
    });

  const wayBy = ({ draft, book, packages }: Subject, carrier: string, service: string): GoodsWay => {
    const isOut = isAbroad(draft.shipFrom.country, draft.shipTo.country);
    const row = carriageOf(book.border, { carrier, service, isAbroad: isOut }, draft.shipDate);
    return { carriage: row ?? UNKNOWN_SERVICE, isAbroad: isOut, packages, shipDate: draft.shipDate };
  };

  /** By the service bought, else by the one that would be; a networked carrier's is chosen among its offers later. */
  const wayOf = (subject: Subject, parcel: PackParcel): { readonly way: GoodsWay; readonly fault: string | null } => {
    const { carrier } = ports;
    if (parcel.bought)
      return { way: wayBy(subject, parcel.intent?.carrier ?? carrier.id, parcel.bought.quote.service), fault: null };
    if (carrier.isNetworked) return { way: wayBy(subject, carrier.id, '*'), fault: null };
    const quote = carrier.quote(subject.draft);
    return quote.ok
      ? { way: wayBy(subject, carrier.id, quote.value.service), fault: null }
      : { way: wayBy(subject, OWN_CARRIER, '*'), fault: quote.error };
  };

  const parcelFor = (subject: Subject, parcel: PackParcel, papers: CarriageRow['papers']): CustomsParcel => {
    const { order, site, draft, lines } = subject;
    const of = { order, product: ports.boxes.product };
    const all = lines.map(({ lineId, sku, quantity }) => ({ lineId, sku, count: quantity }));
    const sentBefore = wholeOrder(order, of.product).map((line) => ({
      ...line,
      count: Math.max(0, line.count - (all.find(({ lineId }) => lineId === line.lineId)?.count ?? 0)),
    }));
    const { items, freight, insurance } = customsItems(of, parcel.contents, [...sentBefore, ...subject.before]);
    return {
      from: draft.shipFrom,
      to: draft.shipTo,
      shipDate: draft.shipDate,
      papers,
      gross: draft.gross,
      contents: order.customs?.contents ?? 'sale',
      incoterm: order.customs?.incoterm ?? (site.customs ?? NO_SITE_CUSTOMS).incoterm,
      itn: order.customs?.itn ?? null,
      items,
      consignment: customsItems(of, all, sentBefore).items,
      freight,
      insurance,
    };
  };

  const workOut = (session: PackSession, parcel: PackParcel): Clearance => {
    const subject = subjectOf(session, parcel);
    if (!subject) return CLEAR;
    const { way, fault } = wayOf(subject, parcel);
    const items = goodsOf(parcel.contents);
    // What no service takes for the sake of its goods is known before one is chosen.
    const carriage = fault === null && !ports.carrier.isNetworked ? way.carriage : { ...way.carriage, ...CARRIES_ALL };
    const goods = checkGoods(items, { ...way, carriage }, subject.book.border);
    const customs = customsFor(parcelFor(subject, parcel, way.carriage.papers), subject.book.border);
    const first = goods.refusals[0];
    const problem = customs.problems.find(({ isStop }) => isStop);
    const unfit = isServiceFault(fault) ? { reason: fault, sku: items[0]?.sku ?? null } : null;
    const stop = first
      ? { reason: first.code, sku: first.sku }
      : problem
        ? { reason: problem.code, sku: problem.sku }
        : unfit;
    const marks = checkGoods(items, way, subject.book.border).marks;
    return { stop, marks, record: recordOf(customs, marks, items.length > 0, subject.book.version) };
  };

  const clearance: BorderDesk['clearance'] = (session, parcel) => {
    const by = judgedBy();
    const before = known.get(parcel);
    if (before?.by === by) return before.made;
    const made = workOut(session, parcel);
    known.set(parcel, { by, made });
    return made;
  };

  return {
    clearance,
    serviceFault(session, parcel, service) {
      const subject = subjectOf(session, parcel);
      if (!subject) return null;
      const way = wayBy(subject, ports.carrier.id, service);
      return checkGoods(goodsOf(parcel.contents), way, subject.book.border).refusals[0]?.code ?? null;
    },
    declared(session, parcel) {
      const subject = subjectOf(session, parcel);
      if (!subject) return null;
      const asked = parcelFor(subject, parcel, wayOf(subject, parcel).way.carriage.papers);
      const answer = customsFor(asked, subject.book.border);
      const { index, count } = indexOf(subject);
      const papers = papersOf(asked, answer, subject.site, {
        orderNumber: paperNumber(ports.storage, session),
        tracking: parcel.bought?.tracking ?? '',
        parcel: { index, count },
      });
      return { answer, papers, customs: papers && customsOf(papers, asked.items) };
    },
  };
}

const customsOf = (
  { contents, incoterm, filing, signer, numbers }: CustomsPapers,
  items: readonly CustomsItem[],
): DraftCustoms => ({ contents, incoterm, filing, signer, numbers, items });

const indexOf = ({ draft }: Subject): { readonly index: number; readonly count: number } => ({
  index: draft.parcelIndex,
  count: draft.parcelCount,
});

const NOTHING: Mass = { digits: 0, exponent: 0, unit: 'g' };
const CARRIES_ALL = { travels: 'road', papers: 'express', hasAdultSignature: true } as const;

const SERVICE_FAULTS = ['notByAir', 'notByMail', 'adultSignatureNeeded'] as const;
const isServiceFault = (reason: string | null): reason is (typeof SERVICE_FAULTS)[number] =>
  SERVICE_FAULTS.some((fault) => fault === reason);

/** What is written down of a parcel that was checked: nothing of one that stays in its own country and holds nothing dangerous. */
function recordOf(
  { areas, form, filing, screening }: CustomsAnswer,
  marks: readonly string[],
  hasGoods: boolean,
  rulesVersion: number,
): Clearance['record'] {
  if (form.kind === 'none' && !hasGoods) return null;
  return {
    ...areas,
    papers: form.kind,
    filing: filing.kind === 'exempt' || filing.kind === 'filed' ? filing.text : null,
    screening: screening.source === null ? 'notListed' : 'allowed',
    marks,
    rulesVersion,
  };
}

/** The papers of a parcel; null where it needs none. */
export function papersOf(
  parcel: CustomsParcel,
  answer: CustomsAnswer,
  site: Pick<Site, 'customs'>,
  of: Pick<CustomsPapers, 'orderNumber' | 'tracking' | 'parcel'>,
): CustomsPapers | null {
  const { form, filing } = answer;
  if (form.kind === 'none') return null;
  const { eori, vat, ioss, signer } = site.customs ?? NO_SITE_CUSTOMS;
  const party = (address: Address, other: Address) => ({
    lines: addressLines(address, address.country === other.country ? address.country : ''),
    phone: address.phone,
    email: address.email,
  });
  return {
    ...of,
    form: form.kind,
    copies: form.kind === 'invoice' ? form.copies : 1,
    date: parcel.shipDate,
    sender: party(parcel.from, parcel.to),
    consignee: party(parcel.to, parcel.from),
    numbers: { eori, vat, ioss: answer.isIoss ? ioss : '' },
    contents: parcel.contents,
    incoterm: parcel.incoterm,
    filing: filing.kind === 'exempt' || filing.kind === 'filed' ? filing.text : '',
    signer,
    lines: answer.lines,
    ...chargesOn(parcel),
    value: answer.value,
    netGrams: answer.netGrams,
    grossGrams: Number(roundRational(inUnit(parcel.gross, 'g'))),
  };
}

/** What the papers say beside the goods: nothing where nothing is known. */
function chargesOn({ items, freight, insurance }: CustomsParcel): Pick<CustomsPapers, 'charges'> {
  const currency = items[0]?.unitValue?.currency;
  const off = items.reduce((sum, { discount = 0 }) => sum + discount, 0);
  const charges = {
    ...(off > 0 && currency !== undefined && { discount: money(off, currency) }),
    ...(freight && { freight }),
    ...(insurance && { insurance }),
  };
  return Object.keys(charges).length > 0 ? { charges } : {};
}
