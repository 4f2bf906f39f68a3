import { MOST, type TaskSource } from './source.ts';

/** Labels that a carrier did not take back: their price is claimed by a person, or written off. */
export const voidsRefused: TaskSource = ({ storage }) =>
  storage.tasks.voidsRefused(MOST).map(({ intentId, parcelId, orderNumber, since }) => ({
    kind: 'voidRefused',
    subject: intentId ?? parcelId,
    since,
    name: orderNumber,
    detail: '',
    count: 1,
    isDoneByHand: true,
    wayOut: { kind: 'parcel', parcelId },
  }));

/** Parcels that come back or that their carrier is in trouble with; each new trouble is a task of its own. */
export const parcelsInTrouble: TaskSource = ({ storage }) =>
  storage.tasks.parcelsInTrouble(MOST).map(({ intentId, parcelId, orderNumber, since, status }) => ({
    kind: 'parcelTrouble',
    subject: `${intentId ?? parcelId}@${(since ?? 0).toString()}`,
    since,
    name: orderNumber,
    detail: status,
    count: 1,
    isDoneByHand: true,
    wayOut: { kind: 'parcel', parcelId },
  }));
