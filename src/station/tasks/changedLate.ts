import { taskKey } from '../../core/tasks/task.ts';
import type { WaitingOrder } from '../ports.ts';
import { MOST, type TaskSource } from './source.ts';

const subjectOf = ({ orderId, since }: Pick<WaitingOrder, 'orderId' | 'since'>): string =>
  `${orderId}@${(since ?? 0).toString()}`;

/** The key of that task, as the table of handovers makes it too. */
export const changedLateKey = (of: Pick<WaitingOrder, 'orderId' | 'since'>): string =>
  taskKey({ kind: 'changedLate', subject: subjectOf(of) });

/** Orders that their channel changed or cancelled after they were packed: their parcels stay off the truck until a person is done with it. */
export const changedLate: TaskSource = ({ storage }) =>
  storage.tasks.lateChanges(MOST).map(({ orderId, number, since, change }) => {
    const parcel = storage.parcels.ofOrder(orderId).at(-1);
    return {
      kind: 'changedLate',
      subject: subjectOf({ orderId, since }),
      since,
      name: number,
      detail: change,
      count: 1,
      isDoneByHand: true,
      wayOut: parcel ? { kind: 'parcel', parcelId: parcel.parcelId } : { kind: 'none' },
    };
  });
