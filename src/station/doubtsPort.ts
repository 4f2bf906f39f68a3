import type { CartonTypeId, OrderId, ParcelId, Sku, UserId } from '../core/ids.ts';
import type { ParcelContent } from '../core/journal/events.ts';
import type { Instant } from '../core/time.ts';

/** A parcel that speaks against one product's data as they still stand in the product file. */
export interface ProductDoubt {
  readonly sku: Sku;
  readonly parcelId: ParcelId;
  readonly at: Instant;
  readonly contents: readonly ParcelContent[];
  /** The box it did not go into; null for weights. */
  readonly boxId: CartonTypeId | null;
  /** What a unit was off, micrograms; null for sizes. */
  readonly off: number | null;
  /** Parcels with it that had fitted by then. */
  readonly fits: number;
}

/** Two products that packers confused. */
export interface ConfusedPair {
  readonly sku: Sku;
  readonly other: Sku;
  /** In how many orders, and when last. */
  readonly orders: number;
  readonly lastAt: Instant;
}

/** One order in which they were. */
export interface ConfusedOrder {
  readonly orderId: OrderId;
  readonly number: string;
  readonly at: Instant;
  readonly by: UserId | null;
}

/** What packing says against product data, without what a supervisor dismissed. */
export interface DoubtsPort {
  /** Since a moment, oldest first. */
  of(kind: 'size' | 'weight', since: Instant): readonly ProductDoubt[];
  /** Parcels with this product that went into the box suggested for them, ever. */
  fits(sku: Sku): number;
  /** Since a moment, each pair once, most orders first. */
  pairs(since: Instant): readonly ConfusedPair[];
  /** Newest first. */
  ordersOf(sku: Sku, other: Sku, since: Instant): readonly ConfusedOrder[];
}
