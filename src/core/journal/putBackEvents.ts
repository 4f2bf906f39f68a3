import type { LineId, SessionId, Sku } from '../ids.ts';

/** Units of one line that go back to where their product lies. */
export interface PutBackUnits {
  readonly lineId: LineId;
  readonly sku: Sku;
  readonly units: number;
}

/** Facts of goods that lie in a tote of an order that was cancelled, on their way back to their places. */
export type PutBackEvent =
  | {
      /** The packer is done with the order: these are to be put back. */
      readonly type: 'putBackBegun';
      readonly sessionId: SessionId;
      readonly lines: readonly PutBackUnits[];
    }
  | (PutBackUnits & { readonly type: 'itemPutBack'; readonly sessionId: SessionId; readonly by: 'scan' | 'hand' });
