import { MOST, type TaskSource } from './source.ts';

/** Labels of which nobody knows whether they came out; over when one is scanned on its parcel. */
export const printUncertain: TaskSource = ({ storage }) =>
  storage.tasks.uncertainPrints(MOST).map(({ parcelId, orderId, orderNumber, since }) => ({
    kind: 'printUncertain',
    subject: parcelId,
    since,
    name: orderNumber,
    detail: '',
    count: 1,
    isDoneByHand: false,
    wayOut: { kind: 'openOrder', orderId },
  }));
