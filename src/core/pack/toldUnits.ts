import type { LineId } from '../ids.ts';
import type { ParcelContent } from '../journal/events.ts';
import type { PackingSlipLine, SlipUnits } from '../label/packingSlip.ts';
import type { PackSession } from './session.ts';

/**
 * Serials, lots and last days of the units that some lines have in a parcel, for its packing slip. Units are told when they are scanned, before
 * any box: of a line that lies in several parcels all stand there, marked as such. A set's parts say what they are.
 */
export function toldUnits(
  session: PackSession,
  lines: readonly LineId[],
  contents: readonly ParcelContent[],
): Pick<PackingSlipLine, 'told' | 'isOfAllParcels'> {
  const scans = session.scans.filter(
    ({ lineId, trace }) => lines.includes(lineId) && trace && Object.keys(trace).length > 0,
  );
  if (scans.length === 0) return {};
  const told = scans.map(({ lineId, units, trace }): SlipUnits => {
    const line = session.lines.find((known) => known.lineId === lineId);
    return { units, ...trace, ...(line?.kit && lines.length > 1 && { part: line.name }) };
  });
  const isSplit = scans.some(({ lineId }) => {
    const packed = session.lines.find((line) => line.lineId === lineId)?.packed ?? 0;
    const here = contents.reduce((sum, content) => (content.lineId === lineId ? sum + content.count : sum), 0);
    return here < packed;
  });
  return { told, ...(isSplit && { isOfAllParcels: true }) };
}
