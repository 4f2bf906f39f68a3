import { asId, type ImportId, type OrderId, type PersonId } from '../core/ids.ts';
import { canonical } from '../core/journal/canonical.ts';
import type { Address } from '../core/orders/address.ts';
import { addressGaps } from '../core/orders/addressGaps.ts';
import { toPack, type DeskPart, type LateChange, type Order, type OrderFacts } from '../core/orders/order.ts';
import { isLateNews } from '../core/orders/orderChange.ts';
import type { PackSession } from '../core/pack/session.ts';
import { isSameAddress, withDeskWord } from './deskWord.ts';
import type { Followed } from './followed.ts';
import { reachMerged } from './importMerged.ts';
import { changedLateKey } from './tasks/changedLate.ts';
import { MOST } from './tasks/source.ts';
import type { ImportItem, NewFact, PersonData, RuntimePort, StoragePort } from './ports.ts';

type OrderItem = Extract<ImportItem, { readonly kind: 'order' }>;
interface Follower {
  readonly storage: StoragePort;
  readonly runtime: RuntimePort;
  readonly importId: ImportId;
  /** Makes sure that what was said of an order before is recorded. */
  settle?(orderId: OrderId): void;
}

const UNCHANGED: Followed = { effect: 'unchanged', facts: [] };

/** The id of an order of a channel; the same in each file that names it. */
export const importedOrderId = (item: OrderItem): OrderId =>
  asId<OrderId>(`${item.order.channel}:${item.order.number}`);

/**
 * What a file's word on one order means for it: new, changed, cancelled, or nothing. Changes are followed until the order is packed;
 * once parcels are closed a person is told. A session that is packing it is stopped in the same transaction.
 */
export function followOrder(follower: Follower, item: OrderItem): Followed {
  const followed = followOne(follower, item);
  const heard = followed.facts.some(
    ({ event }) =>
      event.type === 'orderCancelled' ||
      event.type === 'orderChangedLate' ||
      (event.type === 'orderChanged' && (event.isNewAddress || event.overruled !== undefined)),
  );
  return heard ? { ...followed, facts: [...followed.facts, ...splitOffFacts(follower, item)] } : followed;
}

/** Its word on an order that goes with another reaches that one. */
function followOne(follower: Follower, item: OrderItem): Followed {
  const { storage, importId } = follower;
  const order = storage.orders.byId(importedOrderId(item));
  if (order?.goesWith === undefined) return followAlone(follower, item, order);
  follower.settle?.(order.goesWith);
  const isOther = (before: Order, now: OrderFacts): boolean => !isSameOrder(before, now);
  return reachMerged({ storage, importId, isOther }, order, followAlone(follower, item, order));
}

/** Orders that were split off one know nothing of the channel: what it says of that one makes them wait for a look. */
const splitOffFacts = ({ storage }: Follower, item: OrderItem): readonly NewFact[] =>
  storage.orders.splitOff(importedOrderId(item)).flatMap((orderId): NewFact[] => {
    const session = storage.sessions.ofOrder(orderId);
    if (session)
      return [{ event: { type: 'packStopped', sessionId: session.sessionId, reason: 'changed', holds: 'overruled' } }];
    return storage.orders.byId(orderId)?.status === 'ready'
      ? [{ event: { type: 'orderHeld', orderId, reason: 'overruled' } }]
      : [];
  });

function followAlone({ storage, runtime, importId }: Follower, said: OrderItem, order: Order | null): Followed {
  const orderId = importedOrderId(said);
  if (!order) return imported(runtime, importId, said, orderId);
  // No shop takes a cancellation back: a file without it is an older one.
  if (order.cancelledAt !== null) return UNCHANGED;
  const { item, overruled } = withDeskWord(storage, order, said);
  const known = storage.people.address(order.consigneeId);
  // An erased address is not known any more; an old file must not bring it back for an order that is over.
  const isOver = order.status === 'done' || order.status === 'cancelled';
  const isNewAddress = known === null ? !isOver : !isSameAddress(known, item.consignee);
  const isNewPerson = isNewAddress || (known !== null && areNewWords(storage, order, item));
  const consigneeId = isNewPerson ? asId<PersonId>(runtime.newId()) : order.consigneeId;
  const facts = factsOf(item, orderId, consigneeId);
  // Units count as packed when their parcel is closed; parts of a kit only with the whole kit.
  const hasParcels =
    order.lines.some((line) => line.packed > 0) ||
    storage.parcels.ofOrder(orderId).some(({ closedAt }) => closedAt !== null);
  const late = hasParcels ? lateChange(order, item, isNewAddress) : null;
  const lateFacts: NewFact[] =
    late !== null && isLateNews(order.lateChange, late)
      ? [{ event: { type: 'orderChangedLate', orderId, change: late, importId } }]
      : [];
  if (order.status === 'done' && hasParcels)
    return lateFacts.length > 0 ? { effect: 'changed', facts: lateFacts } : UNCHANGED;

  const isCancelled = facts.cancelledAt !== null;
  const session = storage.sessions.ofOrder(orderId);
  // What only customs ask for, and where goods lie, stops nobody who is packing: it is taken up when the bench is done with the order.
  const isChanged = isNewPerson || !isSameOrder(order, facts) || (!session && quietText(order) !== quietText(facts));
  // Whatever the channel says now is what it waited for.
  const released: NewFact[] =
    order.hold === 'channel' && !isCancelled ? [{ event: { type: 'orderReleased', orderId } }] : [];
  if (!isCancelled && !isChanged) return released.length > 0 ? { effect: 'changed', facts: released } : UNCHANGED;
  const result: NewFact[] = [];
  if (isCancelled)
    result.push({ event: { type: 'orderCancelled', orderId, cancelledAt: facts.cancelledAt, importId } });
  else result.push(changedFact(facts, item, importId, { isNewAddress, isNewPerson, overruled }));
  if (session) result.push(stopFact(session, isCancelled ? 'cancelled' : 'changed', overruled));
  if (!isCancelled && !session) {
    const held = addressHold(order, item.consignee, facts);
    const isAtRest = order.status === 'ready' || order.status === 'merged';
    result.push(...(held.length > 0 || !isAtRest ? held : overruledHold(facts, overruled)));
  }
  const takenUp = hasParcels ? [] : lateTakenUp(storage, order);
  return { effect: 'changed', facts: [...result, ...released, ...lateFacts, ...takenUp] };
}

/** A packer of an order that overrules the desk puts it back and begins nothing anew: a supervisor looks first. */
const stopFact = (
  { sessionId }: PackSession,
  reason: 'cancelled' | 'changed',
  overruled: readonly DeskPart[],
): NewFact => ({
  event: {
    type: 'packStopped',
    sessionId,
    reason,
    ...(reason === 'changed' && overruled.length > 0 && { holds: 'overruled' as const }),
  },
});

/** What changed after packing is settled once the order is changed with nothing of it packed any more: its parcels were opened again. */
const lateTakenUp = ({ tasks }: StoragePort, { orderId, lateChange: known }: Order): NewFact[] =>
  known === null
    ? []
    : tasks
        .lateChanges(MOST)
        .filter((task) => task.orderId === orderId)
        .map((task) => ({ event: { type: 'taskDone', task: changedLateKey(task), note: '' } }));

const areNewWords = ({ people }: StoragePort, { consigneeId }: Order, { order }: OrderItem): boolean =>
  people.note(consigneeId) !== order.note || people.giftMessage(consigneeId) !== (order.giftMessage ?? '');

function imported(runtime: RuntimePort, importId: ImportId, item: OrderItem, orderId: OrderId): Followed {
  const consigneeId = asId<PersonId>(runtime.newId());
  const order = factsOf(item, orderId, consigneeId);
  const facts: NewFact[] = [
    {
      event: { type: 'orderImported', order, importId },
      person: { personId: consigneeId, data: personOf(item) },
    },
  ];
  const isWork = order.cancelledAt === null && order.lines.some((line) => toPack({ ...line, packed: 0 }) > 0);
  if (isWork && addressGaps(item.consignee).length > 0)
    facts.push({ event: { type: 'orderHeld', orderId, reason: 'addressIncomplete' } });
  return { effect: 'added', facts };
}

function changedFact(
  order: OrderFacts,
  item: OrderItem,
  importId: ImportId,
  {
    isNewAddress,
    isNewPerson,
    overruled,
  }: { readonly isNewAddress: boolean; readonly isNewPerson: boolean } & Pick<
    ReturnType<typeof withDeskWord>,
    'overruled'
  >,
): NewFact {
  const event = {
    ...({ type: 'orderChanged', order, importId, isNewAddress } as const),
    ...(overruled.length > 0 && { overruled }),
  };
  return isNewPerson ? { event, person: { personId: order.consigneeId, data: personOf(item) } } : { event };
}

/** What the journal may hold of an order: the customer's own words stand with the address, where they can be erased. */
function factsOf(
  { order: { note: _, giftMessage: __, ...order } }: OrderItem,
  orderId: OrderId,
  consigneeId: PersonId,
): OrderFacts {
  return { ...order, orderId, consigneeId };
}

const personOf = ({ consignee, order }: OrderItem): PersonData => ({
  kind: 'address',
  address: consignee,
  note: order.note,
  ...(order.giftMessage !== undefined && { giftMessage: order.giftMessage }),
});

/** Holds an order whose address a label can't be made of, and lets it go when the address is whole. */
function addressHold(before: Order, consignee: Address, facts: OrderFacts): NewFact[] {
  const isIncomplete = addressGaps(consignee).length > 0;
  const { orderId } = facts;
  if (before.hold === 'addressIncomplete') return isIncomplete ? [] : [{ event: { type: 'orderReleased', orderId } }];
  const isWork = facts.lines.some((line) => line.ordered > line.withdrawn);
  return isIncomplete && isWork && before.status !== 'onHold'
    ? [{ event: { type: 'orderHeld', orderId, reason: 'addressIncomplete' } }]
    : [];
}

/** What was changed here is not undone in silence: the order waits until a supervisor has seen what the shop now says. */
const overruledHold = ({ orderId, lines }: OrderFacts, overruled: readonly DeskPart[]): NewFact[] =>
  overruled.length > 0 && lines.some((line) => line.ordered > line.withdrawn)
    ? [{ event: { type: 'orderHeld', orderId, reason: 'overruled' } }]
    : [];

/** The gravest thing that changed after parcels were closed; null when the channel only says what was packed here anyway. */
function lateChange(order: Order, item: OrderItem, isNewAddress: boolean): LateChange | null {
  if (item.order.cancelledAt !== null && order.cancelledAt === null) return 'cancelled';
  const known = new Map(order.lines.map((line) => [line.lineId, line]));
  const isFulfilledHere = (line: OrderFacts['lines'][number]): boolean => {
    const before = known.get(line.lineId);
    return (
      before !== undefined &&
      before.ordered === line.ordered &&
      before.packed > 0 &&
      item.fulfilled.includes(line.lineId)
    );
  };
  const lines = item.order.lines.filter((line) => !isFulfilledHere(line));
  const isChanged =
    lines.some((line) => {
      const before = known.get(line.lineId);
      return before?.ordered !== line.ordered || before.withdrawn !== line.withdrawn;
    }) || order.lines.some((line) => !isLeftover(line) && !item.order.lines.some((now) => now.lineId === line.lineId));
  return isChanged ? 'linesChanged' : isNewAddress ? 'addressChanged' : null;
}

// A line the channel dropped stays on the order as far as it is packed: that it is not in the file is no news.
const isLeftover = (line: Order['lines'][number]): boolean =>
  line.packed > 0 && line.withdrawn === line.ordered - line.packed;

/** True when both would be packed alike. Lines compare by id: the order in which a file lists them means nothing. */
function isSameOrder(order: Order, facts: OrderFacts): boolean {
  const now = new Set(facts.lines.map((line) => line.lineId));
  const lines = order.lines.filter((line) => now.has(line.lineId) || !isLeftover(line));
  return orderText(order, lines) === orderText(facts, facts.lines);
}

function orderText(order: Omit<OrderFacts, 'lines'>, lines: OrderFacts['lines']): string {
  const texts = lines
    .map((line) => JSON.stringify([line.lineId, line.sku, line.name, line.ordered, line.withdrawn]))
    .sort();
  return JSON.stringify([
    order.shipBy,
    order.deliverBy ?? null,
    order.shippingMethod,
    order.isGift,
    order.cancelledAt,
    order.care ? canonical(order.care) : null,
    texts,
  ]);
}

/** Prices and customs facts by line id, the tote, and how much it presses. */
const quietText = ({
  customs,
  lines,
  tote,
  priority,
}: Pick<OrderFacts, 'customs' | 'lines' | 'tote' | 'priority'>): string =>
  canonical({
    priority: priority ?? null,
    customs: customs ?? null,
    tote: tote ?? null,
    prices: lines.map(({ lineId, unitPrice }) => `${lineId} ${unitPrice ? canonical(unitPrice) : ''}`).sort(),
  });
