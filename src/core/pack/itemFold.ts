import type { LineId } from '../ids.ts';
import type { EventOf } from '../journal/events.ts';
import type { UnitTrace } from '../orders/unitTrace.ts';
import type { PackedScan, PackSession } from './session.ts';

/** The session with nothing asked for. */
export const notAsked = ({ asked: _, ...session }: PackSession): PackSession => session;

/** The session in which no item is to come out. */
export const notTakingOut = ({ takingOut: _, takingOutTo: __, ...session }: PackSession): PackSession => session;

/** The session with an item whose serial, lot or last day is asked for. */
export const unitAsked = (
  session: PackSession,
  { lineId, sku, units, by, trace }: EventOf<'unitTraceAsked'>,
): PackSession => ({ ...session, asked: { lineId, sku, units, by, trace }, alert: null });

/** The session in which an item is to come out; a place counts only for the act it was said for. */
export const takeOutAsked = (session: PackSession, { why, place }: EventOf<'takeOutAsked'>): PackSession => ({
  ...notTakingOut(session),
  takingOut: why,
  ...(place !== undefined && { takingOutTo: place }),
  alert: null,
});

/** The session after units were put on a line. */
export function itemPacked({ isLastTakenBack: _, ...before }: PackSession, event: EventOf<'itemPacked'>): PackSession {
  const session = notAsked(before);
  const { lineId, sku, units, trace } = event;
  const scan: PackedScan = {
    lineId,
    sku,
    units,
    ...(event.by === 'quantity' ? { isQuantity: true } : {}),
    ...(trace ? { trace } : {}),
  };
  return { ...count(session, lineId, units), scans: [...session.scans, scan], alert: null };
}

const sameTrace = (a: UnitTrace = {}, b: UnitTrace = {}): boolean =>
  a.serial === b.serial && a.lot === b.lot && a.expiry === b.expiry;

/** Which scan an `itemUnpacked` takes units from: the last one, or the last of its line and trace with so many; -1 for none. */
export const takenIndex = (
  { scans }: Pick<PackSession, 'scans'>,
  { by, lineId, units, trace }: EventOf<'itemUnpacked'>,
): number =>
  by === undefined || by === 'undo'
    ? scans.length - 1
    : scans.findLastIndex((scan) => scan.lineId === lineId && scan.units >= units && sameTrace(scan.trace, trace));

/** The session after units were taken back: by UNDO with their scan, else so many of them. */
export function itemUnpacked(session: PackSession, event: EventOf<'itemUnpacked'>): PackSession {
  const at = takenIndex(session, event);
  const taken = session.scans[at];
  const isUndo = event.by === undefined || event.by === 'undo';
  const left = taken && !isUndo ? taken.units - event.units : 0;
  const rest = taken && left > 0 ? [{ ...taken, units: left }] : [];
  const isScan = event.by !== undefined && (!isUndo || taken?.isQuantity !== true);
  return {
    ...count(session, event.lineId, -event.units),
    scans: at < 0 ? session.scans : [...session.scans.slice(0, at), ...rest, ...session.scans.slice(at + 1)],
    // What was told to be missing is no longer what the packer did last.
    ...(session.short && !isUndo ? { short: session.short.map((known) => ({ ...known, after: -1 })) } : {}),
    alert: null,
    ...(isScan ? { isLastTakenBack: true } : {}),
  };
}

const count = (session: PackSession, lineId: LineId, units: number): PackSession => ({
  ...session,
  lines: session.lines.map((line) => (line.lineId === lineId ? { ...line, packed: line.packed + units } : line)),
});

/** The session after units were told to be missing, or found again. */
export function shortened(session: PackSession, event: EventOf<'itemShort' | 'itemFound'>): PackSession {
  const { lineId, sku, units } = event;
  const isShort = event.type === 'itemShort';
  const short = isShort
    ? [...(session.short ?? []), { lineId, sku, units, after: session.scans.length }]
    : (session.short ?? []).filter((known) => known.lineId !== lineId);
  return {
    ...session,
    lines: session.lines.map((line) =>
      line.lineId === lineId ? { ...line, quantity: line.quantity + (isShort ? -units : units) } : line,
    ),
    short,
    alert: null,
  };
}
