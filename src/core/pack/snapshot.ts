import type { CartonTypeId, LineId, OrderId, SessionId, Sku } from '../ids.ts';
import type { Misfit } from '../carton/fits.ts';
import type { LossKind } from '../carton/judge.ts';
import type { Placement } from '../carton/place.ts';
import type { PackingStep } from '../carton/steps.ts';
import type { LookAlikeReason } from '../orders/lookAlike.ts';
import type { LateChange } from '../orders/order.ts';
import type { OrderPriority } from '../orders/priority.ts';
import type { TraceField, UnitTrace } from '../orders/unitTrace.ts';
import type { Money } from '../money.ts';
import type { Dims, Length, Mass } from '../quantity.ts';
import type { CommandWord } from '../scan/scan.ts';
import type { MissedDay } from '../ship/deliveryPromise.ts';
import type { LabelState, PrintProof, PrintState } from '../ship/parcel.ts';
import type { LocalDate } from '../time.ts';
import type { InstructionKind } from '../instructions/instruction.ts';
import type { WeightRefusal } from '../journal/events.ts';
import type { Band } from './band.ts';
import type { LoadView } from './loadView.ts';
import type { TakeOutReason } from './session.ts';
import type { OverrideView } from './overrideView.ts';

/** What a screen says of a product. */
export interface ProductView {
  readonly sku: Sku;
  readonly name: string;
  readonly image: string | null;
}

export interface LineView extends ProductView {
  readonly lineId: LineId;
  readonly packed: number;
  readonly quantity: number;
  readonly state: 'waiting' | 'current' | 'done' | 'short';
  readonly weight: Mass | null;
  /** False for a product without any barcode: it is counted by a tap on its picture. */
  readonly hasBarcode: boolean;
  /** The kit it is a part of, by name; null for none. */
  readonly kit: string | null;
}

/** A box on the Box screen with what it costs and why it would not do. */
export interface BoxView {
  readonly cartonTypeId: CartonTypeId;
  readonly name: string;
  readonly barcode: string | null;
  readonly outer: Dims;
  readonly inner: Dims;
  readonly charge: Money | null;
  readonly billable: Mass | null;
  /** Null when it holds everything left; else why not. */
  readonly misfit: {
    readonly kind: Misfit['kind'];
    readonly name: string | null;
    readonly by: { readonly um: number } | null;
  } | null;
  /** Box, postage and handling; null where no price is known. */
  readonly total: Money | null;
  /**
   * Why a box that holds everything is not the suggested one; null for that one, for a misfit and without a suggestion. Words under
   * `box.lost.<kind>`; `instead`: what the suggested one is billed at.
   */
  readonly lost: { readonly kind: LossKind; readonly by: Money | null; readonly instead: Mass | null } | null;
  readonly units: number;
  /** The day its parcel comes by the service that would be taken; null where not known. */
  readonly arrivesOn: LocalDate | null;
}

export interface BoxStageView {
  readonly suggested: BoxView | null;
  readonly placements: readonly Placement[];
  /** The placements as the steps a person follows. */
  readonly steps: readonly (PackingStep & {
    /** What goes round each of its units, and how thick; null for nothing. */
    readonly protection: { readonly kind: 'wrap' | 'fragile'; readonly padding: Length } | null;
  })[];
  /** How many of them are in, by the step the screen told. */
  readonly placed: number;
  /** Null until they are compared. */
  readonly others: readonly BoxView[] | null;
  readonly reason: 'planned' | 'dimsMissing' | 'fitsNoBox' | 'planning';
}

export interface WeighStageView {
  readonly box: BoxView;
  readonly items: {
    readonly count: number;
    readonly weight: Mass | null;
    /** What is in the box by product. */
    readonly lines: readonly { readonly sku: Sku; readonly name: string; readonly count: number }[];
  };
  readonly tare: Mass | null;
  /** What instructions put in besides; null for nothing known. */
  readonly enclosed: Mass | null;
  /** What paper or air cushions usually weigh in it; null for none, or where nobody knows. */
  readonly filling: Mass | null;
  readonly expected: Mass | null;
  readonly tolerance: Mass | null;
  /** Frozen gross, once captured. */
  readonly gross: Mass | null;
  /** A supervisor let it go: it does not agree. */
  readonly isAllowed: boolean;
  /** It was typed in. */
  readonly isKeyed: boolean;
  /** Who is signed in may type it in now. */
  readonly canKey: boolean;
  readonly serviceName: string | null;
  readonly charge: Money | null;
  readonly billable: Mass | null;
  /** The mark to put on and scan before it is weighed: `UN3481`, `LQ`; null for none. */
  readonly mark: string | null;
  /** How the printing of that mark stands; null where it is pre-printed. */
  readonly markPrint: SlipView | null;
}

/** The parcel's customs papers, how they stand, and what they lack as codes. */
export interface PapersView extends SlipView {
  readonly form: 'cn22' | 'cn23' | 'invoice';
  readonly lacks: readonly string[];
}

/** The parcel's packing slip; `none`: not sent since the station started. */
export interface SlipView {
  readonly state: 'none' | 'sending' | 'sent' | 'failed' | 'uncertain';
  /** Why it failed, as a code. */
  readonly reason: string | null;
  readonly printer: string | null;
}

export interface LabelStageView {
  readonly label: LabelState;
  readonly print: PrintState;
  readonly printFailure: string | null;
  readonly printProof: PrintProof | null;
  /** True where no printer here prints it, and another label has to be bought in its place. */
  readonly isUnprintable: boolean;
  /** Null where no packing slips are printed. */
  readonly slip: SlipView | null;
  /** Null where the parcel needs none. */
  readonly papers: PapersView | null;
  /** Where the label was sent, on a bench with several label printers. */
  readonly printer: string | null;
  readonly refusal: string | null;
  readonly tracking: string | null;
  readonly serviceName: string | null;
  readonly charge: Money | null;
  readonly box: BoxView;
  readonly gross: Mass | null;
  /** Ask `label.preview` with it. */
  readonly labelHash: string | null;
  readonly nextOrderNumber: string | null;
}

/** The one thing to be done now, beside what is known of it. */
export interface InstructionView {
  readonly kind: InstructionKind;
  readonly text: string;
  readonly image: string | null;
  /** True where its own code confirms it. */
  readonly hasBarcode: boolean;
  /** Which of how many at this step, from 1. */
  readonly index: number;
  readonly count: number;
  /** The product that asks for it, or null. */
  readonly product: ProductView | null;
  /** What the gift's card says and how its printing stands; null for anything else. `print` null: nothing here prints it. */
  readonly gift: { readonly message: string; readonly print: SlipView | null } | null;
}

/** What is to be kept in mind at a step, and needs nobody to confirm it. */
export interface InstructionNote {
  readonly kind: InstructionKind;
  readonly text: string;
}

export interface CommandView {
  /** `QTY` asks how many; the others act at once. */
  readonly word: CommandWord | 'QTY';
  readonly key: string;
}

/** Everything the bench shows of the open session. A new one replaces the old one whole. */
export interface PackSnapshot {
  /** Counts up with every change; a pressed button names the one it was seen on, so that a second press is ignored. */
  readonly version: number;
  readonly sessionId: SessionId;
  readonly orderId: OrderId;
  readonly number: string;
  readonly channel: string;
  readonly isGift: boolean;
  readonly note: string;
  readonly shipBy: number | null;
  readonly priority: OrderPriority;
  readonly lateChange: LateChange | null;
  /** Orders of its batch that come after it; null where it is packed as none of a batch. */
  readonly batchLeft: number | null;
  /** The promised day where it is sure to be missed, by what is known at this stage; null for none. */
  readonly missed: MissedDay | null;
  readonly stage: 'verify' | 'box' | 'weigh' | 'label';
  readonly band: Band;
  readonly lines: readonly LineView[];
  readonly packedUnits: number;
  readonly totalUnits: number;
  /** Line to scan next, or null. */
  readonly current: LineView | null;
  /** A wrong item beside the needed one. */
  readonly mismatch: {
    readonly scanned: ProductView | null;
    readonly code: string;
    readonly needed: ProductView | null;
    /** What tells the unit that was scanned, where it is refused for that. */
    readonly trace: UnitTrace | null;
    /** Why the two are taken for each other, and their barcodes where it is those; null where they are not. */
    readonly alike: LookAlikeReason | null;
    readonly numbers: readonly [string, string] | null;
  } | null;
  /** The item scanned last, where the order has its look-alike too, and that one; null where there is nothing to tell apart. */
  readonly pair: { readonly scanned: ProductView; readonly other: ProductView } | null;
  /** What QTY would count, and how many at most; null where it counts nothing. */
  readonly quantity: (ProductView & { readonly most: number }) | null;
  /** The item whose serial, lot or last day is asked for, with the first thing that is missing; null while nothing is. */
  readonly asked: (ProductView & { readonly field: TraceField }) | null;
  /** Why the next item scanned or touched comes out; null while none is to. */
  readonly takingOut: TakeOutReason | null;
  /** Where a damaged one is put; null where nobody says. */
  readonly takingOutTo: string | null;
  readonly weightAlert: {
    readonly gross: Mass;
    readonly expected: Mass | null;
    readonly tolerance: Mass | null;
    readonly reason: WeightRefusal;
  } | null;
  readonly load: LoadView | null;
  /** The name of the suggested box while the packer is asked why another one was taken; null otherwise. */
  readonly whyNotBox: string | null;
  readonly isStopped: boolean;
  readonly override: OverrideView | null;
  /** What is to be done and confirmed now; null where nothing is. */
  readonly instruction: InstructionView | null;
  /** What is to be kept in mind at this step. */
  readonly notes: readonly InstructionNote[];
  readonly box: BoxStageView | null;
  readonly weigh: WeighStageView | null;
  readonly label: LabelStageView | null;
  /** Parcels of the order, planned and begun. */
  readonly parcels: readonly {
    readonly index: number;
    readonly name: string;
    readonly units: number;
    readonly state: 'done' | 'current' | 'waiting';
  }[];
  readonly commands: readonly CommandView[];
}
