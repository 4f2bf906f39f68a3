import type { BoxCost, BoxCosts } from '../core/carton/boxCosts.ts';
import type { JournalRow } from '../core/journal/envelope.ts';
import { inUnit } from '../core/quantity.ts';
import type { PackSession } from '../core/pack/session.ts';
import type { Connection } from './connection.ts';

/** Projects boxes that were taken and the parcels that were closed in them. */
export function prepareReportedParcels(db: Connection): (row: JournalRow) => void {
  const take = db.prepare(
    `INSERT INTO report_parcel (parcel_id, order_id, station_id, carton_type_id, suggested_id, priced_in, used, suggested, other, billed, other_billed)
     VALUES (@parcelId, (SELECT order_id FROM pack_session WHERE session_id = @sessionId), @stationId, @cartonTypeId, @suggestedId,
       @pricedIn, @used, @suggested, @other, @billed, @otherBilled)`,
  );
  const giveBack = db.prepare('DELETE FROM report_parcel WHERE parcel_id = ?');
  const close = db.prepare(
    'UPDATE report_parcel SET closed_at = ?, packed_by = ?, station_id = ?, charged_in = ?, charged = ? WHERE parcel_id = ?',
  );
  const explain = db.prepare('UPDATE report_parcel SET reason = ? WHERE parcel_id = ?');
  const reopen = db.prepare('UPDATE report_parcel SET closed_at = NULL WHERE parcel_id = ?');
  const load = db.prepare<[string], string>('SELECT state FROM pack_session WHERE session_id = ?').pluck();
  return ({ event, at, actor, stationId }) => {
    switch (event.type) {
      case 'boxChosen': {
        const { sessionId, parcelId, cartonTypeId, suggestedId, costs = null } = event;
        take.run({ sessionId, parcelId, stationId, cartonTypeId, suggestedId, ...columnsOf(costs) });
        return;
      }
      case 'boxReturned':
        giveBack.run(event.parcelId);
        return;
      case 'boxReasonGiven':
        explain.run(event.reason, event.parcelId);
        return;
      case 'parcelReopened':
        reopen.run(event.parcelId);
        return;
      case 'parcelClosed': {
        const session = JSON.parse(load.get(event.sessionId) ?? '') as PackSession;
        const bought = session.parcels.find(({ parcelId }) => parcelId === event.parcelId)?.bought;
        const { currency = null, minor = null } = bought?.quote.charge ?? {};
        close.run(at, actor ?? session.packerId, stationId, currency, minor, event.parcelId);
        return;
      }
      default:
        // Nothing else takes a box or closes it.
        return;
    }
  };
}

function columnsOf(costs: BoxCosts | null) {
  const currency = costs?.used.total.currency ?? null;
  const minorOf = (box: BoxCost | null | undefined): number | null =>
    box && box.total.currency === currency ? box.total.minor : null;
  return {
    pricedIn: currency,
    used: minorOf(costs?.used),
    suggested: minorOf(costs?.suggested),
    other: minorOf(costs?.other),
    billed: costs && gramsOf(costs.used),
    otherBilled: costs?.other ? gramsOf(costs.other) : null,
  };
}

function gramsOf({ billable }: BoxCost): number {
  const { num, den } = inUnit(billable, 'g');
  return Math.round(Number(num) / Number(den));
}
