import type { LineId, SessionId, Sku } from '../ids.ts';
import type { UnitTrace } from '../orders/unitTrace.ts';

/** Facts of items that come out of an order again; what was in comes out by `itemUnpacked`. */
export type TakeOutEvent =
  | {
      readonly type: 'takeOutAsked';
      readonly sessionId: SessionId;
      readonly why: 'unpack' | 'damaged';
      /** Where a damaged one is put, by the label that was scanned there; absent: where the site puts them. */
      readonly place?: string;
    }
  | { readonly type: 'takeOutDropped'; readonly sessionId: SessionId }
  | {
      /** Units put aside because they are damaged; where they were in, `itemUnpacked` stands before it. Their line waits for others. */
      readonly type: 'itemDamaged';
      readonly sessionId: SessionId;
      readonly lineId: LineId;
      readonly sku: Sku;
      readonly units: number;
      readonly trace?: UnitTrace;
      /** Where they were put; absent where nobody said. */
      readonly place?: string;
    };
