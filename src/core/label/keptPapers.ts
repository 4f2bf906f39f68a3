import type { CustomsPapers } from './customsPapers.ts';
import type { PackingSlip } from './packingSlip.ts';

/** What the papers of a parcel said when its label was bought: the parcel is known by them, whatever products and orders say later. */
export interface KeptPapers {
  /** Null where it needed none, or where they lacked something then: those are made anew once it is known. */
  readonly customs: CustomsPapers | null;
  readonly slip: PackingSlip | null;
}
