import type { UserId } from '../core/ids.ts';
import type { Collection } from '../core/ship/collection.ts';
import type { ServiceSwitch, SwitchedService } from '../core/ship/serviceSwitch.ts';
import type { Instant } from '../core/time.ts';

/** Who said something, and when; null for nobody signed in. */
export interface Said {
  readonly by: UserId | null;
  readonly at: Instant;
}

/** What this site says of a carrier's account. */
export interface AccountWords {
  /** Services of which something was said, by name. */
  readonly services: readonly SwitchedService<ServiceSwitch & Said>[];
  /** When its truck comes; null where the carrier's own word holds. */
  readonly collection: (Said & { readonly says: Collection }) | null;
}

/** Reading what a site says of carriers' accounts. */
export interface AccountsPort {
  /** Of one account; nothing said is no service and no collection. */
  of(carrier: string, account: string): AccountWords;
  /** Shipping methods of the orders to pack, each with how many orders. */
  methodsWaiting(): readonly { readonly method: string; readonly orders: number }[];
}
