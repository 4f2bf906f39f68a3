import type { OrderId, PersonId } from '../ids.ts';
import type { Address } from '../orders/address.ts';
import type { HoldReason, MergedOrder, OrderFacts, SaidLine } from '../orders/order.ts';

/** What a supervisor did with an order at the desk; changes with what stood before. Addresses stand in the erasable table. */
export type OrderDeskEvent =
  | { readonly type: 'orderKeyedIn'; readonly order: OrderFacts }
  /** Units of `of`, whose lines are amended in the same transaction, go as an order of their own. */
  | { readonly type: 'orderSplitOff'; readonly order: OrderFacts; readonly of: OrderId }
  /** `of` go as one order from now on, which is packed for them. */
  | { readonly type: 'ordersMerged'; readonly order: OrderFacts; readonly of: readonly MergedOrder[] }
  /** The order is packed as part of another, whose number is told. */
  | { readonly type: 'orderMergedInto'; readonly orderId: OrderId; readonly into: OrderId; readonly number: string }
  /** It goes by itself again; `hold`: what keeps it. */
  | {
      readonly type: 'orderMergeUndone';
      readonly orderId: OrderId;
      readonly from: OrderId;
      readonly number: string;
      readonly hold: HoldReason | null;
    }
  | {
      readonly type: 'orderAddressCorrected';
      readonly orderId: OrderId;
      readonly before: PersonId;
      readonly after: PersonId;
      /** The parts that differ. */
      readonly fields: readonly (keyof Address)[];
    }
  | {
      readonly type: 'orderLinesAmended';
      readonly orderId: OrderId;
      readonly before: readonly SaidLine[];
      readonly after: readonly SaidLine[];
    };
