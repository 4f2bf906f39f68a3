import { asId } from '../core/ids.ts';
import type { PackSession } from '../core/pack/session.ts';
import type { Mass } from '../core/quantity.ts';
import type { LabelState, Parcel, PrintState } from '../core/ship/parcel.ts';
import type { StoragePort } from '../station/ports.ts';
import type { Connection } from './connection.ts';

/** Reading pack sessions; `open` looks at this station's only. */
export function prepareSessions(db: Connection, stationId: string): StoragePort['sessions'] {
  const open = db
    .prepare<[string], string>("SELECT state FROM pack_session WHERE status = 'open' AND station_id = ?")
    .pluck();
  const byId = db.prepare<[string], string>('SELECT state FROM pack_session WHERE session_id = ?').pluck();
  const ofOrder = db
    .prepare<[string], string>(
      "SELECT state FROM pack_session WHERE order_id = ? AND status IN ('open', 'paused') LIMIT 1",
    )
    .pluck();
  const allOf = db.prepare<[string], string>('SELECT state FROM pack_session WHERE order_id = ?').pluck();
  return {
    open: () => sessionOf(open.get(stationId)),
    byId: (sessionId) => sessionOf(byId.get(sessionId)),
    ofOrder: (orderId) => sessionOf(ofOrder.get(orderId)),
    allOf: (orderId) => allOf.all(orderId).map((state) => JSON.parse(state) as PackSession),
  };
}

const sessionOf = (state: string | undefined): PackSession | null =>
  state === undefined ? null : (JSON.parse(state) as PackSession);

/** Reading parcels. */
export function prepareParcels(db: Connection): StoragePort['parcels'] {
  const byId = db.prepare<[string], ParcelRow>('SELECT * FROM parcel WHERE parcel_id = ?');
  const byTracking = db.prepare<[string, string], ParcelRow>(
    'SELECT * FROM parcel WHERE tracking = ? OR sscc = ? ORDER BY parcel_no DESC',
  );
  const ofOrder = db.prepare<[string], ParcelRow>('SELECT * FROM parcel WHERE order_id = ? ORDER BY position');
  const all = db.prepare<[], ParcelRow>('SELECT * FROM parcel ORDER BY parcel_no');
  return {
    byId: (parcelId) => byId.all(parcelId).map(parcelOf)[0] ?? null,
    byTracking: (text) => byTracking.all(text, text).map(parcelOf),
    ofOrder: (orderId) => ofOrder.all(orderId).map(parcelOf),
    all: () => all.all().map(parcelOf),
  };
}

interface ParcelRow {
  readonly parcel_id: string;
  readonly order_id: string;
  readonly position: number;
  readonly carton_type_id: string | null;
  readonly gross: string | null;
  readonly label_state: LabelState;
  readonly print_state: PrintState;
  readonly tracking: string | null;
  readonly sscc: string | null;
  readonly closed_at: number | null;
}

const parcelOf = (row: ParcelRow): Parcel => ({
  parcelId: asId(row.parcel_id),
  orderId: asId(row.order_id),
  index: row.position,
  cartonTypeId: row.carton_type_id === null ? null : asId(row.carton_type_id),
  gross: row.gross === null ? null : (JSON.parse(row.gross) as Mass),
  labelState: row.label_state,
  printState: row.print_state,
  tracking: row.tracking,
  sscc: row.sscc,
  closedAt: row.closed_at,
});

/**
 * Reading reserved number blocks: a serial above the last one taken is free as far as a block reaches. Only what lies in the range asked
 * for counts: a station whose share of the numbers was changed goes on in its new one.
 */
export function prepareNumbers(db: Connection): StoragePort['numbers'] {
  const taken = db
    .prepare<{ series: string; from: number; to: number }, number | null>(
      'SELECT max(serial) FROM number_serial WHERE series = @series AND serial >= @from AND serial < @to',
    )
    .pluck();
  const blocks = db.prepare<
    { series: string; taken: number; from: number; to: number },
    { end: number | null; next: number | null; left: number }
  >(
    `SELECT max(min(last, @to - 1)) AS end,
       min(max(first, @from, @taken + 1)) FILTER (WHERE last > @taken) AS next,
       coalesce(sum(min(last, @to - 1) - max(first, @from, @taken + 1) + 1) FILTER (WHERE min(last, @to - 1) > @taken), 0) AS left
     FROM number_block WHERE series = @series AND last >= @from AND first < @to`,
  );
  const ofIntent = db.prepare<[string], { series: string; serial: number }>(
    'SELECT series, serial FROM number_serial WHERE intent_id = ?',
  );
  return {
    peek: (series, range) => {
      const last = taken.get({ series, ...range }) ?? -1;
      const { end = null, next = null, left = 0 } = blocks.get({ series, taken: last, ...range }) ?? {};
      return end === null ? null : { next: next ?? Math.max(last, end) + 1, left };
    },
    ofIntent: (intentId) => ofIntent.get(intentId) ?? null,
  };
}
