import type { Sku } from '../ids.ts';
import type { BorderClearance } from '../journal/events.ts';
import type { CustomsProblemCode } from '../ship/customs.ts';
import type { GoodsRefusalCode } from '../ship/dangerousGoods.ts';

/** Why a parcel may not go; words under `parcelStopped.<reason>`. */
type StopReason = GoodsRefusalCode | CustomsProblemCode;

/** What stands between a parcel and its label. */
export interface Clearance {
  readonly stop: { readonly reason: StopReason; readonly sku: Sku | null } | null;
  /** Pre-printed marks that have to be on the parcel, in the order they are asked for. */
  readonly marks: readonly string[];
  /** What was checked, for the journal; null for a parcel nothing had to be checked of. */
  readonly record: BorderClearance | null;
}

/** A parcel that nothing stands in the way of. */
export const CLEAR: Clearance = { stop: null, marks: [], record: null };
