import type { MissedDay } from '../../core/ship/deliveryPromise.ts';
import type { TaskCause } from '../../core/tasks/task.ts';
import { MOST, type TaskSource } from './source.ts';

/**
 * Orders that will not come on the day promised to the customer: ones that no service brings in time any more, and ones whose label was
 * bought all the same. Both are one task an order and day: the customer is told once.
 */
export const daysMissed: TaskSource = ({ storage, promises }) => {
  const sent = storage.tasks.daysMissed(MOST);
  const isSent = new Set(sent.map(subjectOf));
  const waiting = storage.tasks.promisedOrders(MOST);
  const missed = promises.missed(waiting);
  return [
    ...sent.map((parcel) => ({
      ...causeOf(parcel, parcel),
      name: parcel.orderNumber,
      wayOut: { kind: 'parcel', parcelId: parcel.parcelId } as const,
    })),
    ...waiting.flatMap((order, at) => {
      const day = missed[at];
      if (!day || isSent.has(subjectOf(order))) return [];
      return [{ ...causeOf(order, day), name: order.number, wayOut: { kind: 'queue' } as const }];
    }),
  ];
};

interface About {
  readonly orderId: string;
  readonly deliverBy: string;
  readonly since: TaskCause['since'];
}

const subjectOf = ({ orderId, deliverBy }: Omit<About, 'since'>): string => `${orderId}@${deliverBy}`;

const causeOf = (about: About, { deliverBy, arrivesOn }: MissedDay) => ({
  kind: 'dayMissed' as const,
  subject: subjectOf(about),
  since: about.since,
  detail: [deliverBy, arrivesOn ?? ''].join(' ').trim(),
  count: 1,
  isDoneByHand: true,
});
