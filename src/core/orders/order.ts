import type { LineId, OrderId, PersonId, Sku } from '../ids.ts';
import type { Instant } from '../time.ts';

/** One line of an order. Invariant: 0 <= packed <= toPack(line). */
export interface OrderLine {
  readonly lineId: LineId;
  readonly sku: Sku;
  /** Name as the customer bought it. */
  readonly name: string;
  readonly ordered: number;
  /** Units cancelled, refunded or fulfilled elsewhere: not to be packed here. */
  readonly withdrawn: number;
  /** Units in closed parcels. */
  readonly packed: number;
}

/** Units of a line that are still to be packed at a bench. */
export const toPack = (line: OrderLine): number => Math.max(0, line.ordered - line.withdrawn - line.packed);

/** Stored state of an order; `done` when all its units are packed or were fulfilled elsewhere. */
export type OrderStatus = 'ready' | 'packing' | 'onHold' | 'done' | 'cancelled';

/** Why an order is not to be packed now. */
export type HoldReason = 'packer' | 'problem' | 'channel' | 'addressIncomplete';

/** What a channel says of an order. The consignee stands in the erasable table under `consigneeId`. */
export interface OrderFacts {
  readonly orderId: OrderId;
  readonly channel: string;
  /** Number as people say and scan it, without a leading '#'. */
  readonly number: string;
  readonly placedAt: Instant | null;
  /** Latest moment it must leave; null when the channel says none. */
  readonly shipBy: Instant | null;
  readonly shippingMethod: string;
  readonly isGift: boolean;
  readonly lines: readonly Omit<OrderLine, 'packed'>[];
  readonly consigneeId: PersonId;
  /** Moment the channel cancelled it, or null. */
  readonly cancelledAt: Instant | null;
}

/** An order as this station knows it. */
export interface Order extends Omit<OrderFacts, 'lines'> {
  readonly lines: readonly OrderLine[];
  readonly status: OrderStatus;
  readonly hold: HoldReason | null;
  /** Counts up with each change from the channel; a session remembers the one it began with. */
  readonly revision: number;
  /** Set when the channel changed the order after parcels were closed: a person must look. */
  readonly lateChange: LateChange | null;
}

/** What a channel changed after an order was packed. */
export type LateChange = 'cancelled' | 'linesChanged' | 'addressChanged';
