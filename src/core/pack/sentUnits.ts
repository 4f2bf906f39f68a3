import { unboxed, type PackedScan, type PackParcel, type PackSession } from './session.ts';

/** Parcels that go to the customer: closed ones; of an order that was given up, those whose label was not given back, as none of them can be opened again. */
export const sentParcels = ({ parcels, status }: Pick<PackSession, 'parcels' | 'status'>): readonly PackParcel[] =>
  parcels.filter(({ isClosed, bought }) => isClosed && (status !== 'abandoned' || bought !== null));

/**
 * Scans of the units in those parcels, oldest first. Units are told before any box: of a line that is not in them whole, what was scanned
 * last is taken to be what stayed here.
 */
export function sentScans(session: PackSession): readonly PackedScan[] {
  const left = new Map(
    unboxed({ ...session, parcels: sentParcels(session) }).map(({ lineId, count }) => [lineId, count]),
  );
  const sent: PackedScan[] = [];
  for (const scan of session.scans.toReversed()) {
    const stays = Math.min(scan.units, left.get(scan.lineId) ?? 0);
    left.set(scan.lineId, (left.get(scan.lineId) ?? 0) - stays);
    if (scan.units > stays) sent.push({ ...scan, units: scan.units - stays });
  }
  return sent.toReversed();
}
