import type { Sha256Of } from '../core/journal/hashChain.ts';
import type { StationEvent } from '../core/journal/events.ts';
import type { PersonId } from '../core/ids.ts';
import type { Connection } from './connection.ts';
import type { Findings } from './verifyReport.ts';

/** Prepares storing what a scale showed before a weight, under the row that took it; only inside the transaction of `record`. */
export function prepareCurveWriter(db: Connection): (seq: number, event: StationEvent, readings: string) => void {
  const add = db.prepare('INSERT INTO weight_curve (seq, session_id, readings) VALUES (?, ?, ?)');
  return (seq, event, readings) => {
    add.run(seq, 'sessionId' in event ? (event.sessionId ?? '') : '', readings);
  };
}

/** Prepares erasing the curves of everything that was packed for a person. */
export function prepareCurveEraser(db: Connection): (personId: PersonId) => void {
  const drop = db.prepare(
    'DELETE FROM weight_curve WHERE session_id IN (SELECT s.session_id FROM orders o JOIN pack_session s ON s.order_id = o.order_id WHERE o.consignee_id = ?)',
  );
  return (personId) => {
    drop.run(personId);
  };
}

/** Curves that are not those whose digest stands in the journal. */
export function checkCurves(stored: Connection, sha256: Sha256Of, findings: Findings): void {
  const all = stored.prepare<[], { seq: number; readings: string; digest: string | null }>(
    `SELECT c.seq, c.readings, CASE WHEN json_valid(j.event) THEN json_extract(j.event, '$.curve') END AS digest
     FROM weight_curve c LEFT JOIN journal j ON j.seq = c.seq ORDER BY c.seq`,
  );
  for (const { seq, readings, digest } of all.iterate()) {
    if (sha256(readings) !== digest)
      findings.add({ kind: 'curve', seq, problem: digest === null ? 'notInJournal' : 'readingsChanged' });
  }
}
