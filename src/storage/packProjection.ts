import type { SessionId } from '../core/ids.ts';
import type { EventOf } from '../core/journal/events.ts';
import type { JournalRow } from '../core/journal/envelope.ts';
import { canonical } from '../core/journal/canonical.ts';
import { evolve, type PackEvent } from '../core/pack/evolve.ts';
import { closedUnits } from '../core/pack/kits.ts';
import type { PackParcel, PackSession } from '../core/pack/session.ts';
import { isPurchaseEvent } from '../core/ship/labelPurchase.ts';
import { prepareConfusedProjection } from './confusedProducts.ts';
import type { Connection } from './connection.ts';
import { prepareLearnedWeightProjection } from './learnedWeights.ts';
import { prepareDoubtProjection } from './doubts.ts';
import type { OrderProjection } from './orderProjection.ts';
import { preparePurchaseProjection } from './purchases.ts';
import { preparePutBackProjection } from './putBackProjection.ts';
import { prepareUnitProjection } from './units.ts';
import { prepareUsedBoxes } from './usedBoxes.ts';

/** Projects pack sessions with their parcels and serials, and what packing does to orders. */
export function preparePackProjection(
  db: Connection,
  orders: OrderProjection,
): { apply(event: PackEvent, row: JournalRow): void } {
  const sessions = prepareSessions(db);
  const parcels = prepareParcels(db);
  const takeSerial = db.prepare(
    'INSERT INTO number_serial (intent_id, series, serial) VALUES (?, ?, ?) ON CONFLICT (intent_id) DO NOTHING',
  );
  const purchases = preparePurchaseProjection(db);
  const damaged = prepareDamaged(db);
  const putBack = preparePutBackProjection(db);
  const unitTold = prepareUnitProjection(db);
  const confused = prepareConfusedProjection(db);
  const doubted = prepareDoubtProjection(db);
  const weightTaught = prepareLearnedWeightProjection(db);
  const boxUsed = prepareUsedBoxes(db);
  return {
    apply: (event, row) => {
      const before = event.sessionId === null ? null : sessions.load(event.sessionId);
      const session = evolve(before, event);
      unitTold(event, before, session);
      confused(event, before, row);
      doubted(event, before, row);
      if (event.type === 'weightCaptured') weightTaught(event, row.at);
      if (event.type === 'itemDamaged') damaged(event, session, row);
      if (event.type === 'putBackBegun' || event.type === 'itemPutBack') putBack(event, session, row.at);
      sessions.store(session, row.stationId);
      // A carrier that numbers its parcels itself takes no serial of the station's.
      if (event.type === 'labelRequested' && event.series !== '')
        takeSerial.run(event.intentId, event.series, event.serial);
      if (isPurchaseEvent(event)) purchases.apply(event, session, row.at);
      if (event.type === 'boxReturned') parcels.drop(event.parcelId);
      else if ('parcelId' in event && event.parcelId !== null && !isOfFormerLabel(event))
        parcels.store(session, event.parcelId, event.type === 'parcelClosed' ? row.at : null);
      if (event.type === 'parcelReopened') parcels.reopen(event.parcelId);
      if (event.type === 'parcelClosed' || event.type === 'parcelReopened')
        boxUsed(parcelOf(session, event.parcelId).cartonTypeId, event.type === 'parcelClosed' ? -1 : 1);
      tellOrder(orders, session, event, row);
    },
  };
}

/** Items that were put aside, with the name under which they were ordered. */
function prepareDamaged(
  db: Connection,
): (event: EventOf<'itemDamaged'>, session: PackSession, row: Pick<JournalRow, 'eventId' | 'at'>) => void {
  const add = db.prepare(
    'INSERT INTO damaged_item (event_id, order_id, sku, name, units, damaged_at, place) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  return ({ lineId, sku, units, place = '' }, { orderId, lines }, { eventId, at }) => {
    add.run(eventId, orderId, sku, lines.find((line) => line.lineId === lineId)?.name ?? sku, units, at, place);
  };
}

/** A carrier's word on a label that is the parcel's no more: its box may be gone by then, and the parcel knows nothing of it. */
const isOfFormerLabel = (event: PackEvent): boolean =>
  event.type === 'labelFoundLate' ||
  event.type === 'labelVoidRefused' ||
  (event.type === 'labelVoided' && event.intentId !== undefined);

function tellOrder(orders: OrderProjection, session: PackSession, event: PackEvent, row: JournalRow): void {
  switch (event.type) {
    case 'packStarted':
    case 'packPaused':
    case 'packResumed':
    case 'packAbandoned':
      orders.apply(session.orderId, event);
      return;
    case 'parcelClosed':
      orders.pack(session.orderId, closedUnits(session, event.parcelId));
      return;
    case 'parcelReopened':
      orders.unpack(session.orderId, closedUnits(session, event.parcelId), event);
      return;
    case 'packFinished':
      orders.finish(session.orderId, event, row.at);
      return;
    default:
      // Everything else stays between the packer and the session.
      return;
  }
}

function prepareSessions(db: Connection): {
  load(sessionId: SessionId): PackSession | null;
  store(session: PackSession, stationId: string): void;
} {
  const find = db.prepare<[string], { state: string }>('SELECT state FROM pack_session WHERE session_id = ?');
  const put = db.prepare(
    `INSERT INTO pack_session (session_id, station_id, order_id, status, state) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET station_id = excluded.station_id, status = excluded.status, state = excluded.state`,
  );
  return {
    load: (sessionId) => {
      const row = find.get(sessionId);
      return row ? (JSON.parse(row.state) as PackSession) : null;
    },
    store: (session, stationId) => {
      put.run(session.sessionId, stationId, session.orderId, session.status, canonical(session));
    },
  };
}

function prepareParcels(db: Connection): {
  store(session: PackSession, parcelId: string, closedAt: number | null): void;
  /** It is closed no more. */
  reopen(parcelId: string): void;
  drop(parcelId: string): void;
} {
  const add = db.prepare(
    `INSERT INTO parcel (parcel_id, session_id, order_id, position, carton_type_id, label_state, print_state)
     VALUES (@parcelId, @sessionId, @orderId, (
       SELECT min(free) FROM (SELECT 1 AS free UNION SELECT position + 1 FROM parcel WHERE order_id = @orderId)
       WHERE free NOT IN (SELECT position FROM parcel WHERE order_id = @orderId)), @cartonTypeId, 'none', 'none')`,
  );
  // The number of a voided label stays known: its paper is refused by name when it turns up.
  const set = db.prepare(
    `UPDATE parcel SET gross = @gross, label_state = @label, print_state = @print, print_failure = @printFailure, tracking = coalesce(@tracking, tracking),
       sscc = coalesce(@sscc, sscc), closed_at = coalesce(@closedAt, closed_at) WHERE parcel_id = @parcelId`,
  );
  const reopen = db.prepare('UPDATE parcel SET closed_at = NULL WHERE parcel_id = ?');
  const remove = db.prepare('DELETE FROM parcel WHERE parcel_id = ?');
  const count = db.prepare('UPDATE tally SET parcels = parcels + ?');
  return {
    store: (session, parcelId, closedAt) => {
      const parcel = parcelOf(session, parcelId);
      const { sessionId, orderId } = session;
      const columns = { ...parcelColumns(parcel), parcelId, closedAt };
      if (set.run(columns).changes > 0) return;
      add.run({ parcelId, sessionId, orderId, cartonTypeId: parcel.cartonTypeId });
      count.run(1);
      set.run(columns);
    },
    reopen: (parcelId) => {
      reopen.run(parcelId);
    },
    drop: (parcelId) => {
      count.run(-remove.run(parcelId).changes);
    },
  };
}

const parcelColumns = (parcel: PackParcel) => ({
  gross: parcel.gross && canonical(parcel.gross),
  label: parcel.label,
  print: parcel.print,
  printFailure: parcel.printFailure,
  tracking: parcel.bought?.tracking ?? null,
  sscc: parcel.bought?.sscc ?? null,
});

function parcelOf(session: PackSession, parcelId: string): PackParcel {
  const parcel = session.parcels.find((candidate) => candidate.parcelId === parcelId);
  if (!parcel) throw new Error(`session ${session.sessionId} has no parcel ${parcelId}`);
  return parcel;
}
