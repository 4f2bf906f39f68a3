import { MOST, type TaskSource } from './source.ts';

/** Goods of orders that were stopped: over when a packer says at the bench that they are back. */
export const putBacks: TaskSource = ({ storage }) =>
  storage.tasks.stoppedOrders(MOST).map(({ orderId, number, since }) => ({
    kind: 'putBack',
    subject: orderId,
    since,
    name: number,
    detail: '',
    count: 1,
    isDoneByHand: false,
    wayOut: { kind: 'openOrder', orderId },
  }));

/** Finished boxes whose label was given back: their paper comes off, and the goods go back or get another label. */
export const boxesUnlabelled: TaskSource = ({ storage }) =>
  storage.tasks.unlabelled(MOST).map(({ parcelId, intentId, orderNumber, since }) => ({
    kind: 'boxUnlabelled',
    subject: intentId ?? parcelId,
    since,
    name: orderNumber,
    detail: '',
    count: 1,
    isDoneByHand: true,
    wayOut: { kind: 'parcel', parcelId },
  }));
