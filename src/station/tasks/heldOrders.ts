import { MOST, type TaskSource } from './source.ts';

/** Put aside by a packer for so long it was forgotten. */
const FORGOTTEN_MS = 60 * 60_000;

/** Orders on hold; one that a packer put aside himself is told once it lies there for an hour. */
export const heldOrders: TaskSource = ({ storage, now }) =>
  storage.tasks.heldOrders(MOST).flatMap(({ orderId, number, since, reason }) => {
    const isOwn = reason === 'packer';
    if (isOwn && since !== null && now - since < FORGOTTEN_MS) return [];
    // Goods are out already where a session was begun: it goes on at a bench. Others are released.
    const isBegun = storage.sessions.ofOrder(orderId) !== null;
    return [
      {
        kind: isOwn ? 'putAside' : 'heldOrder',
        subject: `${orderId}@${(since ?? 0).toString()}`,
        since,
        name: number,
        detail: reason,
        count: 1,
        isDoneByHand: false,
        wayOut: { kind: isBegun ? 'openOrder' : 'releaseOrder', orderId },
      },
    ];
  });
