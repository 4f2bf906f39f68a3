import type { ReplayStorage } from './replayPort.ts';
import type { AuditPort } from './auditPort.ts';
import type { ReportsPort } from './reportsPort.ts';
import type { PostalField } from '../core/address/addressCheck.ts';
import type { IntentId, ManifestId, OrderId, ParcelId, PersonId, SessionId, Sha256, Sku } from '../core/ids.ts';
import type { Address } from '../core/orders/address.ts';
import type { ManifestEntry } from '../core/journal/shipEvents.ts';
import type { HoldReason, LateChange } from '../core/orders/order.ts';
import type { Money } from '../core/money.ts';
import type { Mass } from '../core/quantity.ts';
import type { CarrierForm } from '../core/ship/carrierForm.ts';
import type { DockLabel, Truck } from '../core/ship/dockScan.ts';
import type { Manifest, ManifestKey, OpenLabels } from '../core/ship/manifest.ts';
import type { LabelState, PrintState } from '../core/ship/parcel.ts';
import type { TrackingEvent } from '../core/ship/tracking.ts';
import type { TrackingStatus, TrackingDelay } from '../core/ship/trackingStatus.ts';
import type { TaskMark } from '../core/tasks/task.ts';
import type { Instant, LocalDate } from '../core/time.ts';

/** A parcel as it stands on a manifest. */
export interface ManifestLine extends ManifestEntry {
  readonly tracking: string;
  readonly orderNumber: string;
  readonly gross: Mass | null;
  readonly service: string;
  readonly charge: Money | null;
  /** `givenBack`: it was on the manifest when that was closed, and its label was given back since. */
  readonly state: 'bought' | 'givenBack';
  readonly stagedAt: Instant | null;
  readonly loadedAt: Instant | null;
  /** A carrier's first scan. */
  readonly seenAt: Instant | null;
}

/** What carriers said of a parcel, all of it together. */
export interface ParcelTracking {
  readonly carrier: string;
  readonly number: string;
  readonly status: TrackingStatus;
  readonly since: Instant | null;
  readonly delay: TrackingDelay | null;
  readonly firstScanAt: Instant | null;
  readonly attemptAt: Instant | null;
  readonly deliveredAt: Instant | null;
  readonly deliveredOn: LocalDate | null;
  readonly eta: LocalDate | null;
  readonly promisedBy: LocalDate | null;
  readonly onTime: 'yes' | 'no' | 'unknown';
  /** In the order they happened. */
  readonly events: readonly TrackingEvent[];
}

/** What a carrier found wrong with an order's address. */
export interface AddressDoubt {
  readonly orderId: OrderId;
  readonly orderNumber: string;
  readonly consigneeId: PersonId;
  readonly verdict: 'corrected' | 'undeliverable';
  /** The carrier's own code; '' where it has none. */
  readonly reason: string;
  readonly differs: readonly PostalField[];
  /** Under which the suggestion stands with people. */
  readonly suggestionId: PersonId | null;
  readonly checkedAt: Instant;
}

/** The same with both addresses, their postal parts, to be looked at side by side. */
export interface AddressDoubtShown extends AddressDoubt {
  readonly carrierName: string;
  readonly given: Address;
  /** Null where there is none, or it was erased. */
  readonly suggestion: Address | null;
}

/** A parcel that has not arrived as far as anybody knows. */
export interface ParcelUnderWay {
  readonly intentId: IntentId;
  readonly boughtAt: Instant;
  readonly number: string;
  /** Null where no carrier said anything. */
  readonly status: TrackingStatus | null;
}

/** One parcel in a list. */
export interface ParcelRow {
  readonly parcelId: ParcelId;
  readonly orderId: OrderId;
  readonly orderNumber: string;
  readonly index: number;
  readonly labelState: LabelState;
  readonly printState: PrintState;
  readonly tracking: string | null;
  readonly gross: Mass | null;
  readonly closedAt: Instant | null;
  /** Its order was given up before it was closed: there is no such parcel, only what was bought for it. */
  readonly isGivenUp: boolean;
  /** Null where no carrier said anything. */
  readonly status: TrackingStatus | null;
}

/** How the label of a parcel that the bench is done with stands on its way. */
export interface HandoverRow extends DockLabel {
  readonly shipDate: LocalDate | null;
  readonly promisedBy: LocalDate | null;
  /** How often it was printed again after the bench was done. */
  readonly reprints: number;
}

/** A parcel or an order that waits for a person, with when that began where it is known. */
export interface WaitingParcel {
  readonly parcelId: ParcelId;
  readonly intentId: IntentId | null;
  readonly orderId: OrderId;
  readonly orderNumber: string;
  readonly since: Instant | null;
}
export interface WaitingOrder {
  readonly orderId: OrderId;
  readonly number: string;
  readonly since: Instant | null;
}

/** A carrier's paper, PDF, stored with the fact that it was made. */
export interface StoredPaper {
  readonly hash: Sha256;
  readonly manifestId: ManifestId;
  readonly bytes: Uint8Array;
}

/** Storage of what happens to parcels after the bench, and of everything that happened to an order. */
export interface ShipStorage {
  replay: ReplayStorage;
  reports: ReportsPort;
  audit: AuditPort;
  /** The latest instant this station recorded, of what it remembers: a clock behind it was set back. Null for none. */
  lastRecorded(): Instant | null;
  handovers: {
    /** Labels on no manifest yet that leave on this day or later, counted by truck and ship date. */
    open(from: LocalDate): readonly OpenLabels[];
    /** Finished parcels of this truck and these ship dates that are on no manifest, as they were bought. */
    entries(truck: Truck, boughtFor: readonly LocalDate[]): readonly ManifestEntry[];
    /** The last ship date of a truck whose manifest is closed; null for none. */
    closedThrough(truck: Truck): LocalDate | null;
    byIntent(intentId: IntentId): HandoverRow | null;
    /** The label a parcel has, else the last one it had. */
    ofParcel(parcelId: ParcelId): HandoverRow | null;
  };
  manifests: {
    byId(manifestId: string): Manifest | null;
    ofKey(key: ManifestKey): Manifest | null;
    /** Newest first, beginning at `from` (0 is the newest). */
    list(from: number, limit: number): readonly Manifest[];
    count(): number;
    /** Its parcels in the order of their numbers' purchase. */
    lines(manifestId: ManifestId): readonly ManifestLine[];
    /** Some of its parcels, those that nobody saw first. */
    page(manifestId: ManifestId, from: number, limit: number): readonly ManifestLine[];
    /** Some of those that nobody loaded yet. */
    missing(manifestId: ManifestId, limit: number): readonly ManifestLine[];
    /** Of open labels of a truck: some that nobody staged yet. */
    unstaged(truck: Truck, boughtFor: readonly LocalDate[], limit: number): readonly ManifestLine[];
  };
  forms: {
    byId(formId: string): CarrierForm | null;
    /** Those of one manifest, given up ones too. */
    ofManifest(manifestId: string): readonly CarrierForm[];
    /** Those that wait for a carrier, the oldest first. */
    open(): readonly CarrierForm[];
    /** A carrier's paper, PDF; null where there is none any more. */
    paper(hash: string): Uint8Array | null;
  };
  tracking: {
    ofIntent(intentId: IntentId): ParcelTracking | null;
    /** Parcels of this station that the bench is done with and that have not arrived, the oldest labels first, after the one named. */
    underWay(
      after: { readonly carrier: string; readonly boughtAt: Instant; readonly intentId: string },
      limit: number,
    ): readonly ParcelUnderWay[];
  };
  addressChecks: {
    /** The first order to be packed whose address nobody asked about; null for none. */
    next(): { readonly orderId: OrderId; readonly consigneeId: PersonId } | null;
    /** Waiting orders with an address that was doubted since, nobody done with it yet; the oldest doubt first. */
    doubts(since: Instant, limit: number): readonly AddressDoubt[];
    /** What is doubted of the address an order has now; null for nothing. */
    ofOrder(orderId: OrderId): AddressDoubt | null;
  };
  parcelList: {
    /** The latest ones, beginning at `from` (0 is the newest). */
    latest(from: number, limit: number): readonly ParcelRow[];
    /** By order number, tracking number or SSCC, or by how one of these begins; newest first. */
    find(text: string, limit: number): readonly ParcelRow[];
    byId(parcelId: ParcelId): ParcelRow | null;
  };
  tasks: {
    mark(task: string): TaskMark | null;
    /** Labels whose purchase has no answer. */
    unknownLabels(limit: number): readonly WaitingParcel[];
    /** Orders that a channel changed after packing, nobody done with it yet. */
    lateChanges(limit: number): readonly (WaitingOrder & { readonly change: LateChange })[];
    heldOrders(limit: number): readonly (WaitingOrder & { readonly reason: HoldReason })[];
    /** Prints of which nobody knows whether they came out. */
    uncertainPrints(limit: number): readonly WaitingParcel[];
    /** Cancelled orders whose goods are to be put back, the oldest first. */
    putBacks(limit: number): readonly (WaitingOrder & { readonly sessionId: SessionId })[];
    /** Items put aside as damaged that nobody has seen to, the newest first; `place` is '' where nobody said where they are. */
    damagedItems(limit: number): readonly (WaitingOrder & {
      readonly eventId: string;
      readonly name: string;
      readonly units: number;
      readonly place: string;
    })[];
    /** Orders that were stopped while goods of theirs were in a packer's hands or put aside. */
    stoppedOrders(limit: number): readonly WaitingOrder[];
    /** Boxes whose label was given back after the bench was done with them, without another one. */
    unlabelled(limit: number): readonly WaitingParcel[];
    /** Labels that a carrier did not take back, nobody done with it yet. */
    voidsRefused(limit: number): readonly WaitingParcel[];
    /** Parcels that come back or whose carrier can't go on, nobody done with it yet. */
    parcelsInTrouble(limit: number): readonly (WaitingParcel & { readonly status: TrackingStatus })[];
    /** Orders to pack whose time is over: how many, and the first. */
    lateOrders(now: Instant): { readonly count: number; readonly first: WaitingOrder | null };
    /** Orders with a label that comes after the day promised, one parcel of each, nobody done with it yet; the latest bought first. */
    daysMissed(
      limit: number,
    ): readonly (WaitingParcel & { readonly deliverBy: LocalDate; readonly arrivesOn: LocalDate })[];
    /** Orders to pack that are promised for a day, nobody done with that; the first day first. `since`: when they were placed. */
    promisedOrders(
      limit: number,
    ): readonly (WaitingOrder & { readonly deliverBy: LocalDate; readonly consigneeId: PersonId })[];
    /** Manifests closed before an instant of whose parcels some were never seen; none where nothing is ever scanned after the bench. */
    unseenManifests(closedBefore: Instant, limit: number): readonly Manifest[];
    /** Since when an order waits that has a product, by its import; null where none has it. */
    waitingSince(sku: Sku): Instant | null;
  };
}
