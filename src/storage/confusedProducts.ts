import { asId, type Sku } from '../core/ids.ts';
import { CONFUSED_BY_ACCIDENT } from '../core/orders/lookAlike.ts';
import type { PackEvent } from '../core/pack/evolve.ts';
import { confusionIn } from '../core/pack/lookAlikes.ts';
import type { PackSession } from '../core/pack/session.ts';
import type { StoragePort } from '../station/ports.ts';
import type { Connection } from './connection.ts';

/** Statements by the names the tests of their plans know them by. */
export const CONFUSED_SQL = {
  confusedWith: 'SELECT other FROM confused_product WHERE sku = ? AND orders > ? ORDER BY orders DESC, other',
} as const;

/** Counts in how many orders two products were confused. `before` is the session as it was. */
export function prepareConfusedProjection(db: Connection): (event: PackEvent, before: PackSession | null) => void {
  const count = db.prepare(
    `INSERT INTO confused_product (sku, other, orders, last_session) VALUES (?, ?, 1, ?)
     ON CONFLICT DO UPDATE SET orders = orders + 1, last_session = excluded.last_session WHERE last_session <> excluded.last_session`,
  );
  return (event, before) => {
    const confusion = event.type === 'itemPacked' && before ? confusionIn(before, event) : null;
    if (!confusion) return;
    const { scanned, needed, sessionId } = confusion;
    count.run(scanned, needed, sessionId);
    count.run(needed, scanned, sessionId);
  };
}

/** Reading what is confused more often than by accident. */
export function prepareConfusedProducts(db: Connection): StoragePort['confusedWith'] {
  const others = db.prepare<[string, number], string>(CONFUSED_SQL.confusedWith).pluck();
  return (sku) => others.all(sku, CONFUSED_BY_ACCIDENT).map((other) => asId<Sku>(other));
}
