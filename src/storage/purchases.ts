import type { IntentId } from '../core/ids.ts';
import { asId } from '../core/ids.ts';
import { canonical } from '../core/journal/canonical.ts';
import type { PackSession } from '../core/pack/session.ts';
import {
  evolvePurchase,
  type LabelPurchase,
  type PurchaseEvent,
  type StoredPurchase,
} from '../core/ship/labelPurchase.ts';
import type { Instant } from '../core/time.ts';
import type { StoragePort } from '../station/ports.ts';
import type { Connection } from './connection.ts';

/** Projects every attempt to buy a label. Throws for a second label of a parcel that has one. */
export function preparePurchaseProjection(db: Connection): {
  apply(event: PurchaseEvent, session: PackSession, at: Instant): void;
} {
  const byIntent = db.prepare<[string], string>('SELECT json FROM label_purchase WHERE intent_id = ?').pluck();
  const active = db
    .prepare<[string], string>(
      "SELECT json FROM label_purchase WHERE parcel_id = ? AND state IN ('requested', 'asked', 'unknown', 'bought')",
    )
    .pluck();
  const put = db.prepare(
    `INSERT INTO label_purchase (intent_id, session_id, order_id, parcel_id, state, carrier, tracking, sscc, since, json)
     VALUES (@intentId, @sessionId, @orderId, @parcelId, @state, @carrier, @tracking, @sscc, @since, @json)
     ON CONFLICT (intent_id) DO UPDATE SET state = excluded.state, tracking = excluded.tracking, sscc = excluded.sscc, since = excluded.since,
       json = excluded.json`,
  );
  return {
    apply: (event, session, at) => {
      const intentId = intentOf(event);
      const found = intentId === null ? active.get(event.parcelId) : byIntent.get(intentId);
      const next = evolvePurchase(found === undefined ? null : (JSON.parse(found) as LabelPurchase), event, at);
      const { sessionId, parcelId, state, carrier, tracking, sscc, since } = next;
      put.run({
        intentId: next.intentId,
        sessionId,
        orderId: session.orderId,
        parcelId,
        state,
        carrier,
        tracking,
        sscc,
        since,
        json: canonical(next),
      });
    },
  };
}

/** Facts that name no intent are about the label the parcel has. */
const intentOf = (event: PurchaseEvent): IntentId | null =>
  event.type === 'labelBought' ? event.label.intentId : 'intentId' in event ? (event.intentId ?? null) : null;

interface PurchaseRow {
  readonly json: string;
  readonly order_id: string;
}

/** Reading purchases; what waits for a carrier is this station's own only. */
export function preparePurchases(db: Connection, stationId: string): StoragePort['purchases'] {
  const byIntent = db.prepare<[string], PurchaseRow>('SELECT json, order_id FROM label_purchase WHERE intent_id = ?');
  const byNumber = db.prepare<[string, string], PurchaseRow>(
    'SELECT json, order_id FROM label_purchase WHERE tracking = ? OR sscc = ? ORDER BY since DESC, intent_id DESC',
  );
  const ofParcel = db.prepare<[string], PurchaseRow>(
    'SELECT json, order_id FROM label_purchase WHERE parcel_id = ? ORDER BY since, intent_id',
  );
  const unsettled = db.prepare<[string], PurchaseRow>(
    `SELECT json, label_purchase.order_id FROM label_purchase JOIN pack_session USING (session_id)
     WHERE label_purchase.state IN ('requested', 'asked', 'unknown', 'voiding') AND station_id = ? ORDER BY since, intent_id`,
  );
  return {
    byIntent: (intentId) => byIntent.all(intentId).map(purchaseOf)[0] ?? null,
    byNumber: (text) => byNumber.all(text, text).map(purchaseOf),
    ofParcel: (parcelId) => ofParcel.all(parcelId).map(purchaseOf),
    unsettled: () => unsettled.all(stationId).map(purchaseOf),
  };
}

const purchaseOf = (row: PurchaseRow): StoredPurchase => ({
  ...(JSON.parse(row.json) as LabelPurchase),
  orderId: asId(row.order_id),
});
