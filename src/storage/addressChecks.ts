import type { AddressVerdict, PostalField } from '../core/address/addressCheck.ts';
import { asId } from '../core/ids.ts';
import type { EventOf } from '../core/journal/events.ts';
import type { JournalRow } from '../core/journal/envelope.ts';
import type { AddressDoubt, ShipStorage } from '../station/ports.ts';
import type { Connection } from './connection.ts';

/** Projects what a carrier found of an address: the last it said. */
export function prepareAddressCheckProjection(
  db: Connection,
): (event: EventOf<'addressChecked'>, row: JournalRow) => void {
  const put = db.prepare(
    `INSERT INTO address_check (consignee_id, order_id, carrier, verdict, reason, differs, suggestion_id, checked_at)
     VALUES (@consigneeId, @orderId, @carrier, @verdict, @reason, @differs, @suggestionId, @at)
     ON CONFLICT (consignee_id) DO UPDATE SET order_id = excluded.order_id, carrier = excluded.carrier, verdict = excluded.verdict,
       reason = excluded.reason, differs = excluded.differs, suggestion_id = excluded.suggestion_id, checked_at = excluded.checked_at`,
  );
  return ({ consigneeId, orderId, carrier, verdict, reason, differs, suggestionId }, { at }) => {
    put.run({ consigneeId, orderId, carrier, verdict, reason, differs: JSON.stringify(differs), suggestionId, at });
  };
}

interface DoubtRow {
  readonly order_id: string;
  readonly number: string;
  readonly consignee_id: string;
  readonly verdict: Extract<AddressVerdict, 'corrected' | 'undeliverable'>;
  readonly reason: string;
  readonly differs: string;
  readonly suggestion_id: string | null;
  readonly checked_at: number;
}

const DOUBT = `SELECT a.order_id, o.number, a.consignee_id, a.verdict, a.reason, a.differs, a.suggestion_id, a.checked_at
  FROM address_check a JOIN orders o ON o.order_id = a.order_id AND o.consignee_id = a.consignee_id`;

/** Statements of address checks, by the names the tests of their plans know them by. */
export const ADDRESS_SQL = {
  unchecked: `SELECT o.order_id, o.consignee_id FROM orders o INDEXED BY orders_waiting WHERE o.is_waiting = 1
    AND NOT EXISTS (SELECT 1 FROM address_check a WHERE a.consignee_id = o.consignee_id) ORDER BY o.due, o.placed, o.number LIMIT 1`,
  doubts: `${DOUBT} LEFT JOIN task_mark m ON m.task = 'addressDoubtful/' || a.consignee_id
    WHERE a.verdict IN ('corrected', 'undeliverable') AND a.checked_at >= ? AND o.is_waiting = 1 AND m.done_at IS NULL ORDER BY a.checked_at LIMIT ?`,
  doubtOf: `${DOUBT} WHERE a.verdict IN ('corrected', 'undeliverable') AND a.consignee_id = (SELECT consignee_id FROM orders WHERE order_id = ?)`,
} as const;

/** Reading what is to be checked and what was found. */
export function prepareAddressChecks(db: Connection): ShipStorage['addressChecks'] {
  const unchecked = db.prepare<[], { order_id: string; consignee_id: string }>(ADDRESS_SQL.unchecked);
  const doubts = db.prepare<[number, number], DoubtRow>(ADDRESS_SQL.doubts);
  const doubtOf = db.prepare<[string], DoubtRow>(ADDRESS_SQL.doubtOf);
  return {
    next: () =>
      unchecked
        .all()
        .map((row) => ({ orderId: asId<never>(row.order_id), consigneeId: asId<never>(row.consignee_id) }))[0] ?? null,
    doubts: (since, limit) => doubts.all(since, limit).map(read),
    ofOrder: (orderId) => doubtOf.all(orderId).map(read)[0] ?? null,
  };
}

const read = (row: DoubtRow): AddressDoubt => ({
  orderId: asId(row.order_id),
  orderNumber: row.number,
  consigneeId: asId(row.consignee_id),
  verdict: row.verdict,
  reason: row.reason,
  differs: JSON.parse(row.differs) as readonly PostalField[],
  suggestionId: row.suggestion_id === null ? null : asId(row.suggestion_id),
  checkedAt: row.checked_at,
});
