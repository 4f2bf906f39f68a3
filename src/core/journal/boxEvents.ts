import type { BoxReason } from '../carton/boxReason.ts';
import type { BoxSet } from '../carton/boxSet.ts';
import type { CartonTypeId, ParcelId, SessionId } from '../ids.ts';
import type { Instant } from '../time.ts';

/** Where a version of the box set came from: a draft, an older version taken up again, or an import's rows. */
export type BoxSetOrigin = 'draft' | 'rollBack' | 'import';

/** Facts of the box set: its draft, its versions, and which one counts. */
export type BoxSetEvent =
  | {
      readonly type: 'boxDraftSaved';
      /** Counted up over all drafts: a save names the one it began from. */
      readonly revision: number;
      /** Version in force when the draft was begun. */
      readonly base: number;
      readonly boxes: BoxSet;
    }
  | { readonly type: 'boxDraftDropped'; readonly revision: number }
  | {
      readonly type: 'boxSetPublished';
      /** Counted up from 1. */
      readonly version: number;
      /** Version in force when it was published. */
      readonly base: number;
      readonly origin: 'draft' | 'rollBack';
      /** The version taken up again; null for a draft. */
      readonly rollsBackTo: number | null;
      /** The draft's count after it is gone; null where no draft was published. */
      readonly revision: number | null;
      readonly boxes: BoxSet;
      /** When it is to count; null: at once. One that waits is dropped by any later publication. */
      readonly from: Instant | null;
    }
  /** The moment of a version came; `boxes` as they count from now on, with what changed since it was published. */
  | { readonly type: 'boxSetTookEffect'; readonly version: number; readonly boxes: BoxSet }
  /** A version that waited for its moment is not wanted any more. */
  | { readonly type: 'boxSetWithdrawn'; readonly version: number };

const TYPES: ReadonlySet<string> = new Set<BoxSetEvent['type']>([
  'boxDraftSaved',
  'boxDraftDropped',
  'boxSetPublished',
  'boxSetTookEffect',
  'boxSetWithdrawn',
]);

/** True for facts of the box set. */
export const isBoxSetEvent = (event: { readonly type: string }): event is BoxSetEvent => TYPES.has(event.type);

/** The packer said why another box was taken than the suggested one. */
export interface BoxReasonEvent {
  readonly type: 'boxReasonGiven';
  readonly sessionId: SessionId;
  readonly parcelId: ParcelId;
  readonly cartonTypeId: CartonTypeId;
  readonly suggestedId: CartonTypeId;
  readonly reason: BoxReason;
  readonly by: 'scan' | 'hand';
}
