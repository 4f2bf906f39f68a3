import type { JournalRow } from '../core/journal/envelope.ts';
import type { EventOf } from '../core/journal/events.ts';
import type { PackEvent } from '../core/pack/evolve.ts';
import type { Instant } from '../core/time.ts';
import { prepareFormProjection } from './carrierForms.ts';
import type { Connection } from './connection.ts';

type HandoverEvent = EventOf<'parcelStaged' | 'parcelLoaded' | 'labelReprinted'>;

/** Projects bought labels from the bench to the truck, and manifests. Throws for a second manifest of the same truck and day. */
export interface HandoverProjection {
  /** What packing does to labels; to be told after the purchase it is about is projected. */
  ofPack(event: PackEvent, at: Instant): void;
  closed(event: EventOf<'manifestClosed'>, row: JournalRow): void;
  apply(event: HandoverEvent, at: Instant): void;
  /** The form that a carrier makes of a manifest. */
  readonly form: ReturnType<typeof prepareFormProjection>;
}

/** Prepares that projection on a database. */
export function prepareHandoverProjection(db: Connection): HandoverProjection {
  const labels = prepareLabels(db);
  const open = db.prepare(
    `INSERT INTO manifest (manifest_id, carrier, account, origin, ship_date, closed_at, closed_by, parcels) VALUES (?, ?, ?, ?, ?, ?, ?, 0)`,
  );
  const fill = db.prepare('UPDATE manifest SET parcels = parcels + ? WHERE manifest_id = ?');
  const join = db.prepare('UPDATE handover SET manifest_id = ? WHERE intent_id = ?');
  const stage = db.prepare('UPDATE handover SET staged_at = coalesce(staged_at, ?) WHERE intent_id = ?');
  const load = db.prepare('UPDATE handover SET loaded_at = coalesce(loaded_at, ?) WHERE intent_id = ?');
  const reprint = db.prepare('UPDATE handover SET reprints = reprints + 1 WHERE intent_id = ?');
  return {
    ofPack: labels,
    form: prepareFormProjection(db),
    closed: ({ manifestId, carrier, account, origin, shipDate, part, parcels }, { at, actor }) => {
      if (part === 1) open.run(manifestId, carrier, account, origin, shipDate, at, actor);
      fill.run(parcels.length, manifestId);
      for (const { intentId } of parcels) join.run(manifestId, intentId);
    },
    apply: (event, at) => {
      if (event.type === 'parcelStaged') stage.run(at, event.intentId);
      else if (event.type === 'parcelLoaded') load.run(at, event.intentId);
      else reprint.run(event.intentId);
    },
  };
}

function prepareLabels(db: Connection): (event: PackEvent, at: Instant) => void {
  // A purchase knows of which carrier and for which order it is; the label knows when it leaves.
  const add = db.prepare(
    `INSERT INTO handover (intent_id, parcel_id, order_id, carrier, account, origin, ship_date, promised_by, arrives_on, state, bought_at, reprints)
     SELECT intent_id, parcel_id, order_id, carrier, @account, @origin, @shipDate,
       coalesce((SELECT deliver_by FROM orders WHERE orders.order_id = label_purchase.order_id), @arrivesOn), @arrivesOn, 'bought', @at, 0
     FROM label_purchase
     WHERE intent_id = @intentId`,
  );
  const finish = db.prepare("UPDATE handover SET finished_at = ? WHERE parcel_id = ? AND state = 'bought'");
  const giveBack = db.prepare(
    "UPDATE handover SET state = 'givenBack', given_back_at = ? WHERE intent_id = ? AND state = 'bought'",
  );
  const giveBackOf = db.prepare(
    "UPDATE handover SET state = 'givenBack', given_back_at = ? WHERE parcel_id = ? AND state = 'bought'",
  );
  return (event, at) => {
    switch (event.type) {
      case 'labelBought': {
        const { intentId, handover, quote } = event.label;
        const { account = '', origin = '', shipDate = null } = handover ?? {};
        add.run({ intentId, account, origin, shipDate, arrivesOn: quote.arrivesOn ?? null, at });
        return;
      }
      case 'labelVoidRequested':
        giveBack.run(at, event.intentId);
        return;
      case 'labelVoided':
        // As it was recorded before voids had two steps: the label that the parcel has.
        if (event.intentId === undefined) giveBackOf.run(at, event.parcelId);
        return;
      case 'parcelClosed':
        finish.run(at, event.parcelId);
        return;
      default:
        // Nothing else happens to a label that was bought.
        return;
    }
  };
}
