import type { ParcelId, SessionId, Sku } from '../ids.ts';

/** What the rules said of a parcel that may go, and by which publication of them. */
export interface BorderClearance {
  /** Customs areas: `US`, `EU`. */
  readonly from: string;
  readonly to: string;
  /** `none`, `cn22`, `cn23` or `invoice`. */
  readonly papers: string;
  /** What stands for the export filing on the papers, or null. */
  readonly filing: string | null;
  /** What the embargo list said of the destination: a blocked one is not cleared. */
  readonly screening: 'notListed' | 'allowed';
  readonly marks: readonly string[];
  /** Publication of the tables; 0: as the program came. */
  readonly rulesVersion: number;
}

/** What is recorded of a parcel that crosses a border or holds dangerous goods. */
export type BorderEvent =
  | {
      /** It may not go: nothing is bought for it. */
      readonly type: 'parcelStopped';
      readonly sessionId: SessionId;
      readonly parcelId: ParcelId;
      readonly reason: string;
      /** The product it is about, or null. */
      readonly sku: Sku | null;
    }
  | {
      /** A pre-printed mark is on the parcel: by its own code, the card MARK, or a touch. */
      readonly type: 'markConfirmed';
      readonly sessionId: SessionId;
      readonly parcelId: ParcelId;
      readonly mark: string;
      readonly by: 'scan' | 'hand';
      readonly code: string;
    }
  | {
      /** What was checked before its label was asked for: customs, embargoes, dangerous goods. */
      readonly type: 'parcelCleared';
      readonly sessionId: SessionId;
      readonly parcelId: ParcelId;
      readonly clearance: BorderClearance;
    };
