import { MOST, type TaskSource } from './source.ts';

/** Orders that their channel changed or cancelled after they were packed: their parcels stay off the truck until a person is done with it. */
export const changedLate: TaskSource = ({ storage }) =>
  storage.tasks.lateChanges(MOST).map(({ orderId, number, since, change }) => {
    const parcel = storage.parcels.ofOrder(orderId).at(-1);
    return {
      kind: 'changedLate',
      subject: `${orderId}@${(since ?? 0).toString()}`,
      since,
      name: number,
      detail: change,
      count: 1,
      isDoneByHand: true,
      wayOut: parcel ? { kind: 'parcel', parcelId: parcel.parcelId } : { kind: 'none' },
    };
  });
