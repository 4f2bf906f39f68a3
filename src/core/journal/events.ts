import type { ImportCounts, ImportKind, RefusedRow } from './importFacts.ts';
import type { BoxCosts } from '../carton/boxCosts.ts';
import type { CartonType } from '../carton/cartonType.ts';
import type { Placement } from '../carton/place.ts';
import type { CartonTypeId, DeviceId, ImportId, LineId, OrderId, ParcelId } from '../ids.ts';
import type { SessionId, Sha256, Sku, UserId } from '../ids.ts';
import type { DeskPart, HoldReason, LateChange, OrderFacts } from '../orders/order.ts';
import type { OrderPriority } from '../orders/priority.ts';
import type { Product } from '../orders/product.ts';
import type { Recall, UnitTrace } from '../orders/unitTrace.ts';
import type { Mass } from '../quantity.ts';
import type { RateTables } from '../ship/rateBook.ts';
import type { AccountEvent } from './accountEvents.ts';
import type { BorderEvent } from './borderEvents.ts';
import type { BoxReasonEvent, BoxSetEvent } from './boxEvents.ts';
import type { FormEvent } from './formEvents.ts';
import type { InstructionEvent } from './instructionEvents.ts';
import type { LabelEvent } from './labelEvents.ts';
import type { WeighedParts } from '../weigh/learned.ts';
import type { ScanRefusal, WeightRefusal } from './refusals.ts';
import type { TakeOutEvent } from './takeOutEvents.ts';
import type { OrderDeskEvent } from './orderEvents.ts';
import type { OverrideEvent } from './overrideEvents.ts';
import type { PersonEvent } from './personEvents.ts';
import type { DoubtEvent } from './doubtEvents.ts';
import type { PolicyEvent } from './policyEvents.ts';
import type { PutBackEvent } from './putBackEvents.ts';
import type { ReopenEvent } from './reopenEvents.ts';
import type { ScaleEvent } from './scaleEvents.ts';
import type { SettingEvent } from './settingEvents.ts';
import type { ShipEvent, TaskEvent } from './shipEvents.ts';
import type { Site } from '../site.ts';
import type { Instant } from '../time.ts';

export type { BorderClearance } from './borderEvents.ts';
export type { VoidReason } from './labelEvents.ts';
export type { Role } from './personEvents.ts';
export type { ScanRefusal, WeightRefusal } from './refusals.ts';

/** Units of one line inside one parcel. */
export interface ParcelContent {
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly count: number;
}

/** One planned box: which units, where, and what it costs to send. */
export interface PlannedParcel {
  readonly cartonTypeId: CartonTypeId;
  readonly contents: readonly ParcelContent[];
  readonly placements: readonly Placement[];
}

/** The kit that a packed line is a part of, as it was when packing began. */
export interface LineKit {
  /** The kit's own line of the order. */
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly name: string;
  /** Units of this part in one kit. */
  readonly units: number;
  /** Units of it that are under way already, in parcels of a session that was given up; absent for none. */
  readonly sent?: number;
}

/** Why boxes were planned again: what is left differs from the plan, or a better plan was found before the packer began. */
export type ReplanReason = 'contentsChanged' | 'improved';

/**
 * Every fact the station records, one journal row each. Order in time is the row's sequence.
 * No personal data here: only `PersonId`s, whose data stand in the erasable table with a salted digest in the row.
 */
export type StationEvent =
  // site and people
  | { readonly type: 'siteConfigured'; readonly site: Site }
  | PolicyEvent
  | PersonEvent
  // devices
  | ScaleEvent
  | SettingEvent
  // master data
  | { readonly type: 'productRecorded'; readonly product: Product }
  | { readonly type: 'productBarcodeAssigned'; readonly sku: Sku; readonly barcode: string }
  | { readonly type: 'recallRecorded' | 'recallLifted'; readonly recall: Recall }
  /** One box of the set in force, changed at once by an import. */
  | { readonly type: 'cartonTypeRecorded'; readonly cartonType: CartonType }
  | BoxSetEvent
  | {
      readonly type: 'ratesPublished';
      /** Counted up from 1; 0 is what the program came with. */
      readonly version: number;
      readonly note: string;
      /** As handed in, so that they can be taken out again. */
      readonly tables: RateTables;
    }
  | AccountEvent
  | { readonly type: 'orderImported'; readonly order: OrderFacts; readonly importId: ImportId }
  | {
      readonly type: 'orderChanged';
      readonly order: OrderFacts;
      readonly importId: ImportId;
      readonly isNewAddress: boolean;
      /** What a supervisor had changed here and the channel now says otherwise than before: its newer word holds. */
      readonly overruled?: readonly DeskPart[];
    }
  | {
      readonly type: 'orderCancelled';
      readonly orderId: OrderId;
      readonly cancelledAt: Instant;
      /** Absent where a supervisor said so at the desk. */
      readonly importId?: ImportId;
    }
  | {
      readonly type: 'orderChangedLate';
      readonly orderId: OrderId;
      readonly change: LateChange;
      /** Absent where a supervisor said so at the desk. */
      readonly importId?: ImportId;
    }
  | { readonly type: 'orderHeld'; readonly orderId: OrderId; readonly reason: HoldReason }
  | { readonly type: 'orderReleased'; readonly orderId: OrderId }
  | OrderDeskEvent
  | { readonly type: 'orderPrioritized'; readonly orderId: OrderId; readonly priority: OrderPriority }
  | {
      readonly type: 'importFinished';
      readonly importId: ImportId;
      readonly kind: ImportKind;
      readonly fileName: string;
      readonly counts: ImportCounts;
      readonly refused: readonly RefusedRow[];
    }
  // packing
  | {
      readonly type: 'packStarted';
      readonly sessionId: SessionId;
      readonly orderId: OrderId;
      readonly number: string;
      readonly revision: number;
      readonly packerId: UserId;
      readonly lines: readonly {
        readonly lineId: LineId;
        readonly sku: Sku;
        readonly name: string;
        readonly quantity: number;
        readonly kit?: LineKit;
      }[];
    }
  | { readonly type: 'packPaused'; readonly sessionId: SessionId; readonly reason: HoldReason }
  | { readonly type: 'packResumed'; readonly sessionId: SessionId; readonly packerId: UserId }
  | {
      readonly type: 'packStopped';
      readonly sessionId: SessionId;
      readonly reason: 'cancelled' | 'changed';
      /** The change is not taken up yet: the order waits for its channel to say it once more. */
      readonly isAwaited?: true;
      /** Once its bench is cleared the order is held: a supervisor looks first. */
      readonly holds?: 'overruled';
    }
  | { readonly type: 'packAbandoned'; readonly sessionId: SessionId }
  | {
      readonly type: 'itemPacked';
      readonly sessionId: SessionId;
      readonly lineId: LineId;
      readonly sku: Sku;
      readonly units: number;
      /** `quantity`: counted by a number, onto the scan before it. */
      readonly by: 'scan' | 'hand' | 'quantity';
      /** Of each of the units; absent where none is asked for. */
      readonly trace?: UnitTrace;
    }
  | {
      /** An item was scanned whose serial, lot or last day is still to be told. It is not packed yet. */
      readonly type: 'unitTraceAsked';
      readonly sessionId: SessionId;
      readonly lineId: LineId;
      readonly sku: Sku;
      readonly units: number;
      readonly by: 'scan' | 'hand';
      readonly trace: UnitTrace;
    }
  | { readonly type: 'unitTraceDropped'; readonly sessionId: SessionId }
  | {
      /** Units that are not there: the order goes without them. `itemFound` takes that back. */
      readonly type: 'itemShort' | 'itemFound';
      readonly sessionId: SessionId;
      readonly lineId: LineId;
      readonly sku: Sku;
      readonly units: number;
    }
  | {
      readonly type: 'itemUnpacked';
      readonly sessionId: SessionId;
      readonly lineId: LineId;
      readonly sku: Sku;
      readonly units: number;
      /** `undo` takes the last scan back; the others the last one of its line and `trace`. Absent in early rows: as `undo`. */
      readonly by?: 'undo' | 'scan' | 'hand';
      readonly trace?: UnitTrace;
    }
  | TakeOutEvent
  | {
      readonly type: 'scanRefused';
      readonly sessionId: SessionId | null;
      readonly reason: ScanRefusal;
      readonly code: string;
      readonly sku: Sku | null;
      /** Of the unit that was refused. */
      readonly trace?: UnitTrace;
    }
  | { readonly type: 'refusalCleared'; readonly sessionId: SessionId }
  | {
      readonly type: 'boxesPlanned';
      readonly sessionId: SessionId;
      readonly parcels: readonly PlannedParcel[];
      readonly reason: 'planned' | 'dimsMissing' | 'fitsNoBox';
    }
  | {
      readonly type: 'boxChosen';
      readonly sessionId: SessionId;
      readonly parcelId: ParcelId;
      readonly cartonTypeId: CartonTypeId;
      readonly suggestedId: CartonTypeId | null;
      readonly contents: readonly ParcelContent[];
      readonly by: 'scan' | 'hand';
      /** Where the units stand, where that is known. */
      readonly placements?: readonly Placement[];
      /** The packer is asked why it is not the suggested one. */
      readonly isReasonAsked?: true;
      /** Absent where nobody could price it, and in early rows. */
      readonly costs?: BoxCosts;
    }
  | BoxReasonEvent
  | {
      readonly type: 'boxesReplanned';
      readonly sessionId: SessionId;
      /** Parcels begun before; the new ones hold what those do not. */
      readonly begun: number;
      readonly parcels: readonly PlannedParcel[];
      readonly reason: 'planned' | 'dimsMissing' | 'fitsNoBox';
      readonly why: ReplanReason;
    }
  | { readonly type: 'boxReturned'; readonly sessionId: SessionId; readonly parcelId: ParcelId }
  | {
      readonly type: 'weightCaptured';
      readonly sessionId: SessionId;
      readonly parcelId: ParcelId;
      readonly gross: Mass;
      readonly expected: Mass | null;
      readonly tolerance: Mass | null;
      readonly deviceId: DeviceId | null;
      readonly frame: string;
      /** Digest of what the scale showed before; the readings stand beside the journal. Absent where nothing was kept. */
      readonly curve?: Sha256;
      /** What it was made of, where it agreed and says what products weigh. */
      readonly parts?: WeighedParts;
      /** The same where a supervisor let it go because the packaging made the difference: it says what filling weighs. */
      readonly packaging?: WeighedParts;
      /** Typed in by leave of a supervisor: no scale says so. */
      readonly isKeyed?: true;
    }
  | {
      readonly type: 'weightRefused';
      readonly sessionId: SessionId;
      readonly parcelId: ParcelId;
      readonly reason: WeightRefusal;
      readonly gross: Mass;
      readonly expected: Mass | null;
      readonly tolerance: Mass | null;
      readonly curve?: Sha256;
      /** Where it came from; absent in early rows. */
      readonly deviceId?: DeviceId | null;
      readonly frame?: string;
      readonly isKeyed?: true;
    }
  | OverrideEvent
  | BorderEvent
  | InstructionEvent
  | LabelEvent
  | ReopenEvent
  | PutBackEvent
  | DoubtEvent
  | {
      readonly type: 'parcelClosed';
      readonly sessionId: SessionId;
      readonly parcelId: ParcelId;
      readonly tracking: string;
    }
  | { readonly type: 'packFinished'; readonly sessionId: SessionId; readonly orderId: OrderId }
  // from the bench to the consignee, and what waits for a person
  | FormEvent
  | ShipEvent
  | TaskEvent;

export type { ImportCounts, ImportKind, RefusedRow } from './importFacts.ts';

export type EventType = StationEvent['type'];
/** The event of one type. */
export type EventOf<T extends EventType> = Extract<StationEvent, { readonly type: T }>;
