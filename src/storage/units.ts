import { asId, type Sku } from '../core/ids.ts';
import type { EventOf } from '../core/journal/events.ts';
import { traceKey, type Recall } from '../core/orders/unitTrace.ts';
import { takenIndex } from '../core/pack/itemFold.ts';
import type { PackEvent } from '../core/pack/evolve.ts';
import { sentScans } from '../core/pack/sentUnits.ts';
import type { PackedScan, PackSession } from '../core/pack/session.ts';
import type { StoragePort } from '../station/ports.ts';
import type { Connection } from './connection.ts';

/** Projects what is told of packed units. `before` is the session as it was, `after` as it is. */
export function prepareUnitProjection(
  db: Connection,
): (event: PackEvent, before: PackSession | null, after: PackSession) => void {
  const add = db.prepare(
    'INSERT INTO packed_unit (session_id, line_id, sku, serial_key, serial, lot, expiry, units) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const take = db.prepare(
    `UPDATE packed_unit SET units = units - ? WHERE unit_no = (SELECT max(unit_no) FROM packed_unit WHERE session_id = ? AND line_id = ?
       AND serial IS ? AND lot IS ? AND expiry IS ?)`,
  );
  const drop = db.prepare('DELETE FROM packed_unit WHERE session_id = ? AND units <= 0');
  const forget = db.prepare('DELETE FROM packed_unit WHERE session_id = ?');
  const put = (sessionId: string, { lineId, sku, units, trace }: PackedScan): void => {
    if (!trace) return;
    const { serial = null, lot = null, expiry = null } = trace;
    add.run(sessionId, lineId, sku, serial === null ? null : traceKey(serial), serial, lot, expiry, units);
  };
  return (event, before, after) => {
    if (event.type === 'itemPacked') put(event.sessionId, event);
    if (event.type === 'itemUnpacked') {
      const taken = before?.scans[takenIndex(before, event)]?.trace;
      if (!taken) return;
      const key = [event.sessionId, event.lineId, taken.serial ?? null, taken.lot ?? null, taken.expiry ?? null];
      take.run(event.units, ...key);
      drop.run(event.sessionId);
    }
    // What is in a closed parcel goes out, whatever became of its order; all else of it is here again, and so is what its label is given back for.
    if (after.status === 'abandoned' && ENDS_SENDING.has(event.type)) {
      forget.run(after.sessionId);
      for (const scan of sentScans(after)) put(after.sessionId, scan);
    }
  };
}

/** Facts after which fewer units of an order that is given up are sent. */
const ENDS_SENDING: ReadonlySet<PackEvent['type']> = new Set(['packAbandoned', 'labelVoidRequested', 'labelVoided']);

/** Projects recalls, and those that are lifted. */
export function prepareRecallProjection(db: Connection): (event: EventOf<'recallRecorded' | 'recallLifted'>) => void {
  const put = db.prepare(
    'INSERT INTO recall (sku, lot, serial_from, serial_to) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const lift = db.prepare('DELETE FROM recall WHERE sku = ? AND lot = ? AND serial_from = ? AND serial_to = ?');
  return ({ type, recall }) => {
    (type === 'recallRecorded' ? put : lift).run(...keyOf(recall));
  };
}

/** A column of a key can't be null: '' stands for nothing stated. */
const keyOf = ({ sku, lot, serialFrom, serialTo }: Recall): readonly string[] => [
  sku,
  lot ?? '',
  serialFrom ?? '',
  serialTo ?? '',
];

interface RecallRow {
  readonly sku: string;
  readonly lot: string;
  readonly serial_from: string;
  readonly serial_to: string;
}

const said = (text: string): string | null => (text === '' ? null : text);
const recallOf = (row: RecallRow): Recall => ({
  sku: asId<Sku>(row.sku),
  lot: said(row.lot),
  serialFrom: said(row.serial_from),
  serialTo: said(row.serial_to),
});

/** Reading what is known of single units. */
export function prepareUnits(db: Connection): StoragePort['units'] {
  const find = db
    .prepare<[string, string, string], number>(
      'SELECT EXISTS (SELECT 1 FROM packed_unit WHERE sku = ? AND serial_key = ? AND session_id <> ?)',
    )
    .pluck();
  const recalls = db.prepare<[string], RecallRow>(
    'SELECT * FROM recall WHERE sku = ? ORDER BY lot, serial_from, serial_to',
  );
  const all = db.prepare<[], RecallRow>('SELECT * FROM recall ORDER BY sku, lot, serial_from, serial_to');
  return {
    isSerialElsewhere: (sku, serial, except) => find.get(sku, traceKey(serial), except) === 1,
    recalls: (sku) => recalls.all(sku).map(recallOf),
    allRecalls: () => all.all().map(recallOf),
  };
}
