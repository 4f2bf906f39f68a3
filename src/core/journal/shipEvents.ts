import type { AddressVerdict, PostalField } from '../address/addressCheck.ts';
import type { DeviceId, IntentId, ManifestId, OrderId, ParcelId, PersonId } from '../ids.ts';
import type { DockRefusal } from './refusals.ts';
import type { TrackingDelay, TrackingStatus } from '../ship/trackingStatus.ts';
import type { Instant, LocalDate } from '../time.ts';

/** One parcel on a manifest, by the attempt that bought its label. */
export interface ManifestEntry {
  readonly parcelId: ParcelId;
  readonly intentId: IntentId;
}

/** Facts about parcels between the bench and the consignee, and about the way there. No personal data. */
export type ShipEvent =
  | {
      /** A long manifest is several such rows in one transaction, so that no row grows without bound. */
      readonly type: 'manifestClosed';
      readonly manifestId: ManifestId;
      readonly carrier: string;
      readonly account: string;
      readonly origin: string;
      readonly shipDate: LocalDate;
      /** From 1. */
      readonly part: number;
      readonly parts: number;
      readonly parcels: readonly ManifestEntry[];
    }
  /** Seen at the dock while it was on no manifest. */
  | { readonly type: 'parcelStaged'; readonly parcelId: ParcelId; readonly intentId: IntentId }
  | {
      readonly type: 'parcelLoaded';
      readonly parcelId: ParcelId;
      readonly intentId: IntentId;
      readonly manifestId: ManifestId;
    }
  | {
      readonly type: 'dockScanRefused';
      readonly reason: DockRefusal;
      readonly code: string;
      /** Null for a code of no parcel. */
      readonly parcelId: ParcelId | null;
    }
  | {
      /** Written before a closed parcel's label is printed once more: paper may come out from here on. */
      readonly type: 'labelReprinted';
      readonly parcelId: ParcelId;
      readonly intentId: IntentId;
      readonly jobId: string;
      readonly deviceId: DeviceId;
    }
  | {
      /** One thing a carrier said of a parcel. Its words are left out: they may name who took it. */
      readonly type: 'trackingReported';
      /** Whose number it is: numbers are used again, so the number alone says nothing. */
      readonly intentId: IntentId;
      readonly carrier: string;
      readonly number: string;
      /** The carrier's own code; '' where it has none. */
      readonly code: string;
      readonly status: TrackingStatus;
      readonly delay: TrackingDelay | null;
      readonly reason: string;
      /** City, region and country at most. */
      readonly place: string;
      readonly at: Instant;
      /** Minutes that the clock there is ahead of UTC; null where the carrier gave an instant only. */
      readonly utcOffset: number | null;
      readonly eta: LocalDate | null;
    }
  | {
      /** What a carrier found of an order's address before it is packed. Its suggestion stands in the erasable table under `suggestionId`. */
      readonly type: 'addressChecked';
      readonly orderId: OrderId;
      /** Whose address it was: a changed one is another's. */
      readonly consigneeId: PersonId;
      readonly carrier: string;
      readonly verdict: AddressVerdict;
      /** The carrier's own code; '' where it has none. */
      readonly reason: string;
      readonly differs: readonly PostalField[];
      readonly suggestionId: PersonId | null;
    };

/** What a person does with a task. The task itself is no fact: it is there as long as its cause is. */
export type TaskEvent =
  | { readonly type: 'taskTaken'; readonly task: string }
  | { readonly type: 'taskDone'; readonly task: string; readonly note: string };
