import { canonical } from '../core/journal/canonical.ts';
import type { EventOf } from '../core/journal/events.ts';
import { eventOfReport, isTerminal, trackingState, type TrackingEvent } from '../core/ship/tracking.ts';
import { deliveredOnTime } from '../core/ship/trackingPromise.ts';
import type { Connection } from './connection.ts';

/** Projects what carriers said of parcels: the state that all events of a label together give, whatever the order they came in. */
export function prepareTrackingProjection(db: Connection): (event: EventOf<'trackingReported'>) => void {
  const load = db.prepare<[string], string>('SELECT events FROM tracking WHERE intent_id = ?').pluck();
  const promise = db.prepare<[string], string | null>('SELECT promised_by FROM handover WHERE intent_id = ?').pluck();
  const put = db.prepare(
    `INSERT INTO tracking (intent_id, carrier, number, status, since, delay, first_scan_at, attempt_at, delivered_at, delivered_on, eta, on_time, events)
     VALUES (@intentId, @carrier, @number, @status, @since, @delay, @firstScanAt, @attemptAt, @deliveredAt, @deliveredOn, @eta, @onTime, @events)
     ON CONFLICT (intent_id) DO UPDATE SET status = excluded.status, since = excluded.since, delay = excluded.delay,
       first_scan_at = excluded.first_scan_at, attempt_at = excluded.attempt_at, delivered_at = excluded.delivered_at,
       delivered_on = excluded.delivered_on, eta = excluded.eta, on_time = excluded.on_time, events = excluded.events`,
  );
  const see = db.prepare('UPDATE handover SET seen_at = ?, is_over = ? WHERE intent_id = ?');
  return (event) => {
    const { intentId, carrier, number } = event;
    const known = JSON.parse(load.get(intentId) ?? '[]') as TrackingEvent[];
    const state = trackingState([...known, eventOfReport(event)]);
    put.run({
      intentId,
      carrier,
      number,
      status: state.status,
      since: state.since,
      delay: state.delay,
      firstScanAt: state.firstScan?.at ?? null,
      attemptAt: state.firstAttempt?.at ?? null,
      deliveredAt: state.delivered?.at ?? null,
      deliveredOn: state.delivered?.localDate ?? null,
      eta: state.etas.at(-1)?.eta ?? null,
      onTime: deliveredOnTime(promise.get(intentId) ?? null, state),
      events: canonical(state.events),
    });
    see.run(state.firstScan?.at ?? null, isTerminal(state.status) ? 1 : 0, intentId);
  };
}
