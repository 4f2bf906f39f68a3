import { asId } from '../core/ids.ts';
import type { HoldReason, LateChange } from '../core/orders/order.ts';
import type { TrackingStatus } from '../core/ship/trackingStatus.ts';
import type { Instant } from '../core/time.ts';
import type { ShipStorage, WaitingOrder, WaitingParcel } from '../station/ports.ts';
import type { Connection } from './connection.ts';
import { CHANGED_LATE_KEY, MANIFEST_COLUMNS, manifestOf } from './handovers.ts';
import { BY_DUE } from './queueFilters.ts';

interface OrderRow {
  readonly order_id: string;
  readonly number: string;
  readonly since: number | null;
}
interface ParcelRow extends OrderRow {
  readonly parcel_id: string;
  readonly intent_id: string | null;
}

/** The task of an order and the day it was promised for, as `daysMissed` of the station names it. */
const MISSED_KEY = (order: string, day: string): string => `'dayMissed/' || ${order} || '@' || ${day}`;

/** Statements of causes, by the names the tests of their plans know them by. */
export const CAUSE_SQL = {
  unknownLabels: `SELECT p.parcel_id, p.intent_id, p.order_id, o.number, p.since FROM label_purchase p JOIN orders o ON o.order_id = p.order_id
    WHERE p.state = 'unknown' AND p.state IN ('requested', 'asked', 'unknown', 'voiding') ORDER BY p.since LIMIT ?`,
  lateChanges: `SELECT o.order_id, o.number, o.late_change AS detail, w.changed_at AS since FROM orders o LEFT JOIN order_wait w ON w.order_id = o.order_id
    LEFT JOIN task_mark m ON m.task = ${CHANGED_LATE_KEY} WHERE o.late_change IS NOT NULL AND m.done_at IS NULL ORDER BY o.order_no DESC LIMIT ?`,
  heldOrders: `SELECT o.order_id, o.number, o.hold AS detail, w.held_at AS since FROM orders o INDEXED BY orders_held LEFT JOIN order_wait w ON w.order_id = o.order_id
    WHERE o.status = 'onHold' ORDER BY o.due, o.placed, o.number LIMIT ?`,
  // A label that was scanned came out, whatever the printer said.
  uncertainPrints: `SELECT p.parcel_id, h.intent_id, p.order_id, o.number, h.bought_at AS since FROM parcel p JOIN orders o ON o.order_id = p.order_id
    LEFT JOIN handover h ON h.parcel_id = p.parcel_id AND h.state = 'bought' WHERE p.print_state = 'uncertain' AND p.closed_at IS NULL
    ORDER BY p.parcel_no LIMIT ?`,
  // Sessions under way are few: each bench has one, and what is put aside.
  stoppedOrders: `SELECT s.order_id, o.number, w.held_at AS since FROM pack_session s JOIN orders o ON o.order_id = s.order_id
    LEFT JOIN order_wait w ON w.order_id = s.order_id WHERE s.status IN ('open', 'paused') AND json_extract(s.state, '$.alert.kind') = 'stopped'
    AND json_array_length(s.state, '$.scans') > 0 LIMIT ?`,
  putBacks: `SELECT p.session_id, p.order_id, o.number, p.since FROM put_back p JOIN orders o ON o.order_id = p.order_id ORDER BY p.since LIMIT ?`,
  damagedItems: `SELECT d.event_id, d.order_id, o.number, d.damaged_at AS since, d.name, d.units, d.place FROM damaged_item d JOIN orders o ON o.order_id = d.order_id
    ORDER BY d.damaged_at DESC LIMIT ?`,
  unlabelled: `SELECT h.parcel_id, h.intent_id, h.order_id, o.number, h.given_back_at AS since FROM handover h JOIN orders o ON o.order_id = h.order_id
    LEFT JOIN task_mark m ON m.task = 'boxUnlabelled/' || h.intent_id
    WHERE h.state = 'givenBack' AND h.finished_at IS NOT NULL AND m.done_at IS NULL
      AND EXISTS (SELECT 1 FROM parcel c WHERE c.parcel_id = h.parcel_id AND c.closed_at IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM label_purchase n
      WHERE n.parcel_id = h.parcel_id AND n.state IN ('requested', 'asked', 'unknown', 'bought')) ORDER BY h.given_back_at DESC LIMIT ?`,
  voidsRefused: `SELECT p.parcel_id, p.intent_id, p.order_id, o.number, p.since FROM label_purchase p JOIN orders o ON o.order_id = p.order_id
    LEFT JOIN task_mark m ON m.task = 'voidRefused/' || p.intent_id WHERE p.state = 'voidRefused' AND m.done_at IS NULL ORDER BY p.since DESC LIMIT ?`,
  parcelsInTrouble: `SELECT h.parcel_id, h.intent_id, h.order_id, o.number, t.since, t.status FROM tracking t JOIN handover h USING (intent_id)
    JOIN orders o ON o.order_id = h.order_id LEFT JOIN task_mark m ON m.task = 'parcelTrouble/' || h.intent_id || '@' || t.since
    WHERE t.status IN ('exception', 'returnToSender', 'returned') AND m.done_at IS NULL ORDER BY t.since DESC LIMIT ?`,
  lateCount: `SELECT count(*) FROM ${BY_DUE} WHERE is_waiting = 1 AND due < ?`,
  lateFirst: `SELECT order_id, number, ship_by AS since FROM ${BY_DUE} WHERE is_waiting = 1 AND due < ? ORDER BY due, placed, number LIMIT 1`,
  // Of several parcels the last to come tells.
  daysMissed: `SELECT h.parcel_id, h.intent_id, h.order_id, o.number, h.bought_at AS since, h.promised_by, max(h.arrives_on) AS arrives_on
    FROM handover h INDEXED BY handover_missed JOIN orders o ON o.order_id = h.order_id LEFT JOIN task_mark m ON m.task = ${MISSED_KEY('h.order_id', 'h.promised_by')}
    WHERE h.state = 'bought' AND h.is_over = 0 AND h.arrives_on > h.promised_by AND m.done_at IS NULL
    GROUP BY h.order_id, h.promised_by ORDER BY since DESC LIMIT ?`,
  promisedOrders: `SELECT o.order_id, o.number, o.placed_at AS since, o.deliver_by, o.consignee_id FROM orders o INDEXED BY orders_promised
    LEFT JOIN task_mark m ON m.task = ${MISSED_KEY('o.order_id', 'o.deliver_by')}
    WHERE o.is_waiting = 1 AND o.deliver_by IS NOT NULL AND m.done_at IS NULL ORDER BY o.deliver_by LIMIT ?`,
  isAnythingSeen:
    'SELECT EXISTS (SELECT 1 FROM handover WHERE staged_at IS NOT NULL OR loaded_at IS NOT NULL OR seen_at IS NOT NULL)',
  unseenManifests: `SELECT ${MANIFEST_COLUMNS} FROM manifest m LEFT JOIN task_mark k ON k.task = 'neverScanned/' || m.manifest_id
    WHERE k.done_at IS NULL AND m.closed_at < ? AND m.manifest_id IN (SELECT h.manifest_id FROM handover h WHERE h.manifest_id IS NOT NULL
      AND h.state = 'bought' AND h.staged_at IS NULL AND h.loaded_at IS NULL AND h.seen_at IS NULL) ORDER BY m.closed_at DESC LIMIT ?`,
  waitingSince: `SELECT o.placed_at FROM order_line l JOIN orders o USING (order_no) WHERE l.sku = ? AND l.is_open = 1 ORDER BY l.order_no LIMIT 1`,
} as const;

/** Reading what waits for a person, and what people did with it. */
export function prepareTaskCauses(db: Connection): ShipStorage['tasks'] {
  const parcels = (sql: string) => {
    const statement = db.prepare<[number], ParcelRow>(sql);
    return (limit: number): readonly WaitingParcel[] => statement.all(limit).map(parcelOf);
  };
  const trouble = db.prepare<[number], ParcelRow & { status: TrackingStatus }>(CAUSE_SQL.parcelsInTrouble);
  const missed = db.prepare<[number], ParcelRow & { promised_by: string; arrives_on: string }>(CAUSE_SQL.daysMissed);
  const promised = db.prepare<[number], OrderRow & { deliver_by: string; consignee_id: string }>(
    CAUSE_SQL.promisedOrders,
  );
  const late = db.prepare<[number], OrderRow & { detail: LateChange }>(CAUSE_SQL.lateChanges);
  const held = db.prepare<[number], OrderRow & { detail: HoldReason }>(CAUSE_SQL.heldOrders);
  const damaged = db.prepare<[number], OrderRow & { event_id: string; name: string; units: number; place: string }>(
    CAUSE_SQL.damagedItems,
  );
  const putBacks = db.prepare<[number], OrderRow & { session_id: string }>(CAUSE_SQL.putBacks);
  const stopped = db.prepare<[number], OrderRow>(CAUSE_SQL.stoppedOrders);
  const lateCount = db.prepare<[Instant], number>(CAUSE_SQL.lateCount).pluck();
  const lateFirst = db.prepare<[Instant], OrderRow>(CAUSE_SQL.lateFirst);
  const isAnythingSeen = db.prepare<[], number>(CAUSE_SQL.isAnythingSeen).pluck();
  const unseen = db.prepare<[Instant, number], Parameters<typeof manifestOf>[0]>(CAUSE_SQL.unseenManifests);
  const waitingSince = db.prepare<[string], number | null>(CAUSE_SQL.waitingSince).pluck();
  const mark = db.prepare<[string], { owner: string | null; taken_at: number | null; done_at: number | null }>(
    'SELECT owner, taken_at, done_at FROM task_mark WHERE task = ?',
  );
  return {
    mark: (task) => {
      const row = mark.get(task);
      return row
        ? { owner: row.owner === null ? null : asId(row.owner), takenAt: row.taken_at, doneAt: row.done_at }
        : null;
    },
    unknownLabels: parcels(CAUSE_SQL.unknownLabels),
    uncertainPrints: parcels(CAUSE_SQL.uncertainPrints),
    damagedItems: (limit) =>
      damaged
        .all(limit)
        .map((row) => ({ ...orderOf(row), eventId: row.event_id, name: row.name, units: row.units, place: row.place })),
    putBacks: (limit) => putBacks.all(limit).map((row) => ({ ...orderOf(row), sessionId: asId(row.session_id) })),
    unlabelled: parcels(CAUSE_SQL.unlabelled),
    voidsRefused: parcels(CAUSE_SQL.voidsRefused),
    parcelsInTrouble: (limit) => trouble.all(limit).map((row) => ({ ...parcelOf(row), status: row.status })),
    daysMissed: (limit) =>
      missed.all(limit).map((row) => ({ ...parcelOf(row), deliverBy: row.promised_by, arrivesOn: row.arrives_on })),
    promisedOrders: (limit) =>
      promised
        .all(limit)
        .map((row) => ({ ...orderOf(row), deliverBy: row.deliver_by, consigneeId: asId(row.consignee_id) })),
    lateChanges: (limit) => late.all(limit).map((row) => ({ ...orderOf(row), change: row.detail })),
    heldOrders: (limit) => held.all(limit).map((row) => ({ ...orderOf(row), reason: row.detail })),
    stoppedOrders: (limit) => stopped.all(limit).map(orderOf),
    lateOrders: (now) => ({
      count: lateCount.get(now) ?? 0,
      first: lateFirst.all(now).map(orderOf)[0] ?? null,
    }),
    unseenManifests: (closedBefore, limit) =>
      isAnythingSeen.get() === 1 ? unseen.all(closedBefore, limit).map(manifestOf) : [],
    waitingSince: (sku) => waitingSince.get(sku) ?? null,
  };
}

const orderOf = (row: OrderRow): WaitingOrder => ({
  orderId: asId(row.order_id),
  number: row.number,
  since: row.since,
});

const parcelOf = (row: ParcelRow): WaitingParcel => ({
  parcelId: asId(row.parcel_id),
  intentId: row.intent_id === null ? null : asId(row.intent_id),
  orderId: asId(row.order_id),
  orderNumber: row.number,
  since: row.since,
});
