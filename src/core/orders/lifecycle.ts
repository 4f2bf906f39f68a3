import type { EventOf, ParcelContent } from '../journal/events.ts';
import { ownLineId } from './merge.ts';
import { toPack, type Order, type OrderFacts, type OrderLine, type OrderStatus } from './order.ts';

type OrderEvent = EventOf<
  | 'orderImported'
  | 'orderKeyedIn'
  | 'orderSplitOff'
  | 'ordersMerged'
  | 'orderMergedInto'
  | 'orderMergeUndone'
  | 'orderChanged'
  | 'orderCancelled'
  | 'orderChangedLate'
  | 'orderHeld'
  | 'orderReleased'
  | 'orderPrioritized'
  | 'orderAddressCorrected'
  | 'orderLinesAmended'
  | 'packStarted'
  | 'packPaused'
  | 'packResumed'
  | 'parcelReopened'
  | 'packAbandoned'
  | 'packFinished'
>;

/** True for an order of which nothing is left to pack. */
export const isAllPacked = (lines: readonly OrderLine[]): boolean => lines.every((line) => toPack(line) === 0);

/** True while an order is work for a bench. */
export const isWaiting = (status: OrderStatus): boolean =>
  status === 'ready' || status === 'packing' || status === 'onHold';

/** The order after one fact about it; `null` before it was first imported. Throws for a fact about an order that never came in: a bug. */
export function evolveOrder(order: Order | null, event: OrderEvent): Order {
  if ('order' in event) {
    if (order) return changed(withoutOverruled(order, event), event.order);
    return { ...imported(event.order), ...(event.type === 'ordersMerged' && { mergedOf: event.of }) };
  }
  if (!order) throw new Error(`${event.type} before orderImported`);
  switch (event.type) {
    case 'orderCancelled':
      return { ...order, status: 'cancelled', hold: null, cancelledAt: event.cancelledAt };
    case 'orderChangedLate':
      return { ...order, lateChange: event.change, ...lateWord(order, event.importId === undefined) };
    case 'orderAddressCorrected':
    case 'orderLinesAmended':
      return changedHere(order, event);
    case 'orderHeld':
      // What was missing then may be packed by now, by somebody else: nothing of it is waited for.
      if (event.reason === 'backOrder' && isAllPacked(order.lines)) return order;
      return { ...order, status: 'onHold', hold: event.reason };
    case 'packPaused':
      return { ...order, status: 'onHold', hold: event.reason };
    case 'orderPrioritized':
      return { ...order, givenPriority: event.priority };
    case 'packAbandoned':
      // Cancelled when it was packed, and opened again: it is no work any more.
      if (order.lateChange === 'cancelled' && !isAllPacked(order.lines))
        return { ...order, status: 'cancelled', hold: null };
      return { ...order, status: atRest(order), hold: null };
    case 'orderReleased':
      return { ...order, status: atRest(order), hold: null };
    case 'orderMergedInto':
      // What kept it is the other's now; here it stays known for the day they part.
      return { ...order, goesWith: event.into, status: atRest({ ...order, goesWith: event.into }) };
    case 'orderMergeUndone':
      return parted(order, event.hold);
    case 'packStarted':
    case 'packResumed':
    case 'parcelReopened':
      return { ...order, status: 'packing', hold: null };
    case 'packFinished':
      return { ...order, status: isAllPacked(order.lines) ? 'done' : atRest(order), hold: null };
  }
}

/** The order after a parcel with these units was closed. */
export function withPacked(order: Order, contents: readonly ParcelContent[]): Order {
  const units = (line: OrderLine): number =>
    contents.reduce((sum, content) => (content.lineId === line.lineId ? sum + content.count : sum), 0);
  return { ...order, lines: order.lines.map((line) => ({ ...line, packed: line.packed + units(line) })) };
}

/** The order after a parcel with these units was opened again. */
export const withoutPacked = (order: Order, contents: readonly ParcelContent[]): Order =>
  withPacked(
    order,
    contents.map((content) => ({ ...content, count: -content.count })),
  );

/** Status of an order that no session holds. */
function atRest(order: Pick<Order, 'cancelledAt' | 'lines' | 'goesWith'>): 'ready' | 'merged' | 'done' | 'cancelled' {
  if (order.cancelledAt !== null) return 'cancelled';
  if (isAllPacked(order.lines)) return 'done';
  return order.goesWith === undefined ? 'ready' : 'merged';
}

function parted({ goesWith: _, ...order }: Order, hold: Order['hold']): Order {
  const rest = atRest(order);
  return rest === 'ready' && hold !== null
    ? { ...order, status: 'onHold', hold }
    : { ...order, status: rest, hold: null };
}

/** An order as part of another, as far as that one has come: what is over for it is over for both. */
export const asMember = (member: Order, merged: Pick<Order, 'status'>): Order => {
  const rest = atRest(member);
  return { ...member, status: rest === 'merged' && merged.status === 'cancelled' ? 'cancelled' : rest };
};

/** The order after units of it were packed, or taken out, as part of another; lines it has not are that one's. */
export const withPackedElsewhere = (member: Order, contents: readonly ParcelContent[]): Order =>
  withPacked(
    member,
    contents.flatMap((content) => {
      const lineId = ownLineId(member.orderId, content.lineId);
      return lineId === null ? [] : [{ ...content, lineId }];
    }),
  );

function imported(facts: OrderFacts): Order {
  const order = {
    ...facts,
    lines: facts.lines.map((line) => ({ ...line, packed: 0 })),
    hold: null,
    revision: 1,
    lateChange: null,
  };
  return { ...order, status: atRest(order) };
}

function changed(order: Order, facts: OrderFacts): Order {
  // What the channel says no more does not hold any more.
  const { customs: _, deliverBy: __, tote: ___, care: ____, priority: _____, ...before } = order;
  const next = { ...before, ...facts, lines: mergedLines(order.lines, facts.lines), revision: order.revision + 1 };
  const rest = atRest(next);
  // A session or a person holds the order: it stays with them unless there is nothing left to hold.
  const isHeld = order.status === 'packing' || order.status === 'onHold';
  if (rest === 'merged') return { ...next, status: rest };
  return isHeld && rest === 'ready' ? next : { ...next, status: rest, hold: null };
}

/** The order with what a supervisor changed, and beside it what its channel had said. */
function changedHere(order: Order, event: EventOf<'orderAddressCorrected' | 'orderLinesAmended'>): Order {
  const { desk = {} } = order;
  if (event.type === 'orderAddressCorrected') {
    const word = { ...desk, address: desk.address ?? event.before };
    return { ...order, consigneeId: event.after, revision: order.revision + 1, desk: word };
  }
  return { ...changed(order, { ...order, lines: event.after }), desk: { ...desk, lines: desk.lines ?? event.before } };
}

/** Who said last what changed after packing: for what the desk said nothing more is waited for. */
function lateWord({ desk }: Order, isDesk: boolean): Pick<Order, 'desk'> {
  if (!desk && !isDesk) return {};
  const { isLate: _, ...word } = desk ?? {};
  return { desk: isDesk ? { ...word, isLate: true } : word };
}

/** What the channel overruled is no word of the desk any more. */
function withoutOverruled(order: Order, event: Extract<OrderEvent, { readonly order: OrderFacts }>): Order {
  if (event.type !== 'orderChanged' || !event.overruled || !order.desk) return order;
  const kept = Object.entries(order.desk).filter(([part]) => !event.overruled?.some((known) => known === part));
  return { ...order, desk: Object.fromEntries(kept) };
}

/** Lines as the channel now says, with what is packed kept; a line the channel dropped stays as far as it is packed. */
function mergedLines(before: readonly OrderLine[], now: OrderFacts['lines']): OrderLine[] {
  const old = new Map(before.map((line) => [line.lineId, line]));
  const dropped = before.filter((line) => line.packed > 0 && !now.some((fact) => fact.lineId === line.lineId));
  return [
    ...now.map((fact) => ({ ...fact, packed: old.get(fact.lineId)?.packed ?? 0 })),
    ...dropped.map((line) => ({ ...line, withdrawn: line.ordered - line.packed })),
  ];
}
