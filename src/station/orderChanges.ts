import { asId, type OrderId, type PersonId, type UserId } from '../core/ids.ts';
import {
  isLateNews,
  plannedChange,
  splitOffPrefix,
  type ChangeRefusal,
  type ChangeSubject,
  type OrderChange,
  type PlannedChange,
} from '../core/orders/orderChange.ts';
import type { LateChange, Order, SaidLine } from '../core/orders/order.ts';
import type { Instant } from '../core/time.ts';
import { ok, refuse, type Result } from '../core/result.ts';
import { parcelsOf } from './orderView.ts';
import type { NewFact, PersonData, RuntimePort, StoragePort } from './ports.ts';

/** Changes of single orders, each spelled out before it is made. */
export interface OrderChanges {
  /** What a change would do; nothing happens. */
  plan(orderId: string, change: OrderChange): Result<PlannedChange, ChangeRefusal>;
  /** Makes it, in one transaction; refused too where the order is not the one of that revision any more. */
  make(
    orderId: string,
    change: OrderChange,
    seen: number,
    by: UserId | null,
  ): Result<PlannedChange, ChangeRefusal | { readonly code: 'stale' }>;
}

interface ChangePorts {
  readonly storage: StoragePort;
  readonly runtime: Pick<RuntimePort, 'now' | 'newId'>;
  /** A packer who has the order is stopped: the bench hears it in the same breath. */
  stopped(): void;
  changed(): void;
}

/** Creates the changes of one station. */
export function createOrderChanges(ports: ChangePorts): OrderChanges {
  const { storage } = ports;
  const subjectOf = (orderId: string): ChangeSubject | null => {
    const order = storage.orders.byId(asId<OrderId>(orderId));
    if (!order) return null;
    return {
      order,
      address: storage.people.address(order.consigneeId),
      session: storage.sessions.ofOrder(order.orderId),
      closed: parcelsOf(storage, order).filter(({ isClosed }) => isClosed),
    };
  };
  const plan = (subject: ChangeSubject | null, change: OrderChange) =>
    subject ? plannedChange(subject, change) : refuse({ code: 'gone' } as const);
  return {
    plan: (orderId, change) => plan(subjectOf(orderId), change),
    make(orderId, change, seen, by) {
      const subject = subjectOf(orderId);
      const planned = plan(subject, change);
      if (!planned.ok || !subject) return planned;
      if (subject.order.revision !== seen) return refuse({ code: 'stale' });
      storage.record(factsOf(ports, subject, change, planned.value), by);
      if (subject.session) ports.stopped();
      ports.changed();
      return ok(planned.value);
    },
  };
}

function factsOf(
  ports: ChangePorts,
  { order, session }: ChangeSubject,
  change: OrderChange,
  planned: PlannedChange,
): readonly NewFact[] {
  const { orderId } = order;
  const isCancelled = change.kind === 'cancel';
  const late = planned.late !== null && isLateNews(order.lateChange, planned.late) ? planned.late : null;
  return [
    ...changeFacts(ports, order, change, planned),
    ...(session
      ? [
          {
            event: {
              type: 'packStopped' as const,
              sessionId: session.sessionId,
              reason: isCancelled ? ('cancelled' as const) : ('changed' as const),
            },
          },
        ]
      : []),
    ...(late ? [{ event: { type: 'orderChangedLate' as const, orderId, change: late } }] : []),
    // What it waited for is here.
    ...(order.hold === 'addressIncomplete' && change.kind === 'address' && !session
      ? [{ event: { type: 'orderReleased' as const, orderId } }]
      : []),
  ];
}

function changeFacts(
  { storage, runtime }: ChangePorts,
  order: Order,
  change: OrderChange,
  { fields, lines, off }: PlannedChange,
): readonly NewFact[] {
  const { orderId, consigneeId } = order;
  switch (change.kind) {
    case 'address': {
      const after = asId<PersonId>(runtime.newId());
      const event = { type: 'orderAddressCorrected', orderId, before: consigneeId, after, fields } as const;
      return [{ event, person: { personId: after, data: withWords(storage, order, change.address) } }];
    }
    case 'split':
    case 'lines': {
      const before = order.lines.map(({ packed: _, ...line }) => line);
      return [
        { event: { type: 'orderLinesAmended', orderId, before, after: lines } },
        ...(off.length > 0 ? [splitFact(storage, runtime, order, off)] : []),
      ];
    }
    case 'cancel':
      // One that is all in closed parcels is cancelled once these are opened again.
      return order.status === 'done' ? [] : [order, ...storage.orders.goingAs(orderId)].map(cancelledAt(runtime.now()));
  }
}

const cancelledAt =
  (at: Instant) =>
  ({ orderId }: Order): NewFact => ({ event: { type: 'orderCancelled', orderId, cancelledAt: at } });

/** The other order is as the first but for its lines, under the next number that is free: `1001-2`. */
function splitFact(
  storage: StoragePort,
  runtime: ChangePorts['runtime'],
  order: Order,
  lines: readonly SaidLine[],
): NewFact {
  let count = storage.orders.splitOff(order.orderId).length + 2;
  const numberOf = (): string => `${order.number}-${count.toString()}`;
  while (storage.orders.byNumber(numberOf())) count += 1;
  const {
    status: _,
    hold: __,
    revision: ___,
    lateChange: ____,
    givenPriority,
    desk: _____,
    tote: ______,
    ...facts
  } = order;
  const consigneeId = asId<PersonId>(runtime.newId());
  const off = {
    ...facts,
    ...{
      orderId: asId<OrderId>(`${splitOffPrefix(order.orderId)}${count.toString()}`),
      number: numberOf(),
      lines,
      consigneeId,
    },
    ...(givenPriority && { priority: givenPriority }),
  };
  const address = storage.people.address(order.consigneeId);
  return {
    event: { type: 'orderSplitOff', order: off, of: order.orderId },
    ...(address && { person: { personId: consigneeId, data: withWords(storage, order, address) } }),
  };
}

/** What the customer wrote goes with the address. */
function withWords({ people }: StoragePort, { consigneeId }: Order, address: OrderAddress): PersonData {
  const giftMessage = people.giftMessage(consigneeId);
  return {
    kind: 'address',
    address,
    note: people.note(consigneeId),
    ...(giftMessage !== '' && { giftMessage }),
  };
}

type OrderAddress = Extract<OrderChange, { readonly kind: 'address' }>['address'];

/** What a supervisor changed of an order after it was packed stops its parcel on the bench it comes back to, but for an address: that needs only another label. */
export const deskStop = (late: LateChange): 'cancelled' | 'changed' | null =>
  late === 'addressChanged' ? null : late === 'cancelled' ? 'cancelled' : 'changed';
