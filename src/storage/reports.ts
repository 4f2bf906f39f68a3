import type { ClosedParcel } from '../core/reports/boxReports.ts';
import { asErrorRow, type ErrorOrOrder } from '../core/reports/errors.ts';
import type { Overriding } from '../core/reports/overrides.ts';
import type { PackedOrder } from '../core/reports/throughput.ts';
import type { StoragePort } from '../station/ports.ts';
import type { Connection } from './connection.ts';

type Flag = 'isShort' | 'isLate' | 'isHarmed' | 'isRelabelled';
type PackedRow = Omit<PackedOrder, Flag> & Readonly<Record<Flag, number>>;

/** Reads what reports count. */
export function prepareReports(db: Connection): StoragePort['reports'] {
  const packed = preparePacked(db);
  const errors = db.prepare<[number, number], ErrorOrOrder>(
    `SELECT at, order_id AS orderId, made_by AS "by", station_id AS stationId, kind, sku, 0 AS errors
     FROM report_error WHERE at >= ? AND at < ? ORDER BY at`,
  );
  const overrides = db.prepare<[number, number], Omit<Overriding, 'isRefused'> & { readonly isRefused: number }>(
    `SELECT at, order_id AS orderId, made_by AS "by", station_id AS stationId, kind, supervisor_id AS supervisorId, reason, is_refused AS isRefused
     FROM report_override WHERE at >= ? AND at < ? ORDER BY at`,
  );
  const closed = db.prepare<[string, number, number], ClosedParcel>(CLOSED);
  return {
    packed,
    closedParcels: (from, to, currency) => closed.all(currency, from, to),
    overrides: (from, to) => overrides.all(from, to).map((row) => ({ ...row, isRefused: row.isRefused === 1 })),
    errors: (from, to) => [...errors.all(from, to), ...packed(from, to).map(asErrorRow)].sort((a, b) => a.at - b.at),
  };
}

/** An amount of another currency is none here: sums would mean nothing. */
const CLOSED = `SELECT closed_at AS at, order_id AS orderId, packed_by AS "by", station_id AS stationId,
    carton_type_id AS cartonTypeId, suggested_id AS suggestedId, reason, CASE charged_in WHEN c.currency THEN charged END AS charged,
    CASE priced_in WHEN c.currency THEN used END AS used, CASE priced_in WHEN c.currency THEN suggested END AS suggested,
    CASE priced_in WHEN c.currency THEN other END AS other, billed, other_billed AS otherBilled
  FROM report_parcel, (SELECT ? AS currency) c WHERE closed_at >= ? AND closed_at < ? ORDER BY closed_at`;

function preparePacked(db: Connection): StoragePort['reports']['packed'] {
  const packed = db.prepare<[number, number], PackedRow>(
    `SELECT finished_at AS at, order_id AS orderId, packed_by AS "by", station_id AS stationId, parcels, units, packing_ms AS packingMs,
       errors, ship_by AS shipBy, is_short AS isShort, is_late AS isLate, is_harmed AS isHarmed, is_relabelled AS isRelabelled
     FROM report_pack WHERE finished_at >= ? AND finished_at < ? ORDER BY finished_at`,
  );
  return (from, to) =>
    packed.all(from, to).map((row) => ({
      ...row,
      isShort: row.isShort === 1,
      isLate: row.isLate === 1,
      isHarmed: row.isHarmed === 1,
      isRelabelled: row.isRelabelled === 1,
    }));
}
