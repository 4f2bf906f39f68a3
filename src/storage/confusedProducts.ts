import { asId, type Sku } from '../core/ids.ts';
import type { JournalRow } from '../core/journal/envelope.ts';
import { CONFUSED_BY_ACCIDENT } from '../core/orders/lookAlike.ts';
import { DOUBT_DAYS } from '../core/orders/suspectProduct.ts';
import type { PackEvent } from '../core/pack/evolve.ts';
import { confusionIn } from '../core/pack/lookAlikes.ts';
import type { PackSession } from '../core/pack/session.ts';
import type { Instant } from '../core/time.ts';
import type { StoragePort } from '../station/ports.ts';
import type { Connection } from './connection.ts';
import { DOUBT_SQL } from './doubts.ts';

const DAY = 86_400_000;

/** Keeps in which orders two products were confused, the last time in each. `before` is the session as it was. */
export function prepareConfusedProjection(
  db: Connection,
): (event: PackEvent, before: PackSession | null, row: Pick<JournalRow, 'at' | 'actor'>) => void {
  const put = db.prepare(
    `INSERT INTO confusion (sku, other, session_id, at, by) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET at = excluded.at, by = excluded.by`,
  );
  return (event, before, { at, actor }) => {
    const confusion = event.type === 'itemPacked' && before ? confusionIn(before, event) : null;
    if (!confusion) return;
    const { scanned, needed, sessionId } = confusion;
    put.run(scanned, needed, sessionId, at, actor);
    put.run(needed, scanned, sessionId, at, actor);
  };
}

/** Reading what is confused more often than by accident, and not so long ago that it faded. */
export function prepareConfusedProducts(db: Connection, now: () => Instant): StoragePort['confusedWith'] {
  const others = db.prepare<[string, number, number], string>(DOUBT_SQL.confusedWith).pluck();
  return (sku) => others.all(sku, now() - DOUBT_DAYS * DAY, CONFUSED_BY_ACCIDENT).map((other) => asId<Sku>(other));
}
