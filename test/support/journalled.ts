import type Database from 'better-sqlite3';
import type { BoxReason } from '../../src/core/carton/boxReason.ts';
import type { OrderId, UserId } from '../../src/core/ids.ts';
import type { StationEvent } from '../../src/core/journal/events.ts';
import type { ClosedParcel } from '../../src/core/reports/boxReports.ts';
import type { ErrorKind, ErrorOrOrder } from '../../src/core/reports/errors.ts';
import type { Overriding } from '../../src/core/reports/overrides.ts';
import type { PackedOrder } from '../../src/core/reports/throughput.ts';

/** What is asked of the journal alone: nothing here is shared with the projections or the reports' rules. */
export interface Journalled {
  readonly packed: readonly PackedOrder[];
  readonly errors: readonly ErrorOrOrder[];
  /** In dollars. */
  readonly parcels: readonly ClosedParcel[];
  readonly overrides: readonly Overriding[];
}

type Loose<T> = { -readonly [K in keyof T]: T[K] };
type Pack = Loose<PackedOrder> & { since: number; isDone: boolean };

interface Row {
  readonly at: number;
  readonly actor: UserId | null;
  readonly stationId: string;
  readonly event: StationEvent;
}

const SCANS: readonly (readonly [ErrorKind, readonly string[]])[] = [
  ['wrongItem', ['notOnOrder', 'itemNotExpected']],
  ['tooMany', ['alreadyComplete', 'tooManyUnits']],
  ['unknownCode', ['unknownCode', 'unknownOrder', 'unknownBadge']],
  ['wrongBox', ['boxTooSmall']],
];

/** Reads the whole journal once, fact by fact, and counts what happened from one moment (included) to another (excluded). */
export function journalled(db: Database.Database, from: number, to: number): Journalled {
  const count = counter();
  const rows = db
    .prepare<[], Omit<Row, 'event'> & { readonly event: string }>(
      'SELECT at, actor, station_id AS stationId, event FROM journal ORDER BY seq',
    )
    .iterate();
  for (const row of rows) count.take({ ...row, event: JSON.parse(row.event) as StationEvent });
  const isIn = ({ at }: { readonly at: number }): boolean => at >= from && at < to;
  const inTime = <T extends { readonly at: number }>(all: readonly T[]): T[] =>
    all.filter(isIn).sort((a, b) => a.at - b.at);
  return {
    packed: inTime([...count.packs.values()].filter(({ isDone }) => isDone)).map(
      ({ since: _, isDone: __, ...order }) => order,
    ),
    errors: inTime(count.errors),
    parcels: inTime(count.parcels),
    overrides: inTime(count.overrides),
  };
}

function counter() {
  const packs = new Map<string, Pack>();
  const ofIntent = new Map<string, Pack>();
  const orders = new Map<string, { readonly shipBy: number | null; readonly deliverBy?: string }>();
  const errors: ErrorOrOrder[] = [];
  const boxes = new Map<string, Parameters<typeof closedIn>[0]>();
  const charges = new Map<string, number>();
  const parcels: ClosedParcel[] = [];
  const reasons = new Map<string, BoxReason>();
  const overrides: Overriding[] = [];
  const packOf = (event: StationEvent): Pack | undefined =>
    'sessionId' in event && event.sessionId !== null ? packs.get(event.sessionId) : undefined;
  const take = ({ at, actor, stationId, event }: Row): void => {
    if (event.type === 'orderImported') orders.set(event.order.orderId, event.order);
    if (event.type === 'packStarted') packs.set(event.sessionId, begun(event.orderId, at, stationId));
    const pack = packOf(event);
    const kind = kindOf(event);
    if (kind !== null) {
      const sku = 'sku' in event ? event.sku : null;
      errors.push({ at, orderId: pack?.orderId ?? null, by: actor, stationId, kind, sku, errors: 0 });
      if (pack) pack.errors += 1;
    }
    if (pack) onBench(pack, event, at, actor);
    if (pack && event.type === 'labelBought') ofIntent.set(event.label.intentId, pack);
    if (pack && event.type === 'packFinished') pack.shipBy = orders.get(event.orderId)?.shipBy ?? null;
    if (event.type === 'boxChosen') boxes.set(event.parcelId, event);
    if (event.type === 'boxReasonGiven') reasons.set(event.parcelId, event.reason);
    if (event.type === 'labelBought') charges.set(event.parcelId, event.label.quote.charge.minor);
    const box = event.type === 'parcelClosed' ? boxes.get(event.parcelId) : undefined;
    if (box && pack)
      parcels.push({
        at,
        orderId: pack.orderId,
        by: actor,
        stationId,
        reason: reasons.get(box.parcelId) ?? null,
        charged: charges.get(box.parcelId) ?? null,
        ...closedIn(box),
      });
    if (event.type === 'overrideGranted' || event.type === 'overrideRefused')
      overrides.push({
        at,
        orderId: pack?.orderId ?? null,
        by: actor,
        stationId,
        kind: event.kind,
        supervisorId: event.supervisorId,
        reason: event.reason,
        isRefused: event.type === 'overrideRefused',
      });
    if (event.type === 'orderChangedLate')
      for (const one of packs.values()) if (one.isDone && one.orderId === event.orderId) one.isRelabelled = true;
    const sent = 'intentId' in event ? ofIntent.get(event.intentId ?? '') : undefined;
    if (sent) afterBench(sent, event, orders.get(sent.orderId)?.deliverBy ?? '9999');
  };
  return { packs, errors, parcels, overrides, take };
}

const begun = (orderId: OrderId, at: number, stationId: string): Pack => ({
  at,
  orderId,
  by: null,
  stationId,
  parcels: 0,
  units: 0,
  packingMs: 0,
  errors: 0,
  shipBy: null,
  isShort: false,
  isLate: false,
  isHarmed: false,
  isRelabelled: false,
  since: at,
  isDone: false,
});

function kindOf(event: StationEvent): ErrorKind | null {
  if (event.type === 'scanRefused')
    return SCANS.find(([, reasons]) => reasons.includes(event.reason))?.[0] ?? 'outOfTurn';
  if (event.type === 'weightRefused') return event.reason;
  if (event.type === 'itemShort') return 'short';
  if (event.type === 'itemDamaged') return 'damaged';
  return event.type === 'labelPrintFailed' ? 'notPrinted' : null;
}

function onBench(pack: Pack, event: StationEvent, at: number, actor: UserId | null): void {
  if (event.type === 'packPaused' || event.type === 'packFinished') pack.packingMs += at - pack.since;
  if (event.type === 'packResumed') pack.since = at;
  if (event.type === 'itemPacked') pack.units += event.units;
  if (event.type === 'itemShort') pack.isShort = true;
  if (event.type === 'parcelClosed') pack.parcels += 1;
  if (event.type === 'packFinished') Object.assign(pack, { at, by: actor, isDone: true });
}

function afterBench(sent: Pack, event: StationEvent, deliverBy: string): void {
  if (event.type === 'labelReprinted' && sent.isDone) sent.isRelabelled = true;
  if (event.type !== 'trackingReported') return;
  if (event.reason === 'damaged') sent.isHarmed = true;
  const day = new Date(event.at + (event.utcOffset ?? 0) * 60_000).toISOString().slice(0, 10);
  if (event.status === 'delivered' && day > deliverBy) sent.isLate = true;
}

function closedIn({ cartonTypeId, suggestedId, costs }: Extract<StationEvent, { type: 'boxChosen' }>) {
  const isDollar = costs?.used.total.currency === 'USD';
  return {
    cartonTypeId,
    suggestedId,
    used: isDollar ? costs.used.total.minor : null,
    suggested: isDollar ? (costs.suggested?.total.minor ?? null) : null,
    other: isDollar ? (costs.other?.total.minor ?? null) : null,
    billed: costs?.used.billable.digits ?? null,
    otherBilled: costs?.other?.billable.digits ?? null,
  };
}
