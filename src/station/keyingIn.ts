import { asId, type OrderId, type PersonId, type UserId } from '../core/ids.ts';
import { DESK_CHANNEL, keyedLines, type KeyedOrder, type KeyedRefusal } from '../core/orders/keyedOrder.ts';
import { ok, refuse, type Result } from '../core/result.ts';
import { momentOf } from './siteTime.ts';
import type { RuntimePort, StoragePort } from './ports.ts';

/** Orders that no channel brings. */
export interface KeyingIn {
  /** A number that no order has. */
  nextNumber(): string;
  /** Takes an order; it waits to be packed like any other. */
  keyIn(order: KeyedOrder, by: UserId | null): Result<OrderId, KeyedRefusal>;
}

interface KeyingPorts {
  readonly storage: StoragePort;
  readonly runtime: Pick<RuntimePort, 'now' | 'newId'>;
  changed(): void;
}

/** Creates the keying in of one station. */
export function createKeyingIn({ storage, runtime, changed }: KeyingPorts): KeyingIn {
  const isTaken = (number: string): boolean => storage.orders.byNumber(number) !== null;
  return {
    nextNumber() {
      let count = storage.orderList.ofChannel(DESK_CHANNEL) + 1;
      while (isTaken(`D-${count.toString()}`)) count += 1;
      return `D-${count.toString()}`;
    },
    keyIn(keyed, by) {
      const lines = keyedLines(keyed, isTaken(keyed.number));
      if (!lines.ok) return refuse(lines.error);
      const { number, shippingMethod, priority, address, note, leaveBy, giftMessage } = keyed;
      const shipBy = leaveBy && momentOf(leaveBy.date, leaveBy.time, storage.site()?.timeZone ?? 'UTC');
      if (leaveBy && shipBy === null) return refuse({ code: 'leaveBy' });
      const isGift = giftMessage !== '';
      const orderId = asId<OrderId>(`${DESK_CHANNEL}:${number}`);
      const consigneeId = asId<PersonId>(runtime.newId());
      const order = {
        ...{ orderId, number, shippingMethod, consigneeId, lines: lines.value },
        ...{ channel: DESK_CHANNEL, placedAt: runtime.now(), shipBy, isGift, cancelledAt: null },
        ...(isGift && { care: { hasGiftMessage: true as const } }),
        ...(priority !== 'normal' && { priority }),
      };
      storage.record(
        [
          {
            event: { type: 'orderKeyedIn', order },
            person: { personId: consigneeId, data: { kind: 'address', address, note, ...(isGift && { giftMessage }) } },
          },
        ],
        by,
      );
      changed();
      return ok(orderId);
    },
  };
}
