import type { ClosedParcel } from '../core/reports/boxReports.ts';
import { asErrorRow, type ErrorOrOrder } from '../core/reports/errors.ts';
import type { Overriding } from '../core/reports/overrides.ts';
import { MERGED_PREFIX } from '../core/orders/merge.ts';
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
  const shares = prepareShares(db);
  return (from, to) =>
    packed
      .all(from, to)
      .flatMap(shares)
      .map((row) => ({
        ...row,
        isShort: row.isShort === 1,
        isLate: row.isLate === 1,
        isHarmed: row.isHarmed === 1,
        isRelabelled: row.isRelabelled === 1,
      }));
}

/**
 * Orders that went as one count each, by when it had to leave itself: what was packed and the time it took are shared out, so that sums
 * stay what they were. The parcels and what was stopped are the first one's.
 */
function prepareShares(db: Connection): (row: PackedRow) => readonly PackedRow[] {
  const members = db.prepare<[string], Pick<PackedRow, 'orderId' | 'shipBy' | 'units'>>(
    `SELECT o.order_id AS orderId, o.ship_by AS shipBy, (SELECT coalesce(sum(packed), 0) FROM order_line l WHERE l.order_no = o.order_no) AS units
     FROM orders o WHERE o.goes_with = ? AND o.cancelled_at IS NULL ORDER BY o.order_no`,
  );
  return (row) => {
    const shared = row.orderId.startsWith(MERGED_PREFIX) ? members.all(row.orderId) : [];
    const [first, ...more] = shared;
    if (!first) return [row];
    const part = Math.floor(row.packingMs / shared.length);
    const others = more.map((one) => ({ ...row, ...one, parcels: 0, errors: 0, packingMs: part }));
    const rest = others.reduce((sum, { units }) => sum + units, 0);
    const own = {
      ...row,
      ...first,
      units: Math.max(0, row.units - rest),
      packingMs: row.packingMs - part * others.length,
    };
    return [own, ...others];
  };
}
