import { addressGaps } from '../core/orders/addressGaps.ts';
import { evolveOrder } from '../core/orders/lifecycle.ts';
import { mergedFacts, placeKey } from '../core/orders/merge.ts';
import type { Order, OrderFacts } from '../core/orders/order.ts';
import { isLateNews } from '../core/orders/orderChange.ts';
import type { Followed } from './followed.ts';
import type { ImportId, PersonId } from '../core/ids.ts';
import type { StationEvent } from '../core/journal/events.ts';
import type { PackSession } from '../core/pack/session.ts';
import type { NewFact, StoragePort } from './ports.ts';

interface Word {
  readonly storage: StoragePort;
  readonly importId: ImportId;
  /** What the channel says would be packed otherwise. */
  isOther(before: Order, now: OrderFacts): boolean;
}

/**
 * What a channel's word on one order means for the one it goes with: lines and dates reach it, the last one cancelled cancels it, and
 * whoever packs it is stopped. A new address of one parts the customer's orders, which only a person can judge: it waits for a look; one that all of them have is theirs. `followed` is
 * what the word means for the order itself.
 */
export function reachMerged(word: Word, member: Order, followed: Followed): Followed {
  const merged = member.goesWith === undefined ? null : word.storage.orders.byId(member.goesWith);
  if (!merged || followed.facts.length === 0) return followed;
  const own = followed.facts.filter(({ event }) => !isForMerged(event.type));
  const events = followed.facts.map(({ event }) => event);
  const late = events.flatMap((event): readonly NewFact[] =>
    event.type === 'orderChangedLate' && isLateNews(merged.lateChange, event.change)
      ? [{ event: { ...event, orderId: merged.orderId } }]
      : [],
  );
  const isSaid = events.some(({ type }) => type === 'orderChanged' || type === 'orderCancelled');
  const isOver = merged.status === 'done' || merged.status === 'cancelled';
  const reached = isSaid && !isOver ? mergedWord(word, merged, own, events) : [];
  const facts = [...own, ...(reached ?? []), ...released(merged, events), ...late];
  return reached === null || facts.length === 0 ? { effect: 'unchanged', facts: [] } : { ...followed, facts };
}

/** What it means for the order that is packed; null where it stops nobody, so that it is taken up when the bench is done. */
function mergedWord(
  { storage, importId, isOther }: Word,
  merged: Order,
  own: readonly NewFact[],
  events: readonly StationEvent[],
): readonly NewFact[] | null {
  const { orderId } = merged;
  const session = storage.sessions.ofOrder(orderId);
  const members = (merged.mergedOf ?? []).flatMap(({ orderId: id }) => storage.orders.byId(id) ?? []);
  const after = members.map((known) => own.reduce(afterFact, known));
  const now = mergedFacts(merged, after);
  if (after.every(({ cancelledAt }) => cancelledAt !== null)) {
    const cancelledAt = Math.max(...after.map((one) => one.cancelledAt ?? 0));
    return [{ event: { type: 'orderCancelled', orderId, cancelledAt, importId } }, ...stopped(session, 'cancelled')];
  }
  const isMoved = events.some(
    (event) => event.type === 'orderHeld' || (event.type === 'orderChanged' && event.isNewAddress),
  );
  const moved = isMoved ? commonAddress(storage, merged, after, own) : null;
  const isHeld = isMoved && moved === null;
  if (session && !isMoved && !isOther(merged, now)) return null;
  const order = moved === null ? now : { ...now, consigneeId: moved };
  return [
    { event: { type: 'orderChanged', order, importId, isNewAddress: moved !== null } },
    ...stopped(session, 'changed', isHeld),
    ...(isHeld && !session && merged.status === 'ready'
      ? [{ event: { type: 'orderHeld' as const, orderId, reason: 'overruled' as const } }]
      : []),
    ...(moved !== null && merged.hold === 'addressIncomplete'
      ? [{ event: { type: 'orderReleased' as const, orderId } }]
      : []),
  ];
}

/** Whose address they all go to now; null while they go to several, or where a label can't be made of it, or where a supervisor said otherwise. */
function commonAddress(
  { people }: Pick<StoragePort, 'people'>,
  merged: Order,
  after: readonly Order[],
  own: readonly NewFact[],
): PersonId | null {
  const live = after.filter(({ cancelledAt }) => cancelledAt === null);
  const addresses = live.map(({ consigneeId }) => {
    const said = own.find(({ person }) => person?.personId === consigneeId)?.person?.data;
    return said?.kind === 'address' ? said.address : people.address(consigneeId);
  });
  const [first] = addresses;
  const isOne = first && addresses.every((one) => one && placeKey(one) === placeKey(first));
  if (!isOne || addressGaps(first).length > 0 || merged.desk?.address !== undefined) return null;
  return live[0]?.consigneeId ?? null;
}

const stopped = (session: PackSession | null, reason: 'cancelled' | 'changed', isHeld = false): readonly NewFact[] =>
  session
    ? [
        {
          event: {
            type: 'packStopped',
            sessionId: session.sessionId,
            reason,
            ...(isHeld && { holds: 'overruled' as const }),
          },
        },
      ]
    : [];

/** Whatever the channel says now is what it waited for. */
const released = ({ orderId, hold }: Order, events: readonly StationEvent[]): readonly NewFact[] =>
  hold === 'channel' && events.some(({ type }) => type === 'orderReleased')
    ? [{ event: { type: 'orderReleased', orderId } }]
    : [];

const isForMerged = (type: NewFact['event']['type']): boolean =>
  type === 'orderHeld' || type === 'orderReleased' || type === 'orderChangedLate';

/** An order after what was just said of it. */
const afterFact = (order: Order, { event }: NewFact): Order =>
  (event.type === 'orderChanged' && event.order.orderId === order.orderId) ||
  (event.type === 'orderCancelled' && event.orderId === order.orderId)
    ? evolveOrder(order, event)
    : order;
