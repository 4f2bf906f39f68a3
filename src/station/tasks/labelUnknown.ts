import { MOST, type TaskSource } from './source.ts';

/** Labels that may be bought: nobody heard the carrier's answer. It is over when the carrier, or a supervisor who looked there, says so. */
export const labelUnknown: TaskSource = ({ storage }) =>
  storage.tasks.unknownLabels(MOST).map(({ intentId, parcelId, orderNumber, since }) => ({
    kind: 'labelUnknown',
    subject: intentId ?? parcelId,
    since,
    name: orderNumber,
    detail: '',
    count: 1,
    isDoneByHand: false,
    wayOut: { kind: 'parcel', parcelId },
  }));
