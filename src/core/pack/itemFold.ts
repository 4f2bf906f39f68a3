import type { LineId } from '../ids.ts';
import type { EventOf } from '../journal/events.ts';
import type { PackedScan, PackSession } from './session.ts';

/** The session with nothing asked for. */
export const notAsked = ({ asked: _, ...session }: PackSession): PackSession => session;

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

/** The session after its last scan was taken back. */
export function itemUnpacked(session: PackSession, event: EventOf<'itemUnpacked'>): PackSession {
  const taken = session.scans.at(-1);
  const isScan = event.by !== undefined && taken?.isQuantity !== true;
  return {
    ...count(session, event.lineId, -event.units),
    scans: session.scans.slice(0, -1),
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
