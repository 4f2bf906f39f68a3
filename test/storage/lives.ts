import { ORDER_PRIORITIES } from '../../src/core/orders/priority.ts';
import { asId } from '../../src/core/ids.ts';
import type { IntentId, ManifestId, OrderId, ParcelId, SessionId, Sha256, UserId } from '../../src/core/ids.ts';
import type { EventOf, StationEvent } from '../../src/core/journal/events.ts';
import { evolveOrder, withPacked } from '../../src/core/orders/lifecycle.ts';
import { toPack, type Order } from '../../src/core/orders/order.ts';
import { evolve, isPackEvent } from '../../src/core/pack/evolve.ts';
import { currentParcel, isVerified, stageOf, unboxed, type PackSession } from '../../src/core/pack/session.ts';
import type { NewFact } from '../../src/station/ports.ts';
import { shipActs } from './shipActs.ts';
import { boughtLabel, carton, fact, imported, NOON, orderFacts, product, sku } from './facts.ts';

const ITEMS = ['A', 'B', 'C', 'D'];
const GROSS = { digits: 900, exponent: 0, unit: 'g' as const };

/** What a station could know after some facts: the folds of the core alone, without any database. */
export interface Life {
  readonly orders: Map<OrderId, Order>;
  readonly sessions: Map<SessionId, PackSession>;
  /** Labels given back whose carrier has not answered yet. */
  readonly voiding: EventOf<'labelVoidRequested'>[];
  /** Which manifest each label is on. */
  readonly manifested: Map<IntentId, ManifestId>;
  closings: number;
  serial: number;
  steps: number;
}

export const newLife = (): Life => ({
  orders: new Map(),
  sessions: new Map(),
  voiding: [],
  manifested: new Map(),
  closings: 0,
  serial: 0,
  steps: 0,
});

/** One fact that the rules of the bench allow next, chosen by two numbers and remembered in the life. */
export function nextFact(life: Life, choice: number, detail: number): NewFact {
  life.steps += 1;
  // Two times out of three the work goes on, so that orders are packed to the end.
  const acts =
    detail % 3 > 0
      ? [...forwardActs, ...shopActs]
      : detail % 2 === 0
        ? [...shopActs, ...shipActs]
        : [...sidewaysActs, ...shopActs];
  for (let turn = 0; ; turn += 1) {
    const next = acts[(choice + turn) % acts.length]!(life, detail);
    if (!next) continue;
    remember(life, next.event);
    return next;
  }
}

function remember(life: Life, event: StationEvent): void {
  if (event.type === 'orderImported' || event.type === 'orderChanged') change(life, event.order.orderId, event);
  if (
    event.type === 'orderCancelled' ||
    event.type === 'orderChangedLate' ||
    event.type === 'orderHeld' ||
    event.type === 'orderReleased' ||
    event.type === 'orderPrioritized'
  )
    change(life, event.orderId, event);
  if (!isPackEvent(event) || event.sessionId === null) return;
  const session = evolve(life.sessions.get(event.sessionId) ?? null, event);
  life.sessions.set(session.sessionId, session);
  if (
    event.type === 'packStarted' ||
    event.type === 'packPaused' ||
    event.type === 'packResumed' ||
    event.type === 'packAbandoned' ||
    event.type === 'packFinished'
  )
    change(life, session.orderId, event);
  if (event.type === 'parcelClosed') {
    const contents = session.parcels.find((parcel) => parcel.parcelId === event.parcelId)!.contents;
    life.orders.set(session.orderId, withPacked(life.orders.get(session.orderId)!, contents));
  }
}

const change = (life: Life, id: OrderId, event: Parameters<typeof evolveOrder>[1]): void => {
  life.orders.set(id, evolveOrder(life.orders.get(id) ?? null, event));
};

type Act = (life: Life, detail: number) => NewFact | null;
const pick = <T>(list: readonly T[], detail: number): T | undefined => list[detail % Math.max(1, list.length)];
const ordersIn = (life: Life, ...statuses: Order['status'][]): Order[] =>
  [...life.orders.values()].filter((order) => statuses.includes(order.status));
const openSession = (life: Life): PackSession | undefined =>
  [...life.sessions.values()].find((session) => session.status === 'open');

/** An act of the open session, or nothing when none is open. */
const inSession =
  (act: (session: PackSession, detail: number, life: Life) => StationEvent | null): Act =>
  (life, detail) => {
    const session = openSession(life);
    const event = session ? act(session, detail, life) : null;
    return event && fact(event);
  };
const inParcel = (
  act: (
    ids: { sessionId: SessionId; parcelId: ParcelId },
    session: PackSession,
    life: Life,
    detail: number,
  ) => StationEvent | null,
): Act =>
  inSession((session, detail, life) => {
    const parcel = currentParcel(session);
    return parcel ? act({ sessionId: session.sessionId, parcelId: parcel.parcelId }, session, life, detail) : null;
  });

function linesBy(detail: number): (readonly [string, number])[] {
  return Array.from(
    { length: 1 + (detail % 3) },
    (_, index) => [ITEMS[(detail + index) % ITEMS.length]!, detail % 5 === 0 ? 0 : 1 + ((detail >> 3) % 3)] as const,
  );
}

const shopActs: Act[] = [
  (life, detail) =>
    imported(
      orderFacts(`o${life.orders.size}`, linesBy(detail), {
        shipBy: detail % 4 === 0 ? null : NOON + detail,
        cancelledAt: detail % 11 === 0 ? NOON : null,
      }),
      `Person ${detail} ß`,
    ),
  (life, detail) => imported(orderFacts(`o${life.orders.size}`, linesBy(detail + 1))),
  (life, detail) => {
    const order = pick(ordersIn(life, 'ready', 'onHold'), detail);
    if (!order || order.lines.some((line) => line.packed > 0)) return null;
    const facts = orderFacts(order.number, linesBy(detail + 2), { cancelledAt: detail % 7 === 0 ? NOON : null });
    return fact({ type: 'orderChanged', order: facts, importId: asId('run-2'), isNewAddress: false });
  },
  (life, detail) => {
    const order = pick(ordersIn(life, 'ready', 'onHold', 'packing'), detail);
    return order
      ? fact({ type: 'orderCancelled', orderId: order.orderId, cancelledAt: NOON, importId: asId('run-2') })
      : null;
  },
  (life, detail) => {
    const order = pick(ordersIn(life, 'done'), detail);
    return order
      ? fact({ type: 'orderChangedLate', orderId: order.orderId, change: 'linesChanged', importId: asId('run-2') })
      : null;
  },
  (life, detail) => {
    const order = pick(ordersIn(life, 'ready'), detail);
    return order ? fact({ type: 'orderHeld', orderId: order.orderId, reason: 'addressIncomplete' }) : null;
  },
  (life, detail) => {
    const order = pick(ordersIn(life, 'onHold'), detail);
    return order ? fact({ type: 'orderReleased', orderId: order.orderId }) : null;
  },
  (life, detail) => {
    const order = pick(ordersIn(life, 'ready'), detail);
    const priority = pick(ORDER_PRIORITIES, detail) ?? 'rush';
    return order ? fact({ type: 'orderPrioritized', orderId: order.orderId, priority }) : null;
  },
  (_life, detail) =>
    fact({
      type: 'productRecorded',
      product: product(pick(ITEMS, detail)!, {
        barcodes: detail % 2 === 0 ? [] : [`40063813339${detail % 90}`],
        name: `P${detail}`,
      }),
    }),
  (_life, detail) =>
    fact({ type: 'productBarcodeAssigned', sku: sku(pick([...ITEMS, 'E'], detail)!), barcode: `INT-${detail % 5}` }),
  (_life, detail) =>
    fact({
      type: 'cartonTypeRecorded',
      cartonType: carton(pick(['S', 'M', 'L'], detail)!, detail % 2 === 0 ? null : `BOX-${detail % 6}`),
    }),
  (life, detail) =>
    fact({
      type: 'boxDraftSaved',
      revision: life.steps,
      base: 0,
      boxes: [carton(pick(['S', 'M', 'XL'], detail)!, `BOX-${detail % 6}`)],
    }),
  (life) => fact({ type: 'boxDraftDropped', revision: life.steps }),
  (life, detail) =>
    fact({
      type: 'boxSetPublished',
      version: 10_000 + life.steps,
      base: 0,
      origin: detail % 2 === 0 ? 'draft' : 'rollBack',
      rollsBackTo: null,
      revision: detail % 2 === 0 ? life.steps : null,
      boxes: [carton('S'), carton(pick(['M', 'XL'], detail)!, `BOX-${detail % 6}`)],
      from: detail % 3 === 0 ? NOON + detail : null,
    }),
  (life, detail) =>
    fact({ type: 'boxSetTookEffect', version: 10_000 + life.steps - (detail % 9), boxes: [carton('XL')] }),
  (life, detail) => fact({ type: 'boxSetWithdrawn', version: 10_000 + life.steps - (detail % 9) }),
  (life, detail) =>
    fact({
      type: 'importFinished',
      importId: asId(`run:${life.steps}`),
      kind: detail % 2 === 0 ? 'orders' : 'cartons',
      fileName: 'a.csv',
      counts: { lines: detail, added: 1, changed: 0, unchanged: 0, refused: 1 },
      refused: [{ line: 2, reason: 'noSku', column: 'Lineitem sku' }],
    }),
  (life) =>
    fact({ type: 'numberBlockReserved', series: 'sscc', from: life.steps * 1_000, to: life.steps * 1_000 + 99 }),
  (_life, detail) => ({
    event: {
      type: 'userAdded',
      userId: asId<UserId>(`u${detail % 3}`),
      number: String(detail % 3),
      role: 'packer',
      personId: asId(`person:u${detail % 3}`),
      badgeDigest: asId<Sha256>(`b${detail}`),
      pinHash: 'x',
    },
    person: { personId: asId(`person:u${detail % 3}`), data: { kind: 'user', name: `User ${detail}` } },
  }),
  (_life, detail) => fact({ type: 'userRemoved', userId: asId<UserId>(`u${detail % 3}`) }),
];

const forwardActs: Act[] = [
  (life, detail) => {
    const order = pick(
      ordersIn(life, 'ready').filter(
        (candidate) =>
          ![...life.sessions.values()].some(
            (session) => session.orderId === candidate.orderId && session.status === 'paused',
          ),
      ),
      detail,
    );
    if (!order || openSession(life)) return null;
    const lines = order.lines
      .filter((line) => toPack(line) > 0)
      .map((line) => ({ lineId: line.lineId, sku: line.sku, name: line.name, quantity: toPack(line) }));
    return fact({
      type: 'packStarted',
      sessionId: asId<SessionId>(`s${life.sessions.size}`),
      orderId: order.orderId,
      number: order.number,
      revision: order.revision,
      packerId: asId('u1'),
      lines,
    });
  },
  (life, detail) => {
    const paused = pick(
      [...life.sessions.values()].filter((session) => session.status === 'paused'),
      detail,
    );
    return paused && !openSession(life)
      ? fact({ type: 'packResumed', sessionId: paused.sessionId, packerId: asId('u2') })
      : null;
  },
  inSession((session, detail, life) => {
    const line = pick(
      session.lines.filter((candidate) => candidate.packed < candidate.quantity),
      detail,
    );
    return line
      ? {
          type: 'itemPacked',
          sessionId: session.sessionId,
          lineId: line.lineId,
          sku: line.sku,
          units: 1 + (detail % (line.quantity - line.packed)),
          by: 'scan',
          ...(detail % 5 === 0 && { trace: { serial: `S${life.steps}`, lot: `L${detail % 3}` } }),
        }
      : null;
  }),
  inSession((session, detail, life) => {
    if (stageOf(session) !== 'box') return null;
    const left = unboxed(session);
    const contents = detail % 2 === 0 ? left : left.slice(0, 1);
    return {
      type: 'boxChosen',
      sessionId: session.sessionId,
      parcelId: asId<ParcelId>(`p${life.steps}`),
      cartonTypeId: asId('M'),
      suggestedId: null,
      contents,
      by: 'scan',
    };
  }),
  inParcel((ids, session) =>
    currentParcel(session)!.label === 'none'
      ? {
          type: 'weightCaptured',
          ...ids,
          gross: GROSS,
          expected: null,
          tolerance: null,
          deviceId: null,
          frame: '',
          parts: partsOf(session),
        }
      : null,
  ),
  inParcel((ids, session, life) => {
    if (!currentParcel(session)!.gross || currentParcel(session)!.label !== 'none') return null;
    life.serial += 1;
    return {
      type: 'labelRequested',
      ...ids,
      intentId: asId(`i${life.serial}`),
      carrier: 'offline',
      service: 'ground',
      series: 'sscc',
      serial: life.serial,
    };
  }),
  inParcel((ids, session, life, detail) => {
    const { label, intent, asked } = currentParcel(session)!;
    if ((label !== 'requested' && label !== 'unknown') || !intent) return null;
    const { intentId } = intent;
    if (detail % 5 === 0 && label === 'requested') return { type: 'labelOutcomeUnknown', ...ids };
    if (detail % 5 === 1 && !asked && label === 'requested')
      return { type: 'labelAsked', ...ids, intentId, service: 'ground', quoted: { minor: 712, currency: 'USD' } };
    if (detail % 5 === 2 && asked) return { type: 'labelNotSent', ...ids, intentId, reason: 'offline' };
    const bought = boughtLabel(String(life.serial), life.serial, asId<Sha256>(`hash${life.serial}`));
    const handover = { account: '', origin: 'US 55099', shipDate: '2026-11-23' };
    return { type: 'labelBought', ...ids, label: { ...bought, intentId, ...(detail % 7 > 0 && { handover }) } };
  }),
  inParcel((ids, session, _life, detail) => {
    const { label, print } = currentParcel(session)!;
    if (label !== 'bought') return null;
    if (print === 'waiting') return { type: 'labelSent', ...ids, jobId: 'j', isReprint: false, deviceId: asId('zpl') };
    return detail % 2 === 0
      ? { type: 'labelPrinted', ...ids, jobId: 'j', proof: 'delivered' }
      : { type: 'labelPrintFailed', ...ids, jobId: 'j', reason: 'lost', isUncertain: detail % 3 === 0 };
  }),
  inParcel((ids, session) =>
    currentParcel(session)!.print === 'delivered'
      ? { type: 'parcelClosed', ...ids, tracking: currentParcel(session)!.bought!.tracking }
      : null,
  ),
  inSession((session) =>
    stageOf(session) === 'done' && session.parcels.length > 0
      ? { type: 'packFinished', sessionId: session.sessionId, orderId: session.orderId }
      : null,
  ),
];

const sidewaysActs: Act[] = [
  inSession((session, detail) =>
    detail % 5 === 0 ? { type: 'packPaused', sessionId: session.sessionId, reason: 'problem' } : null,
  ),
  inSession((session, detail) =>
    detail % 9 === 0 && session.parcels.length === 0 ? { type: 'packAbandoned', sessionId: session.sessionId } : null,
  ),
  inSession((session, detail) =>
    detail % 9 === 0 ? { type: 'packStopped', sessionId: session.sessionId, reason: 'cancelled' } : null,
  ),
  inSession((session) => {
    const last = session.parcels.length === 0 ? session.scans.at(-1) : undefined;
    return last ? { type: 'itemUnpacked', sessionId: session.sessionId, ...last } : null;
  }),
  inSession((session, detail) => ({
    type: 'scanRefused',
    sessionId: session.sessionId,
    reason: 'notOnOrder',
    code: `code${detail}`,
    sku: detail % 2 === 0 ? null : (session.lines[detail % session.lines.length]?.sku ?? null),
  })),
  (_life, detail) =>
    fact({ type: 'scanRefused', sessionId: null, reason: 'unknownOrder', code: `code${detail}`, sku: null }),
  inSession((session) => (session.alert ? { type: 'refusalCleared', sessionId: session.sessionId } : null)),
  inSession((session) =>
    isVerified(session)
      ? { type: 'boxesPlanned', sessionId: session.sessionId, parcels: [], reason: 'fitsNoBox' }
      : null,
  ),
  inParcel((ids, session) => (currentParcel(session)!.label === 'none' ? { type: 'boxReturned', ...ids } : null)),
  inParcel((ids, session) =>
    currentParcel(session)!.label === 'none'
      ? { type: 'weightRefused', ...ids, reason: 'tooLight', gross: GROSS, expected: null, tolerance: null }
      : null,
  ),
  inParcel((ids, session, life, detail) => {
    const { bought } = currentParcel(session)!;
    if (!bought) return null;
    const { tracking, intentId } = bought;
    // As they were recorded before a void had two steps.
    if (detail % 4 === 1) return { type: 'labelVoided', ...ids, tracking };
    const request = { type: 'labelVoidRequested', ...ids, intentId, tracking, why: 'person' } as const;
    life.voiding.push(request);
    return request;
  }),
  (life, detail) => {
    const request = life.voiding.shift();
    if (!request) return null;
    const { sessionId, parcelId, intentId, tracking } = request;
    const ids = { sessionId, parcelId, intentId, tracking };
    return fact(
      detail % 4 === 1
        ? { type: 'labelVoided', ...ids }
        : { type: 'labelVoidRefused', ...ids, reason: 'alreadyUsed', detail: 'It was scanned.' },
    );
  },
];

/** What the parcel at hand was made of, with the weights of a product file that never changes. */
const partsOf = (session: PackSession) => ({
  empty: { digits: 120, exponent: 0, unit: 'g' as const },
  units: (currentParcel(session)?.contents ?? []).map(({ sku, count }) => ({
    sku,
    count,
    listed: { digits: 300, exponent: 0, unit: 'g' as const },
  })),
});
