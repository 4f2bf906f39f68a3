import type { AccountsPort } from './accountsPort.ts';
import type { DoubtsPort } from './doubtsPort.ts';
import type { LearnedFilling } from '../core/weigh/filling.ts';
import type { LearnedWeight } from '../core/weigh/learned.ts';
import type { KeptPapers } from '../core/label/keptPapers.ts';
import type { CartonType } from '../core/carton/cartonType.ts';
import type {
  BatchId,
  CartonTypeId,
  DeviceId,
  IntentId,
  OrderId,
  ParcelId,
  PersonId,
  SessionId,
  Sha256,
  Sku,
  UserId,
} from '../core/ids.ts';
import type { StationEvent } from '../core/journal/events.ts';
import type { JournalRow } from '../core/journal/envelope.ts';
import type { Address } from '../core/orders/address.ts';
import type { Order, OrderFacts, OrderStatus } from '../core/orders/order.ts';
import type { QueueChoice, TruckTimes } from '../core/orders/queueOrder.ts';
import type { Product, ProductGap } from '../core/orders/product.ts';
import type { Mass } from '../core/quantity.ts';
import type { PackSession } from '../core/pack/session.ts';
import type { Parcel } from '../core/ship/parcel.ts';
import type { NumberRange } from '../core/ship/numberRange.ts';
import type { RateTables } from '../core/ship/rateBook.ts';
import type { Site } from '../core/site.ts';
import type { Instant } from '../core/time.ts';
import type { ImportRecord } from './importPort.ts';
import type { BoxSetsPort } from './boxSetsPort.ts';
import type { InstructionsPort } from './instructionsPort.ts';
import type { PublishedRates } from './publishedRates.ts';
import type { OrderListPort } from './orderListPort.ts';
import type { ProductListPort } from './productListPort.ts';
import type { PurchasesPort } from './purchasesPort.ts';
import type { QueuePage } from './queuePort.ts';
import type { ShipStorage, StoredPaper } from './shipPorts.ts';
import type { UnitsPort } from './unitsPort.ts';
import type { UsersPort } from './usersPort.ts';
import type { StoredDocument, StoredLabel } from './storedDocument.ts';

/** Where the station gets the time, ids and hashes, so that the core stays pure and tests can replay. */
export interface RuntimePort {
  now(): Instant;
  /** Milliseconds by a clock that only goes on, whoever sets the PC's: what durations are taken by. */
  steady(): number;
  /** A new unique id, sortable by creation. */
  newId(): string;
  /** Decimal digits that nobody can guess. */
  secretDigits(count: number): string;
  sha256(text: string | Uint8Array): Sha256;
}

/** Data of a person: erasable, never in the journal. */
export type PersonData =
  /** `note` and `giftMessage`: what the customer wrote to go with the goods; it may name people, so it is erased with them. */
  | { readonly kind: 'address'; readonly address: Address; readonly note?: string; readonly giftMessage?: string }
  | { readonly kind: 'user'; readonly name: string };

/** A fact to be recorded, with the personal data it sets, if any. */
export interface NewFact {
  readonly event: StationEvent;
  readonly person?: { readonly personId: PersonId; readonly data: PersonData };
  /** What the scale showed before the weight, whose digest the event has. */
  readonly curve?: string;
}

/** Work for the supervisor: something an order will need at the bench and does not have. */
export interface WorkItem {
  readonly kind: 'productGap' | 'numbersLow';
  readonly gap: ProductGap | null;
  readonly sku: Sku | null;
  readonly name: string;
  readonly detail: string;
  /** Waiting orders it blocks or concerns. */
  readonly orders: number;
}

/** The last check of a scale against a known mass. */
export interface ScaleCheckRecord {
  readonly deviceId: DeviceId;
  /** Which scale it was, whatever its port is called. */
  readonly identity: string;
  readonly at: Instant;
  /** Who checked it; null where nobody was signed in. */
  readonly by: UserId | null;
  readonly known: Mass;
  readonly shown: Mass;
  readonly allowed: Mass;
  readonly isWithin: boolean;
}

/**
 * The only door to the database. All calls are synchronous; `record` is the only writer of facts and is one transaction:
 * journal rows, projections, personal data and label bytes together or not at all (throws StationError disk.full and the like).
 */
export interface StoragePort extends ShipStorage {
  record(
    facts: readonly NewFact[],
    actor: UserId | null,
    documents?: readonly StoredDocument[],
    papers?: readonly StoredPaper[],
  ): readonly JournalRow[];
  site(): Site | null;
  users: UsersPort;
  orders: {
    byId(orderId: OrderId): Order | null;
    /** Exact number first, then without leading '#' and regardless of case; for one that goes with another, that other. */
    byNumber(number: string): Order | null;
    /** What the channel last said, with the digest inputs needed to see whether a new file changes anything. */
    factsById(orderId: OrderId): {
      readonly facts: OrderFacts;
      readonly revision: number;
      readonly status: OrderStatus;
      readonly hasParcels: boolean;
    } | null;
    queue(
      request: QueueChoice & {
        readonly search: string;
        readonly page: number;
        readonly pageSize: number;
        readonly times: TruckTimes;
        readonly dayStart: Instant;
      },
    ): QueuePage;
    /** Orders that were split off one (core/orders/orderChange). */
    splitOff(orderId: OrderId): readonly OrderId[];
    /** The orders that are packed as one. */
    goingAs(merged: OrderId): readonly Order[];
    /** Waiting orders of consignees whose names share their longest word; a few dozen at most. */
    calledAlike(name: string): readonly Order[];
    /** How many orders wait. */
    waiting(): number;
    /** Orders to pack that lie in a tote, as `toteCode` makes it, the first to leave first; a handful at most. */
    inTote(tote: string): readonly OrderId[];
    /** The batch an order is of, also while it is packed; null for one that is packed by itself. */
    batchOf(order: Order): BatchId | null;
    /** Orders of a batch that can be begun, the first to leave first; at most BATCH_SHOWN (core/orders/batch). */
    batch(batch: BatchId, times: TruckTimes): readonly OrderId[];
    /** First order of a choice to pack, in the order of core/orders/queueOrder. */
    next(of: QueueChoice & { readonly times: TruckTimes }): OrderId | null;
    /** First order to pack of one unit of this product and nothing else. */
    nextSingle(sku: Sku, of: Pick<QueueChoice, 'channel'> & { readonly times: TruckTimes }): OrderId | null;
    /** Orders placed at that moment or later and not cancelled, packed or not; those whose channel does not say when are not among them. */
    placedSince(since: Instant): readonly OrderId[];
  };
  readonly orderList: OrderListPort;
  products: {
    bySku(sku: Sku): Product | null;
    /** The product one of whose barcodes equals one of the normalised keys of core/scan, or whose SKU equals the text. */
    byCode(keys: readonly string[]): Product | null;
    all(): readonly Product[];
    count(): number;
  };
  readonly productList: ProductListPort;
  cartons: {
    /** The set in force. */
    all(): readonly CartonType[];
    /** Also one that is retired. */
    byId(id: CartonTypeId): CartonType | null;
    /** One in force first. */
    byCode(keys: readonly string[]): CartonType | null;
  };
  boxSets: BoxSetsPort;
  instructions: InstructionsPort;
  sessions: {
    /** The session open on this station, or null. At most one. */
    open(): PackSession | null;
    byId(sessionId: SessionId): PackSession | null;
    /** The open or paused session of an order, or null. */
    ofOrder(orderId: OrderId): PackSession | null;
    /** All sessions of an order, whatever became of them. */
    allOf(orderId: OrderId): readonly PackSession[];
  };
  readonly units: UnitsPort;
  readonly doubts: DoubtsPort;
  /** Products that packers here confused with this one in more orders of the last 90 days than an accident explains, most often first. */
  confusedWith(sku: Sku): readonly Sku[];
  /** How many orders somebody has packed, `most` at most. */
  ordersPacked(userId: UserId, most: number): number;
  parcels: {
    byId(parcelId: ParcelId): Parcel | null;
    /** Parcels whose tracking number or SSCC equals the text, newest first. */
    byTracking(text: string): readonly Parcel[];
    ofOrder(orderId: OrderId): readonly Parcel[];
    all(): readonly Parcel[];
  };
  purchases: PurchasesPort;
  people: {
    address(personId: PersonId): Address | null;
    /** What the customer wrote with the order; '' where nothing or once erased. */
    note(personId: PersonId): string;
    /** What is printed on a gift's card; '' where nothing or once erased. */
    giftMessage(personId: PersonId): string;
    /** Removes the data and its salt; the journal's digest stays and its chain stays valid. */
    erase(personId: PersonId): void;
  };
  labels: { byHash(hash: Sha256): StoredLabel | null };
  /** What papers said; null once erased. */
  papers: { byHash(hash: Sha256): KeptPapers | null };
  numbers: {
    /** The next unused serial of a series and how many are left in reserved blocks; null when none is reserved. */
    peek(series: string, range: NumberRange): { readonly next: number; readonly left: number } | null;
    /** The serial an intent took, or null: the answer to "was it bought?". */
    ofIntent(intentId: IntentId): { readonly series: string; readonly serial: number } | null;
  };
  imports: { list(limit: number): readonly ImportRecord[] };
  /** The last check of every scale that was ever checked. */
  scaleChecks(): readonly ScaleCheckRecord[];
  /** What weights that agreed taught of products. */
  learnedWeights: {
    bySku(sku: Sku): LearnedWeight | null;
    filling(cartonTypeId: CartonTypeId): LearnedFilling | null;
    /** Products that weigh otherwise than their file still says, longest first. */
    drifted(limit: number): readonly {
      readonly sku: Sku;
      readonly name: string;
      readonly drift: 'heavier' | 'lighter';
      readonly since: Instant;
      readonly parcels: number;
    }[];
  };
  rates: {
    /** The latest published version; 0 while none is. */
    latest(): number;
    tables(version: number): RateTables | null;
    /** Newest first. */
    list(): readonly PublishedRates[];
  };
  readonly accounts: AccountsPort;
  workList(limit: number): readonly WorkItem[];
  /** Settings of this station's screen (theme, volume, language) and rates that are edited and not published; not facts. */
  preferences: { get(key: string): string | null; set(key: string, value: string): void };
  counts(): { readonly orders: number; readonly parcels: number; readonly journalRows: number };
  close(): void;
}

export type { AccountsPort, AccountWords, Said } from './accountsPort.ts';
export type { CartonizerPort } from './cartonizerPort.ts';
export type {
  BuyAnswer,
  CarrierLabel,
  CarrierPort,
  CarrierServices,
  ChosenOffer,
  DraftCustoms,
  FindAnswer,
} from './carrierPort.ts';
export type { AddressAnswer, PurchaseIntent, ShipmentDraft, TrackAnswer, Urgency, VoidAnswer } from './carrierPort.ts';
export type { CarrierForms, FormAnswer, FormFound, MadeForm, WantedForm } from './carrierFormPort.ts';
export type { Unreachable } from '../shared/unreachable.ts';
export type {
  DeviceEvent,
  DeviceRole,
  DevicesPort,
  DeviceStateName,
  DeviceStatus,
  PrintOutcome,
  SheetPort,
} from './devicesPort.ts';
export type { AuditedRow, AuditPort, AuditWanted } from './auditPort.ts';
export type { QueuePage, QueueRow } from './queuePort.ts';
export type { UserRecord } from './usersPort.ts';
export type { BoxSetVersion } from './boxSetsPort.ts';
export type { ListedOrder, OrderListPort } from './orderListPort.ts';
export type { ListedProduct, ProductListPort } from './productListPort.ts';
export type { ConfusedOrder, DoubtsPort, ProductDoubt } from './doubtsPort.ts';
export type { PublishedRates } from './publishedRates.ts';
export type { LabelRenderPort } from './renderPort.ts';
export type { StoredDocument, StoredLabel, StoredPapers } from './storedDocument.ts';
export type { ReplayStorage } from './replayPort.ts';
export type { ColumnMapping, ImportItem, ImportPort, ImportRecord } from './importPort.ts';
export type {
  HandoverRow,
  ManifestLine,
  ParcelRow,
  ParcelTracking,
  AddressDoubt,
  AddressDoubtShown,
  ParcelUnderWay,
  ShipStorage,
  StoredPaper,
  WaitingOrder,
  WaitingParcel,
} from './shipPorts.ts';
