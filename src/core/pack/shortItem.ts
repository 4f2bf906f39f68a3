import type { LineId, ParcelId } from '../ids.ts';
import type { EventOf, StationEvent } from '../journal/events.ts';
import { isAllPacked, withPacked } from '../orders/lifecycle.ts';
import { decided, NOTHING, type Decision, type PackFacts } from './decision.ts';
import { evolve, type PackEvent } from './evolve.ts';
import { closedUnits } from './kits.ts';
import { currentLine, stageOf, type PackLine, type PackSession } from './session.ts';

/**
 * MISSING: units of a line are not there. By the site's policy the order is put aside for them, or goes without: then what is missing stays
 * on it as a back order. A kit does not go without a part. Nothing happens once all items are in.
 */
export function missing(session: PackSession, lineId: LineId | null, facts: PackFacts): Decision {
  const line = lineId === null ? currentLine(session) : session.lines.find((known) => known.lineId === lineId);
  if (!line || line.packed >= line.quantity || stageOf(session) !== 'verify') return NOTHING;
  const { sessionId, orderId } = session;
  if (!facts.shipsPartial || line.kit)
    return decided([{ type: 'packPaused', sessionId, reason: 'short' }], 'attention');
  const short = itemShort(session, line);
  const isAnyLeft = session.lines.some((known) => known.packed > 0 || (known !== line && known.quantity > 0));
  // With nothing at all to send the order waits whole.
  if (!isAnyLeft)
    return decided(
      [short, { type: 'packAbandoned', sessionId }, { type: 'orderHeld', orderId, reason: 'backOrder' }],
      'attention',
    );
  const finish = finishedBy(session, [short], facts);
  if (finish.length > 0) return decided([short, ...finish], 'closed');
  return decided([short], 'attention', session.plan ? [{ type: 'planBoxes' }] : []);
}

const itemShort = (
  { sessionId }: PackSession,
  { lineId, sku, quantity, packed }: PackLine,
): EventOf<'itemShort' | 'itemFound'> => ({
  type: 'itemShort',
  sessionId,
  lineId,
  sku,
  units: quantity - packed,
});

/** All that is not in yet, told to be missing. */
export const restShort = (session: PackSession): readonly EventOf<'itemShort' | 'itemFound'>[] =>
  session.lines.filter(({ packed, quantity }) => packed < quantity).map((line) => itemShort(session, line));

/** The fact that takes back what was told to be missing last, if nothing was scanned since; null otherwise. */
export function lastShort(session: PackSession): EventOf<'itemShort' | 'itemFound'> | null {
  const last = session.short?.at(-1);
  if (last?.after !== session.scans.length) return null;
  const { lineId, sku, units } = last;
  return { type: 'itemFound', sessionId: session.sessionId, lineId, sku, units };
}

/** What follows events that leave nothing of the order to do: it is finished, and what is missing of it waits; nothing otherwise. */
export function finishedBy(
  session: PackSession,
  events: readonly PackEvent[],
  facts: Pick<PackFacts, 'order'>,
): readonly StationEvent[] {
  const after = events.reduce<PackSession>(evolve, session);
  if (stageOf(after) !== 'done') return [];
  const closed = events.find((event) => event.type === 'parcelClosed');
  const finished = { type: 'packFinished', sessionId: session.sessionId, orderId: session.orderId } as const;
  return [finished, ...backOrder(after, closed?.parcelId ?? null, facts)];
}

/** What is recorded when an order is finished, with this parcel, without all its units: the rest waits, unless somebody packed it meanwhile. */
function backOrder(
  session: PackSession,
  parcelId: ParcelId | null,
  facts: Pick<PackFacts, 'order'>,
): readonly StationEvent[] {
  if (!session.short || session.short.length === 0) return [];
  const order = facts.order();
  const closed = parcelId === null ? [] : closedUnits(session, parcelId);
  if (order && isAllPacked(withPacked(order, closed).lines)) return [];
  return [{ type: 'orderHeld', orderId: session.orderId, reason: 'backOrder' }];
}
