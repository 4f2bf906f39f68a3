import { asId } from '../core/ids.ts';
import type { Mass } from '../core/quantity.ts';
import type { LabelState, PrintState } from '../core/ship/parcel.ts';
import type { TrackingEvent } from '../core/ship/tracking.ts';
import type { TrackingStatus } from '../core/ship/trackingStatus.ts';
import type { ParcelRow, ParcelTracking, ShipStorage } from '../station/ports.ts';
import type { Connection } from './connection.ts';
import { numberKey, prefixEnd } from './search.ts';

interface Row {
  readonly parcel_id: string;
  readonly order_id: string;
  readonly number: string;
  readonly position: number;
  readonly label_state: LabelState;
  readonly print_state: PrintState;
  readonly tracking: string | null;
  readonly gross: string | null;
  readonly closed_at: number | null;
  readonly is_given_up: number;
  readonly status: TrackingStatus | null;
}

const COLUMNS = `c.parcel_id, c.order_id, c.position, c.label_state, c.print_state, c.tracking, c.gross, c.closed_at, o.number,
  (c.closed_at IS NULL AND (SELECT s.status FROM pack_session s WHERE s.session_id = c.session_id) = 'abandoned') AS is_given_up,
  (SELECT t.status FROM handover h JOIN tracking t USING (intent_id) WHERE h.parcel_id = c.parcel_id AND h.state = 'bought') AS status`;
const FROM = 'FROM parcel c JOIN orders o ON o.order_id = c.order_id';

/** Statements of the list, by the names the tests of their plans know them by. */
export const PARCEL_SQL = {
  latest: `SELECT ${COLUMNS} ${FROM} ORDER BY c.parcel_no DESC LIMIT @limit OFFSET @from`,
  // Each branch is a range of one index; a number that was given back is found too.
  find: `SELECT ${COLUMNS} ${FROM} WHERE c.parcel_no IN (
      SELECT p.parcel_no FROM parcel p JOIN orders n ON n.order_id = p.order_id
        WHERE n.is_waiting IN (0, 1) AND n.number_key >= @key AND n.number_key < @keyEnd
      UNION SELECT parcel_no FROM parcel WHERE tracking >= @text AND tracking < @textEnd
      UNION SELECT parcel_no FROM parcel WHERE sscc >= @text AND sscc < @textEnd
      UNION SELECT p.parcel_no FROM label_purchase b JOIN parcel p ON p.parcel_id = b.parcel_id WHERE b.tracking = @text
    ) ORDER BY c.parcel_no DESC LIMIT @limit`,
  underWay: `SELECT h.intent_id, h.bought_at, p.tracking, t.status FROM handover h JOIN label_purchase p USING (intent_id)
      JOIN pack_session s USING (session_id) LEFT JOIN tracking t USING (intent_id)
    WHERE h.state = 'bought' AND h.is_over = 0 AND h.finished_at IS NOT NULL AND h.carrier = @carrier
      AND (h.bought_at, h.intent_id) > (@boughtAt, @intentId) AND s.station_id = @station
    ORDER BY h.bought_at, h.intent_id LIMIT @limit`,
} as const;

/** Reading parcels as a list to look through. */
export function prepareParcelList(db: Connection): ShipStorage['parcelList'] {
  const latest = db.prepare<[{ from: number; limit: number }], Row>(PARCEL_SQL.latest);
  const find = db.prepare<[{ key: string; keyEnd: string; text: string; textEnd: string; limit: number }], Row>(
    PARCEL_SQL.find,
  );
  const byId = db.prepare<[string], Row>(`SELECT ${COLUMNS} ${FROM} WHERE c.parcel_id = ?`);
  return {
    latest: (from, limit) => latest.all({ from, limit }).map(rowOf),
    find: (text, limit) => {
      const key = numberKey(text);
      return find.all({ key, keyEnd: prefixEnd(key), text, textEnd: prefixEnd(text), limit }).map(rowOf);
    },
    byId: (parcelId) => byId.all(parcelId).map(rowOf)[0] ?? null,
  };
}

const rowOf = (row: Row): ParcelRow => ({
  parcelId: asId(row.parcel_id),
  orderId: asId(row.order_id),
  orderNumber: row.number,
  index: row.position,
  labelState: row.label_state,
  printState: row.print_state,
  tracking: row.tracking,
  gross: row.gross === null ? null : (JSON.parse(row.gross) as Mass),
  closedAt: row.closed_at,
  isGivenUp: row.is_given_up === 1,
  status: row.status,
});

interface TrackingRow {
  readonly carrier: string;
  readonly number: string;
  readonly status: TrackingStatus;
  readonly since: number | null;
  readonly delay: ParcelTracking['delay'];
  readonly first_scan_at: number | null;
  readonly attempt_at: number | null;
  readonly delivered_at: number | null;
  readonly delivered_on: string | null;
  readonly eta: string | null;
  readonly on_time: ParcelTracking['onTime'];
  readonly promised_by: string | null;
  readonly events: string;
}

interface UnderWayRow {
  readonly intent_id: string;
  readonly bought_at: number;
  readonly tracking: string;
  readonly status: TrackingStatus | null;
}

/** Reading what carriers said of parcels; those under way are this station's own only. */
export function prepareTracking(db: Connection, stationId: string): ShipStorage['tracking'] {
  const ofIntent = db.prepare<[string], TrackingRow>(
    'SELECT t.*, h.promised_by FROM tracking t LEFT JOIN handover h USING (intent_id) WHERE t.intent_id = ?',
  );
  const underWay = db.prepare<
    [{ carrier: string; boughtAt: number; intentId: string; limit: number; station: string }],
    UnderWayRow
  >(PARCEL_SQL.underWay);
  return {
    ofIntent: (intentId) => ofIntent.all(intentId).map(trackingOf)[0] ?? null,
    underWay: ({ carrier, boughtAt, intentId }, limit) =>
      underWay.all({ carrier, boughtAt, intentId, limit, station: stationId }).map((row) => ({
        intentId: asId(row.intent_id),
        boughtAt: row.bought_at,
        number: row.tracking,
        status: row.status,
      })),
  };
}

const trackingOf = (row: TrackingRow): ParcelTracking => ({
  carrier: row.carrier,
  number: row.number,
  status: row.status,
  since: row.since,
  delay: row.delay,
  firstScanAt: row.first_scan_at,
  attemptAt: row.attempt_at,
  deliveredAt: row.delivered_at,
  deliveredOn: row.delivered_on,
  eta: row.eta,
  promisedBy: row.promised_by,
  onTime: row.on_time,
  events: JSON.parse(row.events) as readonly TrackingEvent[],
});
