import type { ParcelId, SessionId, UserId } from '../ids.ts';

/** Facts of a closed parcel that comes back onto a bench before it leaves. */
export type ReopenEvent =
  | {
      /** It is open again, without a label; its box and what is in it stay known. */
      readonly type: 'parcelReopened';
      readonly sessionId: SessionId;
      readonly parcelId: ParcelId;
      /** Who packs it now. */
      readonly packerId: UserId;
    }
  /** The packer looked into a reopened parcel's box and goes on with it. */
  | {
      readonly type: 'boxKept';
      readonly sessionId: SessionId;
      readonly parcelId: ParcelId;
      readonly by: 'scan' | 'hand';
    };
