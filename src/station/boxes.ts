import type { CartonType } from '../core/carton/cartonType.ts';
import { alternatives, checkBox, planBoxes } from '../core/carton/choose.ts';
import type { Misfit, PackItem } from '../core/carton/fits.ts';
import type { CartonTypeId, PersonId, Sku } from '../core/ids.ts';
import type { ParcelContent, PlannedParcel } from '../core/journal/events.ts';
import type { Order } from '../core/orders/order.ts';
import type { Product } from '../core/orders/product.ts';
import type { PackParcel, PackSession } from '../core/pack/session.ts';
import type { BoxView } from '../core/pack/snapshot.ts';
import type { Mass } from '../core/quantity.ts';
import type { Quote } from '../core/ship/parcel.ts';
import { expectedGross, judgeWeight, lastDigit, weightTolerance, type WeighedItem } from '../core/weigh/tolerance.ts';
import type { CarrierPort, RuntimePort, StoragePort } from './ports.ts';
import { shipmentDraft } from './shipment.ts';

/** Most boxes shown beside the suggestion. */
const OTHERS = 3;

/** Everything the bench knows of boxes: what fits, what it should weigh, what it would cost. Looked up once a session, for speed. */
export interface BoxDesk {
  /** Called with the order when a session begins. */
  opened(order: Order): void;
  /** Drops what is remembered: products, boxes or the order changed. */
  forget(): void;
  order(session: PackSession): Order | null;
  /** What the customer wrote with the order. */
  note(order: Order): string;
  product(sku: Sku): Product | null;
  plan(session: PackSession): {
    readonly parcels: readonly PlannedParcel[];
    readonly reason: 'planned' | 'dimsMissing' | 'fitsNoBox';
  };
  misfit(carton: CartonType, contents: readonly ParcelContent[]): Misfit | null;
  weights(parcel: PackParcel): {
    readonly items: Mass | null;
    readonly tare: Mass | null;
    readonly expected: Mass | null;
    readonly tolerance: Mass | null;
  };
  judge(
    parcel: PackParcel,
    gross: Mass,
  ): {
    readonly verdict: 'agrees' | 'tooLight' | 'tooHeavy' | 'unknown';
    readonly expected: Mass | null;
    readonly tolerance: Mass | null;
  };
  quote(session: PackSession, parcel: PackParcel): Quote | null;
  box(session: PackSession, id: CartonTypeId, contents: readonly ParcelContent[]): BoxView;
  others(session: PackSession, contents: readonly ParcelContent[], except: CartonTypeId | null): readonly BoxView[];
  nextOrderNumber(session: PackSession): string | null;
}

interface BoxPorts {
  readonly storage: StoragePort;
  readonly carrier: CarrierPort;
  readonly runtime: RuntimePort;
}

/** Creates the box desk of one station. */
export function createBoxDesk(ports: BoxPorts): BoxDesk {
  const { storage } = ports;
  let order: Order | null = null;
  let note: { readonly personId: PersonId; readonly text: string } | null = null;
  const readNote = (personId: PersonId) => ({ personId, text: storage.people.note(personId) });
  let cartons: readonly CartonType[] | null = null;
  const products = new Map<Sku, Product | null>();
  const views = new Map<string, BoxView>();
  const others = new Map<string, readonly BoxView[]>();

  const forget = (): void => {
    order = null;
    note = null;
    cartons = null;
    products.clear();
    views.clear();
    others.clear();
  };
  const allCartons = (): readonly CartonType[] => (cartons ??= storage.cartons.all());
  const carton = (id: CartonTypeId): CartonType | null =>
    allCartons().find((candidate) => candidate.id === id) ?? storage.cartons.byId(id);
  const product = (sku: Sku): Product | null => {
    const known = products.get(sku);
    if (known !== undefined) return known;
    const found = storage.products.bySku(sku);
    products.set(sku, found);
    return found;
  };
  const orderOf = (session: PackSession): Order | null =>
    order?.orderId === session.orderId ? order : (order = storage.orders.byId(session.orderId));

  const items = (contents: readonly ParcelContent[]): PackItem[] =>
    contents.map(({ lineId, sku, count }) => {
      const known = product(sku);
      return {
        lineId,
        sku,
        count,
        length: known?.length ?? null,
        width: known?.width ?? null,
        height: known?.height ?? null,
        weight: known?.weight ?? null,
        isUpright: known?.isUpright ?? false,
        protection: known?.protection ?? 'none',
        maxLoad: known?.maxLoad ?? null,
      };
    });
  const weighed = (contents: readonly ParcelContent[]): WeighedItem[] =>
    contents.map(({ sku, count }) => ({ weight: product(sku)?.weight ?? null, count }));

  const grossOf = (contents: readonly ParcelContent[], tare: Mass | null): Mass | null => {
    const gross = expectedGross({ items: weighed(contents), tare, dunnage: null });
    return gross.ok ? gross.value : null;
  };

  const weights: BoxDesk['weights'] = (parcel) => {
    const tare = carton(parcel.cartonTypeId)?.tare ?? null;
    const expected = grossOf(parcel.contents, tare);
    return {
      items: grossOf(parcel.contents, { digits: 0, exponent: 0, unit: tare?.unit ?? 'kg' }),
      tare,
      expected,
      // Before a reading tells the scale's own division, the gauge is drawn for one of a hundredth.
      tolerance:
        expected &&
        weightTolerance({
          items: weighed(parcel.contents),
          division: { digits: 1, exponent: -2, unit: expected.unit },
        }),
    };
  };

  const quoteFor = (session: PackSession, box: CartonType, gross: Mass | null): Quote | null => {
    const known = orderOf(session);
    if (!known || !gross) return null;
    const draft = shipmentDraft(ports, known, { carton: box, gross, index: 1, count: 1 });
    const quote = draft ? ports.carrier.quote(draft) : null;
    return quote?.ok ? quote.value : null;
  };

  const misfit: BoxDesk['misfit'] = (box, contents) => {
    const fit = checkBox(box, items(contents));
    // A box is not refused for sizes nobody measured: the packer sees whether it closes.
    return fit.ok || fit.error.kind === 'dimsMissing' ? null : fit.error;
  };

  const keyOf = (contents: readonly ParcelContent[]): string =>
    contents.map((content) => `${content.lineId}*${content.count.toString()}`).join(',');

  const viewOf = (
    session: PackSession,
    box: CartonType,
    contents: readonly ParcelContent[],
    why: Misfit | null,
  ): BoxView => {
    const quote = quoteFor(session, box, grossOf(contents, box.tare));
    return {
      cartonTypeId: box.id,
      name: box.name,
      barcode: box.barcode,
      outer: box.outer,
      inner: box.inner,
      charge: quote?.charge ?? null,
      billable: quote?.billable ?? null,
      misfit: why && {
        kind: why.kind,
        name: 'sku' in why ? (product(why.sku)?.name ?? why.sku) : null,
        by: 'byUm' in why ? { um: why.byUm } : null,
      },
      units: contents.reduce((total, content) => total + content.count, 0),
    };
  };

  const boxView: BoxDesk['box'] = (session, id, contents) => {
    const key = `${session.sessionId}/${id}/${keyOf(contents)}`;
    const known = views.get(key);
    if (known) return known;
    const box = carton(id);
    if (!box) throw new Error(`unknown carton type ${id}`);
    const fit = checkBox(box, items(contents));
    const made = viewOf(session, box, contents, fit.ok ? null : fit.error);
    views.set(key, made);
    return made;
  };

  const othersOf: BoxDesk['others'] = (session, contents, except) => {
    const key = `${session.sessionId}/${except ?? ''}/${keyOf(contents)}`;
    const known = others.get(key);
    if (known) return known;
    const made = alternatives({ items: items(contents), cartonTypes: allCartons(), except, limit: OTHERS }).map(
      ({ cartonType, misfit: why }) => viewOf(session, cartonType, contents, why),
    );
    others.set(key, made);
    return made;
  };

  return {
    opened(opened) {
      forget();
      order = opened;
    },
    forget,
    order: orderOf,
    note: (known) => (note?.personId === known.consigneeId ? note : (note = readNote(known.consigneeId))).text,
    product,
    plan(session) {
      const contents = session.lines.map((line) => ({ lineId: line.lineId, sku: line.sku, count: line.quantity }));
      return planBoxes({ items: items(contents), cartonTypes: allCartons() });
    },
    misfit,
    weights,
    judge(parcel, gross) {
      const { expected } = weights(parcel);
      const tolerance = weightTolerance({ items: weighed(parcel.contents), division: lastDigit(gross) });
      if (!expected || !tolerance) return { verdict: 'unknown', expected, tolerance };
      return { verdict: judgeWeight(gross, expected, tolerance), expected, tolerance };
    },
    quote(session, parcel) {
      const box = carton(parcel.cartonTypeId);
      return (
        parcel.bought?.quote ??
        (box ? quoteFor(session, box, parcel.gross ?? grossOf(parcel.contents, box.tare)) : null)
      );
    },
    box: boxView,
    others: othersOf,
    nextOrderNumber(session) {
      const next = storage.orders.next();
      return next && next !== session.orderId ? (storage.orders.byId(next)?.number ?? null) : null;
    },
  };
}
