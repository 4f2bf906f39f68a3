import type { DockRefusal } from '../journal/refusals.ts';
import type { IntentId, ManifestId, ParcelId } from '../ids.ts';
import type { Instant } from '../time.ts';
import type { OrderStop } from '../pack/clearance.ts';
import type { PurchaseState } from './labelPurchase.ts';

/** Whose truck stands at the dock: a carrier takes what was bought on one account from one place. */
export interface Truck {
  readonly carrier: string;
  readonly account: string;
  readonly origin: string;
}

/** What is known of a scanned label. */
export interface DockLabel extends Truck {
  readonly parcelId: ParcelId;
  readonly intentId: IntentId;
  readonly state: PurchaseState;
  /** True where its parcel has another label by now. */
  readonly isSuperseded: boolean;
  /** When the bench was done with the parcel under this label; null before. */
  readonly finishedAt: Instant | null;
  readonly manifestId: ManifestId | null;
  readonly stagedAt: Instant | null;
  readonly loadedAt: Instant | null;
  /** What was done to its order after packing, until somebody is done with that. */
  readonly orderStop: OrderStop | null;
}

/** What a scan at the dock means. */
export type DockVerdict =
  | { readonly kind: 'refused'; readonly reason: DockRefusal }
  /** Counted before: nothing changes. */
  | { readonly kind: 'again'; readonly at: Instant }
  | { readonly kind: 'loaded'; readonly manifestId: ManifestId }
  /** Counted, but on no manifest. */
  | { readonly kind: 'staged' };

/**
 * What a scan at this truck means. A void label comes first, whosever it is: its paper must come off before anything else. A parcel that
 * was staged counts once more when its manifest is closed and it goes on the truck.
 */
export function judgeDockScan(truck: Truck, label: DockLabel | null): DockVerdict {
  const reason = label ? refusalOf(truck, label) : 'unknownParcel';
  if (!label || reason !== null) return { kind: 'refused', reason: reason ?? 'unknownParcel' };
  if (label.loadedAt !== null) return { kind: 'again', at: label.loadedAt };
  if (label.manifestId !== null) return { kind: 'loaded', manifestId: label.manifestId };
  return label.stagedAt === null ? { kind: 'staged' } : { kind: 'again', at: label.stagedAt };
}

function refusalOf(truck: Truck, label: DockLabel): DockRefusal | null {
  if (label.state !== 'bought') return label.isSuperseded ? 'labelSuperseded' : 'labelVoid';
  // A label from before there were manifests says its carrier only.
  const isOfTruck =
    label.carrier === truck.carrier &&
    (label.origin === '' || (label.account === truck.account && label.origin === truck.origin));
  if (!isOfTruck) return 'otherTruck';
  if (label.finishedAt === null) return 'notFinished';
  return label.orderStop === null ? null : 'orderChanged';
}
