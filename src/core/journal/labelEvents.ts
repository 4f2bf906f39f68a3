import type { DeviceId, IntentId, ParcelId, SessionId } from '../ids.ts';
import type { Money } from '../money.ts';
import type { BoughtLabel, PrintProof } from '../ship/parcel.ts';

/** Why a label is given back: its order was stopped, or a person wants it so. */
export type VoidReason = 'orderStopped' | 'person';

/** Facts about labels: requested, bought, printed and applied are four stored states. */
export type LabelEvent =
  | { readonly type: 'numberBlockReserved'; readonly series: string; readonly from: number; readonly to: number }
  | {
      readonly type: 'labelRequested';
      readonly sessionId: SessionId;
      readonly parcelId: ParcelId;
      readonly intentId: IntentId;
      readonly carrier: string;
      /** What the order asked for. */
      readonly service: string;
      /** '' and 0 for a carrier that numbers its parcels itself. */
      readonly series: string;
      readonly serial: number;
    }
  | {
      /** Written before a carrier is asked over its network: from here on the label may be bought. */
      readonly type: 'labelAsked';
      readonly sessionId: SessionId;
      readonly parcelId: ParcelId;
      readonly intentId: IntentId;
      readonly service: string;
      /** What the carrier offered it at. */
      readonly quoted: Money;
      /** The carrier's own name for the offer, by which what became of it is looked up; absent where it has none. */
      readonly token?: string;
    }
  | {
      /** Certain that what `labelAsked` announced never left this computer. */
      readonly type: 'labelNotSent';
      readonly sessionId: SessionId;
      readonly parcelId: ParcelId;
      readonly intentId: IntentId;
      readonly reason: string;
    }
  | {
      readonly type: 'labelBought';
      readonly sessionId: SessionId;
      readonly parcelId: ParcelId;
      readonly label: BoughtLabel;
    }
  | {
      readonly type: 'labelRefused';
      readonly sessionId: SessionId;
      readonly parcelId: ParcelId;
      readonly reason: string;
      /** The carrier's own words; absent where it said none. */
      readonly detail?: string;
    }
  | {
      /** A carrier sold a label that a person had said it did not: it is the parcel's no more, was paid for, and is given back. */
      readonly type: 'labelFoundLate';
      readonly sessionId: SessionId;
      readonly parcelId: ParcelId;
      readonly intentId: IntentId;
      readonly tracking: string;
      readonly service: string;
      readonly charged: Money;
      /** The carrier's own name for it; absent where the number is enough. */
      readonly carrierRef?: string;
    }
  | { readonly type: 'labelOutcomeUnknown'; readonly sessionId: SessionId; readonly parcelId: ParcelId }
  | {
      /** From here on the label is the parcel's no more, whatever its carrier says, and another one may be bought for it. */
      readonly type: 'labelVoidRequested';
      readonly sessionId: SessionId;
      readonly parcelId: ParcelId;
      readonly intentId: IntentId;
      readonly tracking: string;
      readonly why: VoidReason;
    }
  | {
      readonly type: 'labelVoidRefused';
      readonly sessionId: SessionId;
      readonly parcelId: ParcelId;
      readonly intentId: IntentId;
      readonly tracking: string;
      readonly reason: string;
      readonly detail?: string;
    }
  | {
      readonly type: 'labelVoided';
      readonly sessionId: SessionId;
      readonly parcelId: ParcelId;
      /** Absent in what was recorded before voids had two steps: then it is the parcel's label. */
      readonly intentId?: IntentId;
      readonly tracking: string;
    }
  | {
      readonly type: 'labelSent';
      readonly sessionId: SessionId;
      readonly parcelId: ParcelId;
      readonly jobId: string;
      readonly isReprint: boolean;
      readonly deviceId: DeviceId;
    }
  | {
      readonly type: 'labelPrinted';
      readonly sessionId: SessionId;
      readonly parcelId: ParcelId;
      readonly jobId: string;
      readonly proof: PrintProof;
    }
  | {
      readonly type: 'labelPrintFailed';
      readonly sessionId: SessionId;
      readonly parcelId: ParcelId;
      readonly jobId: string;
      readonly reason: string;
      readonly isUncertain: boolean;
    };
