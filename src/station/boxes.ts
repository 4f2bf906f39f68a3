import type { CartonType } from '../core/carton/cartonType.ts';
import { checkBox, fillBox, type Choice } from '../core/carton/choose.ts';
import { barredFor } from '../core/carton/boxUse.ts';
import type { Barred, Misfit, PackItem } from '../core/carton/fits.ts';
import { ownCartonOf, skuOfOwnCarton } from '../core/carton/ownCarton.ts';
import type { AskPostage } from '../core/carton/postage.ts';
import type { CartonTypeId, OrderId, Sku } from '../core/ids.ts';
import type { ParcelContent } from '../core/journal/events.ts';
import type { Order } from '../core/orders/order.ts';
import type { Product } from '../core/orders/product.ts';
import { besideEnclosed } from '../core/instructions/enclosed.ts';
import { toBox, type PackSession } from '../core/pack/session.ts';
import type { BoxView } from '../core/pack/snapshot.ts';
import type { Mass } from '../core/quantity.ts';
import type { Quote } from '../core/ship/parcel.ts';
import { expectedGross, type WeighedItem } from '../core/weigh/tolerance.ts';
import { createBoxOffers, keyOf } from './boxOffers.ts';
import { createBoxPlans } from './boxPlans.ts';
import { packItem } from './packItem.ts';
import type { BoxDesk, BoxPorts } from './boxDesk.ts';
import { boxCosts, lostBy } from './boxLoss.ts';
import { enclosedIn, namesBox, shelfFor } from './enclosures.ts';
import { noteOf } from './mergedOrders.ts';
import { createParcelWeights } from './parcelWeights.ts';
import { askPostage, purposeOf, shipmentDraft } from './shipment.ts';

/** Most boxes shown beside the suggestion. */
const OTHERS = 3;

/** Creates the box desk of one station. */
export function createBoxDesk(ports: BoxPorts): BoxDesk {
  const { storage, policies } = ports;
  let order: Order | null = null;
  let note: { readonly of: Order; readonly text: string } | null = null;
  const readNote = (of: Order) => ({ of, text: noteOf(storage, of) });
  let cartons: readonly CartonType[] | null = null;
  const products = new Map<Sku, Product | null>();
  const views = new Map<string, BoxView>();
  let postage: AskPostage | null = null;

  const forget = (): void => {
    order = null;
    isAnyBox = false;
    note = null;
    cartons = null;
    products.clear();
    views.clear();
    postage = null;
    plans.forget();
  };
  const allCartons = (): readonly CartonType[] => (cartons ??= storage.cartons.all());
  const carton = (id: CartonTypeId): CartonType | null => {
    const sku = skuOfOwnCarton(id);
    const owner = sku === null ? null : product(sku);
    if (owner) return ownCartonOf(owner);
    return allCartons().find((candidate) => candidate.id === id) ?? storage.cartons.byId(id);
  };
  const product = (sku: Sku): Product | null => {
    const known = products.get(sku);
    if (known !== undefined) return known;
    const found = storage.products.bySku(sku);
    products.set(sku, found);
    return found;
  };
  let instructions: PackSession['instructions'] = [];
  let isAnyBox = false;
  const orderOf = (session: PackSession): Order | null => {
    instructions = session.instructions;
    return order?.orderId === session.orderId ? order : reopened(session.orderId);
  };
  /** The box with the room and the weight that instructions leave it. */
  const left = (box: CartonType): CartonType => besideEnclosed(box, instructions);
  const reopened = (orderId: OrderId): Order | null => {
    order = storage.orders.byId(orderId);
    postage = order && askPostage(ports, order);
    return order;
  };

  const items = (contents: readonly ParcelContent[]): PackItem[] =>
    contents.map((content) => packItem(content, product(content.sku)));
  const weighed = (contents: readonly ParcelContent[]): WeighedItem[] =>
    contents.map(({ sku, count }) => ({ weight: product(sku)?.weight ?? null, count }));

  const grossOf = (contents: readonly ParcelContent[], tare: Mass | null, dunnage: Mass | null = null): Mass | null => {
    const gross = expectedGross({ items: weighed(contents), tare, dunnage: dunnage ? [dunnage] : [] });
    return gross.ok ? gross.value : null;
  };

  const byWeight = createParcelWeights({ storage, carton, product, policies });

  const quoteFor = (session: PackSession, box: CartonType, gross: Mass | null): Quote | null => {
    const known = orderOf(session);
    if (!known || !gross) return null;
    const draft = shipmentDraft(ports, known, { carton: box, gross, index: 1, count: 1 });
    const quote = draft ? ports.carrier.quote(draft) : null;
    return quote?.ok ? quote.value : null;
  };

  /** The set is the one that was in force when the order was opened. */
  const barred = (box: CartonType): Barred | null => {
    if (skuOfOwnCarton(box.id) !== null) return null;
    if (!allCartons().some(({ id }) => id === box.id)) return 'retired';
    if (!order) return null;
    return barredFor(box, purposeOf(ports, order, box));
  };
  const choice = (contents: readonly ParcelContent[]): Choice => ({
    items: items(contents),
    cartonTypes: shelfFor(
      allCartons().filter((box) => barred(box) === null),
      instructions,
      isAnyBox,
    ),
    settings: ports.settings,
    postage,
  });
  const boxMinor = (box: CartonType | null): number => (box?.cost?.minor ?? 0) + ports.settings.handlingMinor;
  const offers = ports.carrier.isNetworked
    ? createBoxOffers({
        carrier: ports.carrier,
        draft(parcel, index, count) {
          const box = carton(parcel.cartonTypeId);
          const gross = box && grossOf(parcel.contents, box.tare);
          return box && gross && order
            ? shipmentDraft(ports, order, { carton: box, gross, index, count, contents: parcel.contents })
            : null;
        },
        boxMinor: (id) => boxMinor(carton(id)),
        fault: ports.serviceFault,
      })
    : null;
  const changed = (): void => {
    views.clear();
    ports.changed();
  };
  const plans = createBoxPlans({ cartonizer: ports.cartonizer, choice, offers, changed, report: ports.report });

  const misfit: BoxDesk['misfit'] = (box, contents) => {
    const bar = barred(box);
    if (bar !== null) return { kind: bar };
    const { misfit: why } = plans.fit(left(box), contents);
    // A box is not refused for sizes nobody measured: the packer sees whether it closes.
    return why?.kind === 'dimsMissing' ? null : why;
  };

  const viewOf = (
    session: PackSession,
    box: CartonType,
    contents: readonly ParcelContent[],
    why: Misfit | null,
  ): BoxView => {
    const quote =
      offers?.quote(box.id, contents) ??
      quoteFor(session, box, grossOf(contents, box.tare, enclosedIn(session, contents)));
    const extra = boxMinor(box);
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
      total: quote && { ...quote.charge, minor: quote.charge.minor + extra },
      lost: null,
      units: contents.reduce((total, content) => total + content.count, 0),
      arrivesOn: quote?.arrivesOn ?? null,
    };
  };

  const boxView: BoxDesk['box'] = (session, id, contents) => {
    const key = `${session.sessionId}/${id}/${keyOf(contents)}`;
    const known = views.get(key);
    if (known) return known;
    const box = carton(id);
    if (!box) throw new Error(`unknown carton type ${id}`);
    const made = viewOf(session, box, contents, plans.fit(left(box), contents).misfit);
    views.set(key, made);
    return made;
  };

  const othersOf: BoxDesk['others'] = (session, contents, except) => {
    const verdicts = plans.verdicts(contents);
    if (verdicts.length === 0) return null;
    const taken = except === null ? null : boxView(session, except, contents);
    return verdicts
      .filter(({ cartonType }) => cartonType.id !== except)
      .slice(0, OTHERS)
      .map(({ cartonType, misfit: why }) => {
        const view = viewOf(session, carton(cartonType.id) ?? cartonType, contents, why);
        return taken && !why ? { ...view, lost: lostBy(view, taken) } : view;
      });
  };

  return {
    opened(opened) {
      forget();
      order = opened;
      postage = askPostage(ports, opened);
    },
    forget,
    order: orderOf,
    note: (known) => (note?.of === known ? note : (note = readNote(known))).text,
    product,
    carton,
    plan(session, tell) {
      orderOf(session);
      plans.plan(toBox(session), (plan, isImproved) => {
        // A customer's own box that does not hold the goods is no reason to name none.
        if (plan.reason !== 'fitsNoBox' || isAnyBox || !namesBox(instructions)) return void tell(plan, isImproved);
        isAnyBox = true;
        plans.forget();
        plans.plan(toBox(session), tell);
      });
    },
    misfit,
    places(box, contents, kept) {
      if (kept.length === 0) return plans.fit(left(box), contents).placements;
      const fit = checkBox(left(box), items(contents), ports.settings, kept);
      return fit.ok ? fit.value : [];
    },
    fitting: (box, contents) => fillBox(left(box), items(contents), ports.settings),
    ...byWeight,
    quote(session, parcel) {
      const box = carton(parcel.cartonTypeId);
      return (
        parcel.bought?.quote ??
        offers?.quote(parcel.cartonTypeId, parcel.contents) ??
        (box ? quoteFor(session, box, parcel.gross ?? byWeight.weights(session, parcel).expected) : null)
      );
    },
    box: boxView,
    others: othersOf,
    costs: (session, used, suggested, contents) =>
      boxCosts({ view: (id) => boxView(session, id, contents), verdicts: plans.judged(contents) }, used, suggested),
    nextOrderNumber(session) {
      const next = ports.nextOrder();
      return next && next !== session.orderId ? (storage.orders.byId(next)?.number ?? null) : null;
    },
  };
}
