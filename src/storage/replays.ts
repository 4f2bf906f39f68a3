import { asId } from '../core/ids.ts';
import { GENESIS_HASH } from '../core/journal/hashChain.ts';
import type { ReplayStorage } from '../station/ports.ts';
import type { Connection } from './connection.ts';
import { COLUMNS, storedRow, type Columns } from './journal.ts';

/** Statements of a replay, by the names the tests of their plans know them by. */
export const REPLAY_SQL = {
  // What the order, its sessions and its labels say; of manifests and the dock only what names its parcels.
  rows: `WITH subject (stream) AS (
      SELECT 'order/' || @order
      UNION SELECT 'pack/' || session_id FROM pack_session WHERE order_id = @order
      UNION SELECT 'label/' || intent_id FROM label_purchase WHERE order_id = @order
    ), own (seq) AS (
      SELECT j.seq FROM subject CROSS JOIN journal j ON j.stream = subject.stream
      UNION SELECT j.seq FROM label_purchase p CROSS JOIN handover h ON h.intent_id = p.intent_id
        CROSS JOIN journal j ON j.stream = 'manifest/' || h.manifest_id
        WHERE p.order_id = @order AND instr(j.event, h.intent_id) > 0
      UNION SELECT j.seq FROM label_purchase p CROSS JOIN journal j ON j.stream = 'dock'
        WHERE p.order_id = @order AND json_valid(j.event) AND json_extract(j.event, '$.parcelId') = p.parcel_id
    )
    SELECT ${COLUMNS.split(', ')
      .map((name) => `j.${name}`)
      .join(', ')}, b.hash AS before, coalesce(a.prev_hash, e.hash) AS after
    FROM own CROSS JOIN journal j ON j.seq = own.seq LEFT JOIN journal b ON b.seq = j.seq - 1
      LEFT JOIN journal a ON a.seq = j.seq + 1 LEFT JOIN journal_head e ON e.seq = j.seq
    ORDER BY j.seq`,
} as const;

interface Row extends Columns {
  readonly before: string | null;
  readonly after: string | null;
}

/** Reading everything that happened to one order. */
export function prepareReplays(db: Connection, stationId: string): ReplayStorage {
  const rows = db.prepare<[{ order: string }], Row>(REPLAY_SQL.rows);
  const curve = db.prepare<[number], string>('SELECT readings FROM weight_curve WHERE seq = ?').pluck();
  const erased = db.prepare<[string], number | null>('SELECT erased_at FROM person WHERE person_id = ?').pluck();
  const page = db.prepare<[number, number], Columns>(
    `SELECT ${COLUMNS} FROM journal WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  const person = db.prepare<[string], { salt: string; data: string }>(
    'SELECT salt, json AS data FROM person WHERE person_id = ? AND json IS NOT NULL',
  );
  return {
    stationId,
    page: (after, limit) => page.all(after, limit).map(storedRow),
    person: (personId) => person.get(personId) ?? null,
    rows: (orderId) =>
      rows.all({ order: orderId }).map(({ before, after, ...row }) => ({
        row: storedRow(row),
        before: row.seq === 1 ? GENESIS_HASH : before === null ? null : asId(before),
        after: after === null ? null : asId(after),
      })),
    curve: (seq) => curve.get(seq) ?? null,
    erasedAt: (personId) => erased.get(personId) ?? null,
  };
}
