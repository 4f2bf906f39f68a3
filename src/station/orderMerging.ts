import { asId, type OrderId, type UserId } from '../core/ids.ts';
import { isWaiting } from '../core/orders/lifecycle.ts';
import {
  holdApart,
  MERGED_PREFIX,
  mergedFacts,
  placeKey,
  plannedMerge,
  unmergeBar,
  type MergeRefusal,
  type MergeSubject,
  type PlannedMerge,
  type UnmergeRefusal,
} from '../core/orders/merge.ts';
import { toPack, type Order } from '../core/orders/order.ts';
import { ok, refuse, type Result } from '../core/result.ts';
import type { NewFact, RuntimePort, StoragePort } from './ports.ts';

/** An order that may go with another; `barred` says why it may not. */
export interface MergeCandidate {
  readonly orderId: OrderId;
  readonly number: string;
  readonly shippingMethod: string;
  /** Still to be packed. */
  readonly units: number;
  readonly barred: MergeRefusal['code'] | null;
}

/** Orders of one customer that go as one, and apart again. */
export interface OrderMerging {
  /** Waiting orders of the same customer, those that may go with it and ask for its service first; none for an order that goes with no other. */
  mergeable(orderId: string): readonly MergeCandidate[];
  /** What comes of it; nothing happens. */
  planMerge(orderIds: readonly string[], method: string | null): Result<PlannedMerge, MergeRefusal>;
  /** They go as one from now on, whose id is told. */
  merge(orderIds: readonly string[], method: string | null, by: UserId | null): Result<OrderId, MergeRefusal>;
  /** Takes them apart again; null when that is recorded. */
  unmerge(orderId: string, by: UserId | null): UnmergeRefusal | null;
}

interface MergingPorts {
  readonly storage: StoragePort;
  readonly runtime: Pick<RuntimePort, 'now' | 'newId'>;
  changed(): void;
}

/** Creates the merging of one station. */
export function createOrderMerging({ storage, runtime, changed }: MergingPorts): OrderMerging {
  const subjectOf = (order: Order): MergeSubject => ({
    order,
    address: storage.people.address(order.consigneeId),
    isOnBench: storage.sessions.ofOrder(order.orderId) !== null,
  });
  const subjects = (orderIds: readonly string[]): readonly MergeSubject[] =>
    [...new Set(orderIds)].flatMap((id) => storage.orders.byId(asId<OrderId>(id)) ?? []).map(subjectOf);
  return {
    mergeable(orderId) {
      const order = storage.orders.byId(asId<OrderId>(orderId));
      return order ? candidates(storage, subjectOf(order), subjectOf) : [];
    },
    planMerge: (orderIds, method) => plannedMerge(subjects(orderIds), method),
    merge(orderIds, method, by) {
      const all = subjects(orderIds);
      const planned = plannedMerge(all, method);
      const first = all[0]?.order;
      if (!planned.ok || !first) return refuse(planned.ok ? { code: 'tooFew' } : planned.error);
      const orderId = asId<OrderId>(`${MERGED_PREFIX}${runtime.newId()}`);
      storage.record(
        mergeFacts(
          orderId,
          all.map(({ order }) => order),
          planned.value,
        ),
        by,
      );
      changed();
      return ok(orderId);
    },
    unmerge(orderId, by) {
      const order = storage.orders.byId(asId<OrderId>(orderId));
      const barred = order ? unmergeBar(subjectOf(order)) : 'notMerged';
      if (!order || barred) return barred;
      const members = storage.orders.goingAs(order.orderId);
      storage.record([...partingFacts(order, members), cancelled(order, runtime.now())], by);
      changed();
      return null;
    },
  };
}

function candidates(
  storage: StoragePort,
  subject: MergeSubject,
  subjectOf: (order: Order) => MergeSubject,
): readonly MergeCandidate[] {
  const { order, address } = subject;
  if (!address || !isWaiting(order.status) || order.mergedOf) return [];
  const place = placeKey(address);
  return storage.orders
    .calledAlike(address.name || address.company)
    .filter(({ orderId, mergedOf }) => orderId !== order.orderId && !mergedOf)
    .map(subjectOf)
    .filter((one) => one.address !== null && (placeKey(one.address) === place || isNamesake(one.address, address)))
    .map((one): MergeCandidate => {
      const planned = plannedMerge([subject, one], null);
      return {
        orderId: one.order.orderId,
        number: one.order.number,
        shippingMethod: one.order.shippingMethod,
        units: one.order.lines.reduce((sum, line) => sum + toPack(line), 0),
        barred: planned.ok ? null : planned.error.code,
      };
    })
    .toSorted((a, b) => rank(a, order) - rank(b, order));
}

/** Who is called the same and lives elsewhere may be the same customer: it is told why their orders stay apart. */
const isNamesake = (a: { readonly name: string; readonly company: string }, b: typeof a): boolean =>
  a.name.toLowerCase() === b.name.toLowerCase() && a.company.toLowerCase() === b.company.toLowerCase();

const rank = ({ barred, shippingMethod }: MergeCandidate, order: Order): number =>
  (barred === null ? 0 : 2) + (shippingMethod === order.shippingMethod ? 0 : 1);

function mergeFacts(orderId: OrderId, orders: readonly Order[], planned: PlannedMerge): readonly NewFact[] {
  const { number, shippingMethod, hold } = planned;
  const [{ channel, consigneeId }] = orders as readonly [Order];
  const order = mergedFacts({ orderId, channel, number, shippingMethod, consigneeId }, orders);
  const of = orders.map((one) => ({ orderId: one.orderId, number: one.number }));
  return [
    { event: { type: 'ordersMerged', order, of } },
    ...of.map((one): NewFact => ({ event: { type: 'orderMergedInto', orderId: one.orderId, into: orderId, number } })),
    ...(hold === null ? [] : [{ event: { type: 'orderHeld' as const, orderId, reason: hold } }]),
  ];
}

/** Each goes by itself again. */
const partingFacts = (order: Order, members: readonly Order[]): readonly NewFact[] =>
  members.map((member) => ({
    event: {
      type: 'orderMergeUndone',
      orderId: member.orderId,
      from: order.orderId,
      number: order.number,
      hold: holdApart(member, order, members),
    },
  }));

const cancelled = ({ orderId }: Order, cancelledAt: number): NewFact => ({
  event: { type: 'orderCancelled', orderId, cancelledAt },
});
