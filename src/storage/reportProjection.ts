import type { JournalRow } from '../core/journal/envelope.ts';
import type { EventOf } from '../core/journal/events.ts';
import type { PackSession } from '../core/pack/session.ts';
import { errorOf } from '../core/reports/errors.ts';
import { isHarm } from '../core/reports/perfectOrder.ts';
import type { Connection } from './connection.ts';
import { overridingOf } from '../core/reports/overrides.ts';
import { prepareReportedParcels } from './reportedParcels.ts';

/** Projects what reports count, from a row that the other projections have had. */
export function prepareReportProjection(db: Connection): (row: JournalRow) => void {
  const work = prepareWork(db);
  const error = prepareErrors(db);
  const parcel = prepareReportedParcels(db);
  const override = prepareOverrides(db);
  const learned = prepareLearned(db);
  return (row) => {
    error(row);
    work(row);
    parcel(row);
    override(row);
    learned(row);
  };
}

/** Work on orders, from opening one to finishing it. */
function prepareWork(db: Connection): (row: JournalRow) => void {
  const begin = db.prepare(
    `INSERT INTO report_pack (session_id, order_id, station_id, since, packing_ms, parcels, units, errors, is_short, is_late, is_harmed, is_relabelled)
     VALUES (?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0)`,
  );
  // A finished order that comes back onto the bench is finished when it is the next time.
  const goOn = db.prepare('UPDATE report_pack SET since = ?, station_id = ?, finished_at = NULL WHERE session_id = ?');
  // A PC's clock may have been set back meanwhile.
  const rest = db.prepare(
    'UPDATE report_pack SET packing_ms = packing_ms + max(0, ? - coalesce(since, ?)), since = NULL WHERE session_id = ?',
  );
  const drop = db.prepare('DELETE FROM report_pack WHERE session_id = ?');
  const finished = prepareFinish(db);
  return ({ event, at, actor, stationId }) => {
    switch (event.type) {
      case 'packStarted':
        begin.run(event.sessionId, event.orderId, stationId, at);
        return;
      case 'packResumed':
      case 'parcelReopened':
        goOn.run(at, stationId, event.sessionId);
        return;
      case 'packPaused':
        rest.run(at, at, event.sessionId);
        return;
      case 'packAbandoned':
        drop.run(event.sessionId);
        return;
      case 'packFinished':
        rest.run(at, at, event.sessionId);
        finished(event, { at, actor });
        return;
      default:
        // Nothing else begins or ends work on an order.
        return;
    }
  };
}

function prepareFinish(
  db: Connection,
): (event: EventOf<'packFinished'>, row: Pick<JournalRow, 'at' | 'actor'>) => void {
  const load = db.prepare<[string], string>('SELECT state FROM pack_session WHERE session_id = ?').pluck();
  const finish = db.prepare(
    `UPDATE report_pack SET finished_at = @at, packed_by = @by, parcels = @parcels, units = @units, is_short = @isShort,
       ship_by = (SELECT ship_by FROM orders WHERE orders.order_id = report_pack.order_id) WHERE session_id = @sessionId`,
  );
  return ({ sessionId }, { at, actor }) => {
    const session = JSON.parse(load.get(sessionId) ?? '') as PackSession;
    const closed = session.parcels.filter(({ isClosed }) => isClosed);
    const units = closed.flatMap(({ contents }) => contents).reduce((sum, { count }) => sum + count, 0);
    const isShort = (session.short ?? []).length > 0 ? 1 : 0;
    finish.run({ at, by: actor ?? session.packerId, parcels: closed.length, units, isShort, sessionId });
  };
}

function prepareErrors(db: Connection): (row: JournalRow) => void {
  const add = db.prepare(
    `INSERT INTO report_error (seq, at, kind, sku, order_id, made_by, station_id) VALUES (@seq, @at, @kind, @sku,
       coalesce((SELECT order_id FROM pack_session WHERE session_id = @sessionId), (SELECT order_id FROM parcel WHERE parcel_id = @parcelId)),
       @actor, @stationId)`,
  );
  const count = db.prepare('UPDATE report_pack SET errors = errors + 1 WHERE session_id = ?');
  return ({ event, seq, at, actor, stationId }) => {
    const error = errorOf(event);
    if (!error) return;
    const sessionId = 'sessionId' in event ? event.sessionId : null;
    const parcelId = 'parcelId' in event ? event.parcelId : null;
    add.run({ ...error, seq, at, actor, stationId, sessionId, parcelId });
    if (sessionId !== null) count.run(sessionId);
  };
}

function prepareOverrides(db: Connection): (row: JournalRow) => void {
  const add = db.prepare(
    `INSERT INTO report_override (seq, at, kind, supervisor_id, reason, is_refused, order_id, made_by, station_id)
     VALUES (@seq, @at, @kind, @supervisorId, @reason, @isRefused, (SELECT order_id FROM pack_session WHERE session_id = @sessionId), @actor, @stationId)`,
  );
  return ({ event, seq, at, actor, stationId }) => {
    if (event.type !== 'overrideGranted' && event.type !== 'overrideRefused') return;
    const { isRefused, ...said } = overridingOf(event);
    add.run({ ...said, isRefused: isRefused ? 1 : 0, seq, at, actor, stationId, sessionId: event.sessionId });
  };
}

/** What is learned of an order once a parcel of it left the bench. A label belongs to the time on the bench that bought it. */
function prepareLearned(db: Connection): (row: JournalRow) => void {
  // A parcel of an order in two goes may arrive, or not, before the other is packed.
  const ofLabel = 'session_id = (SELECT session_id FROM label_purchase WHERE intent_id = ?)';
  const relabel = db.prepare(`UPDATE report_pack SET is_relabelled = 1 WHERE ${ofLabel} AND finished_at IS NOT NULL`);
  const readdress = db.prepare(
    'UPDATE report_pack SET is_relabelled = 1 WHERE order_id = ? AND finished_at IS NOT NULL',
  );
  const harm = db.prepare(`UPDATE report_pack SET is_harmed = 1 WHERE ${ofLabel}`);
  // A carrier may correct itself: what all its words together say counts. A label given back brought nothing.
  const late = db.prepare(
    `UPDATE report_pack SET is_late = EXISTS (
       SELECT 1 FROM label_purchase JOIN handover USING (intent_id) JOIN tracking USING (intent_id)
       WHERE label_purchase.order_id = report_pack.order_id AND label_purchase.session_id = report_pack.session_id AND handover.state = 'bought' AND tracking.on_time = 'no')
     WHERE ${ofLabel}`,
  );
  return ({ event }) => {
    switch (event.type) {
      case 'labelReprinted':
      case 'labelVoidRequested':
        relabel.run(event.intentId);
        return;
      case 'orderChangedLate':
        if (event.change === 'addressChanged') readdress.run(event.orderId);
        return;
      case 'trackingReported':
        if (isHarm(event)) harm.run(event.intentId);
        late.run(event.intentId);
        return;
      default:
        // Nothing else is learned of an order that is finished.
        return;
    }
  };
}
