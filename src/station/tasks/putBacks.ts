import { MOST, type TaskSource } from './source.ts';

/** Orders that were stopped and still lie on a bench or aside: over when their packer clears it. */
export const stoppedOrders: TaskSource = ({ storage }) =>
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

/** Goods of cancelled orders: over when the last of them is back at its place. */
export const putBacks: TaskSource = ({ storage }) =>
  storage.tasks.putBacks(MOST).map(({ sessionId, number, since }) => {
    const lines = storage.sessions.byId(sessionId)?.putBack ?? [];
    return {
      kind: 'putBack',
      subject: sessionId,
      since,
      name: number,
      detail: 'places',
      count: lines.reduce((sum, { units, back }) => sum + units - back, 0),
      isDoneByHand: false,
      wayOut: { kind: 'putBack', sessionId },
    };
  });

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
