import type { BoxReason } from '../carton/boxReason.ts';
import type { BoxCosts } from '../carton/boxCosts.ts';
import type { CartonType } from '../carton/cartonType.ts';
import type { Misfit } from '../carton/fits.ts';
import type { Placement } from '../carton/place.ts';
import type {
  CartonTypeId,
  DeviceId,
  InstructionId,
  IntentId,
  LineId,
  OrderId,
  ParcelId,
  Sku,
  UserId,
} from '../ids.ts';
import type {
  EventOf,
  ParcelContent,
  PlannedParcel,
  ReplanReason,
  ScanRefusal,
  StationEvent,
} from '../journal/events.ts';
import type { OverrideKind, OverrideRefusal } from '../journal/overrideEvents.ts';
import type { Money } from '../money.ts';
import type { Order } from '../orders/order.ts';
import type { Product } from '../orders/product.ts';
import type { Recall, UnitTrace } from '../orders/unitTrace.ts';
import type { Mass } from '../quantity.ts';
import type { CommandWord } from '../scan/scan.ts';
import type { LocalDate } from '../time.ts';
import type { BoughtLabel, PrintProof } from '../ship/parcel.ts';
import type { WeighedParts } from '../weigh/learned.ts';
import type { LoadFlag } from '../weigh/loadFlag.ts';
import type { Clearance } from './clearance.ts';
import type { PackParcel, PackSession } from './session.ts';
import type { Cue } from './cues.ts';

/** What a supervisor signed; `gross` where a weight was typed in. */
export interface OverrideSaid {
  readonly kind: OverrideKind;
  readonly supervisorId: UserId;
  readonly reason: string;
  readonly gross?: Mass;
}

/** What is said when a parcel is reopened. */
export interface ReopenSaid {
  readonly parcelId: ParcelId;
  readonly said: Omit<OverrideSaid, 'kind' | 'gross'>;
  /** Who packs it now. */
  readonly packerId: UserId;
  /** What was changed since it was packed: the order is stopped on the bench for it; null for nothing. */
  readonly stop: 'cancelled' | 'changed' | null;
  /** The change is on the order already: nothing more is waited for. */
  readonly isTakenUp?: boolean;
}

/** What was asked for, as it was read. */
export interface TraceAnswer {
  readonly kind: 'answer';
  readonly text: string;
  /** Where GS1 data say what it is. */
  readonly trace: UnitTrace;
  /** What plain text would say besides, were it GS1 data without an AIM identifier: checked, never kept. */
  readonly possible?: UnitTrace;
  /** True where it is known as something else, so that it is no serial or lot: a place's label, an order, a barcode of goods. */
  readonly isElse?: boolean;
}

/** What a scanned code turned out to mean, with the facts needed to act on it. */
export type ScanMeaning =
  | { readonly kind: 'word'; readonly word: CommandWord }
  | { readonly kind: 'order'; readonly orderId: OrderId }
  | { readonly kind: 'carton'; readonly cartonTypeId: CartonTypeId }
  | { readonly kind: 'product'; readonly sku: Sku; readonly units: number; readonly trace?: UnitTrace }
  | TraceAnswer
  /** A card that says how many units the item scanned last stands for. */
  | { readonly kind: 'quantity'; readonly count: number }
  | { readonly kind: 'label'; readonly parcelId: ParcelId; readonly isVoid: boolean }
  /** The code on a roll of pre-printed marks: `UN3481`, `LQ`. */
  | { readonly kind: 'mark'; readonly mark: string }
  /** The code of what an instruction puts in. */
  | { readonly kind: 'instruction'; readonly ids: readonly InstructionId[] }
  /** A card that says why another box was taken. */
  | { readonly kind: 'boxReason'; readonly reason: BoxReason }
  | { readonly kind: 'unknown' };

export type PackCommand =
  | { readonly type: 'scan'; readonly meaning: ScanMeaning; readonly code: string }
  | { readonly type: 'word'; readonly word: CommandWord }
  | { readonly type: 'packUnit'; readonly lineId: LineId }
  /** The unit of this line that went in last comes out, as UNPACK or DAMAGED said before. */
  | { readonly type: 'takeOut'; readonly lineId: LineId }
  /** Units of this line are not there. */
  | { readonly type: 'missing'; readonly lineId: LineId }
  /** A serial, lot or date typed in. */
  | { readonly type: 'tellTrace'; readonly text: string }
  /** The item scanned last stands for so many. */
  | { readonly type: 'quantity'; readonly count: number }
  | { readonly type: 'useBox'; readonly cartonTypeId: CartonTypeId }
  /** Why another box was taken than the suggested one. */
  | { readonly type: 'boxReason'; readonly reason: BoxReason }
  | { readonly type: 'acknowledge' }
  | { readonly type: 'askAgain' }
  | { readonly type: 'slipAgain' }
  | { readonly type: 'papersAgain' }
  | { readonly type: 'giftAgain' }
  | {
      readonly type: 'planned';
      readonly parcels: readonly PlannedParcel[];
      readonly reason: 'planned' | 'dimsMissing' | 'fitsNoBox';
      /** Parcels begun when the plan was asked for: it holds what they do not. */
      readonly begun: number;
      /** Why it stands in for an earlier plan that still holds; null when it is the first or the earlier one does not hold. */
      readonly why: ReplanReason | null;
    }
  | { readonly type: 'weigh'; readonly gross: Mass; readonly deviceId: DeviceId | null; readonly frame: string }
  /** What a scale that is watched while items are scanned says of them; null: it agrees. */
  | { readonly type: 'loadJudged'; readonly flag: LoadFlag | null }
  /** A supervisor's yes, signed by badge and PIN. */
  | {
      readonly type: 'override';
      readonly said: OverrideSaid;
    }
  /** A closed parcel comes back onto the bench. */
  | (ReopenSaid & { readonly type: 'reopen' })
  /** Goods of an order that was given up are back where they lie. */
  | {
      readonly type: 'putBack';
      readonly items: readonly { readonly lineId: LineId; readonly units: number }[];
      readonly by: 'scan' | 'hand';
    }
  | {
      readonly type: 'overrideRefused';
      readonly kind: OverrideKind;
      readonly supervisorId: UserId | null;
      readonly reason: OverrideRefusal;
    }
  | { readonly type: 'labelBought'; readonly parcelId: ParcelId; readonly label: BoughtLabel }
  | {
      readonly type: 'labelAsked';
      readonly parcelId: ParcelId;
      readonly intentId: IntentId;
      readonly service: string;
      readonly quoted: Money;
      readonly token?: string;
    }
  | {
      readonly type: 'labelNotSent';
      readonly parcelId: ParcelId;
      readonly intentId: IntentId;
      readonly reason: string;
    }
  | {
      readonly type: 'labelRefused';
      readonly parcelId: ParcelId;
      readonly reason: string;
      readonly detail?: string;
    }
  | { readonly type: 'labelUnknown'; readonly parcelId: ParcelId }
  /** The label at hand is given back for another one: no printer here prints it. */
  | { readonly type: 'newLabel' }
  /** A person gives a label back. */
  | { readonly type: 'voidLabel'; readonly parcelId: ParcelId }
  | (PrintJob & { readonly type: 'labelSent'; readonly deviceId: DeviceId; readonly isReprint: boolean })
  | (PrintJob & { readonly type: 'labelPrinted'; readonly proof: PrintProof })
  | (PrintJob & { readonly type: 'labelPrintFailed'; readonly reason: string; readonly isUncertain: boolean });

interface PrintJob {
  readonly parcelId: ParcelId;
  readonly jobId: string;
  /** Whose label is printed: the parcel may have another one before the job ends. Absent: the one it has. */
  readonly intentId?: IntentId;
}

/** What is to be done after the events are on disk; keyed by parcel, so that it can be resumed after a crash. */
export type PackEffect =
  | { readonly type: 'planBoxes' }
  | { readonly type: 'buyLabel'; readonly parcelId: ParcelId }
  | { readonly type: 'voidLabel'; readonly intentId: IntentId }
  | { readonly type: 'printLabel'; readonly parcelId: ParcelId; readonly isReprint: boolean }
  | { readonly type: 'printSlip'; readonly parcelId: ParcelId }
  | { readonly type: 'printPapers'; readonly parcelId: ParcelId }
  /** A mark that the parcel needs. */
  | { readonly type: 'printMark'; readonly parcelId: ParcelId; readonly mark: string }
  /** The order's gift message; printed again only if asked. */
  | { readonly type: 'printGift'; readonly isAgain: boolean };

/** Facts a decision needs beyond the session; all look-ups, no side effects but `takeNumber`, whose events are part of the decision. */
export interface PackFacts {
  newParcelId(): ParcelId;
  /** The session's order as it stands now; null where nobody knows. */
  order(): Order | null;
  carton(id: CartonTypeId): CartonType | null;
  product(sku: Sku): Product | null;
  /** True where orders may go without what is missing. */
  readonly shipsPartial: boolean;
  /** Where damaged items are put here; '' where the site does not say. */
  readonly damagedPlace: string;
  /** True where the packer is asked why another box was taken than the suggested one. */
  readonly asksBoxReason: boolean;
  recalls(sku: Sku): readonly Recall[];
  /** Products that were confused with this one here more often than by accident. */
  confusedWith(sku: Sku): readonly Sku[];
  /** True when another order was packed with this serial. */
  isSerialKnown(sku: Sku, serial: string): boolean;
  /** The site's calendar day. */
  today(): LocalDate;
  /** Null when the contents fit the box or can't be judged for want of sizes. */
  misfit(carton: CartonType, contents: readonly ParcelContent[]): Misfit['kind'] | null;
  /** Where units stand in a box that holds them, `kept` ones where they are if there is a way; empty where that is not known. */
  places(carton: CartonType, contents: readonly ParcelContent[], kept: readonly Placement[]): readonly Placement[];
  /** As many of the units as a box takes; null when it takes none, or sizes are missing. */
  fitting(
    carton: CartonType,
    contents: readonly ParcelContent[],
  ): { readonly contents: readonly ParcelContent[]; readonly placements: readonly Placement[] } | null;
  /** What a box and its alternatives cost with these contents, by what is worked out already; null where that does not say. */
  costs(used: CartonTypeId, suggested: CartonTypeId | null, contents: readonly ParcelContent[]): BoxCosts | null;
  /** How many of the planned box's placements the packer has put in, as the steps on the screen tell. */
  readonly placed: number;
  /** How a gross weight compares with the parcel's expected one. */
  judge(
    parcel: PackParcel,
    gross: Mass,
  ): {
    readonly verdict: 'agrees' | 'tooLight' | 'tooHeavy' | 'unknown';
    readonly expected: Mass | null;
    readonly tolerance: Mass | null;
    /** What it is made of, where all of that is known. */
    readonly parts?: WeighedParts;
  };
  /** Whether the parcel may go, and what has to be on it first. */
  clearance(parcel: PackParcel): Clearance;
  /** True where a printer here prints this mark for the parcel. */
  isMarkPrinted(parcel: PackParcel, mark: string): boolean;
  /** True where the carrier of a parcel's label is asked over a network. */
  isNetworked(parcel: PackParcel): boolean;
  /** How often a label may come out before somebody who may has to say that one more is right. */
  readonly printsAllowed: number;
  /** True where who is signed in may print a label again and again, and give back one that came out. */
  readonly mayReprint: boolean;
  takeNumber(): {
    readonly intentId: IntentId;
    readonly carrier: string;
    readonly service: string;
    readonly series: string;
    readonly serial: number;
    readonly block: EventOf<'numberBlockReserved'> | null;
    /** The station has no number left: there is no label to be had. */
    readonly isUsedUp: boolean;
  };
}

export interface Decision {
  readonly events: readonly StationEvent[];
  readonly effects: readonly PackEffect[];
  readonly cue: Cue | null;
}

/** Nothing to record, to do or to sound. */
export const NOTHING: Decision = { events: [], effects: [], cue: null };

/** A decision from its events. */
export const decided = (
  events: readonly StationEvent[],
  cue: Cue | null = null,
  effects: readonly PackEffect[] = [],
): Decision => ({
  events,
  effects,
  cue,
});

/** A scan or command that is refused, recorded with its reason. */
export const refusal = (session: PackSession, reason: ScanRefusal, code: string, sku: Sku | null = null): Decision =>
  decided(
    [{ type: 'scanRefused', sessionId: session.sessionId, reason, code, sku }],
    reason === 'alreadyComplete' ? 'already' : reason === 'lookAlike' ? 'lookAlike' : 'wrong',
  );
