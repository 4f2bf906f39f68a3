import type { Sku } from '../ids.ts';
import type { BorderClearance } from '../journal/events.ts';
import type { CustomsProblemCode } from '../ship/customs.ts';
import type { GoodsRefusalCode } from '../ship/dangerousGoods.ts';
import type { LateChange } from '../orders/order.ts';
import type { PackSession } from './session.ts';

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

/** What the channel did to an order that stops everything for it. */
export type OrderStop = 'cancelled' | 'changed';

/** Why a session lies stopped on its bench until its packer clears it; null while it does not. */
export const stopOf = ({ alert }: Pick<PackSession, 'alert'>): OrderStop | null =>
  alert?.kind === 'stopped' ? alert.reason : null;

/** True while a session is stopped: nothing is scanned, weighed, bought, put on paper or closed for it. */
export const isStopped = (session: Pick<PackSession, 'alert'>): boolean => stopOf(session) !== null;

/** True once nobody will put this order's labels on boxes: it is stopped, or was given up. */
export const isOver = (session: Pick<PackSession, 'alert' | 'status'>): boolean =>
  isStopped(session) || session.status === 'abandoned';

/**
 * Why a closed parcel may not leave, be told to its carrier or get another paper: its order was cancelled or changed after it was packed. Null
 * where it was not, and once a person is done with that.
 */
export const parcelStop = (lateChange: LateChange | null, isSettled: boolean): OrderStop | null =>
  lateChange === null || isSettled ? null : lateChange === 'cancelled' ? 'cancelled' : 'changed';
