import { asId } from '../core/ids.ts';
import { GENESIS_HASH } from '../core/journal/hashChain.ts';
import type { ReplayStorage } from '../station/ports.ts';
import type { Connection } from './connection.ts';
import { COLUMNS, storedRow, type Columns } from './journal.ts';

/** Statements of a replay, by the names the tests of their plans know them by. */
export const REPLAY_SQL = {
  // What the order, the one it goes with or those that go as it, their sessions and labels say; of manifests and the dock only what names its parcels.
  rows: `WITH own_order (order_id) AS (
      SELECT @order
      UNION SELECT goes_with FROM orders WHERE order_id = @order AND goes_with IS NOT NULL
      UNION SELECT order_id FROM orders WHERE goes_with = @order
    ), subject (stream) AS (
      SELECT 'order/' || order_id FROM own_order
      UNION SELECT 'pack/' || s.session_id FROM own_order CROSS JOIN pack_session s ON s.order_id = own_order.order_id
      UNION SELECT 'label/' || p.intent_id FROM own_order CROSS JOIN label_purchase p ON p.order_id = own_order.order_id
    ), own (seq) AS (
      SELECT j.seq FROM subject CROSS JOIN journal j ON j.stream = subject.stream
      UNION SELECT j.seq FROM own_order CROSS JOIN label_purchase p ON p.order_id = own_order.order_id
        CROSS JOIN handover h ON h.intent_id = p.intent_id CROSS JOIN journal j ON j.stream = 'manifest/' || h.manifest_id
        WHERE instr(j.event, h.intent_id) > 0
      UNION SELECT j.seq FROM own_order CROSS JOIN label_purchase p ON p.order_id = own_order.order_id
        CROSS JOIN journal j ON j.stream = 'dock'
        WHERE json_valid(j.event) AND json_extract(j.event, '$.parcelId') = p.parcel_id
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
