import type { OrderId, PersonId } from '../ids.ts';
import type { Address } from '../orders/address.ts';
import type { SaidLine } from '../orders/order.ts';

/** What a supervisor changed of an order at the desk, before and after. Addresses stand in the erasable table. */
export type OrderDeskEvent =
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
