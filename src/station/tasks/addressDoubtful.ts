import { MOST, type TaskSource } from './source.ts';

/** An order that waits for so long is looked at for other reasons. */
const LOOKED_BACK_MS = 60 * 24 * 60 * 60_000;

/**
 * Orders to pack whose address a carrier doubts: over when the shop sends another address, when the order is packed, or when a person says
 * that it goes as it is.
 */
export const addressDoubtful: TaskSource = ({ storage, now }) =>
  storage.addressChecks
    .doubts(now - LOOKED_BACK_MS, MOST)
    .map(({ orderId, orderNumber, consigneeId, verdict, checkedAt }) => ({
      kind: 'addressDoubtful',
      subject: consigneeId,
      since: checkedAt,
      name: orderNumber,
      detail: verdict,
      count: 1,
      isDoneByHand: true,
      wayOut: { kind: 'address', orderId },
    }));
