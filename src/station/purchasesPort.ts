import type { IntentId, ParcelId } from '../core/ids.ts';
import type { StoredPurchase } from '../core/ship/labelPurchase.ts';

/** Attempts to buy labels, as stored. */
export interface PurchasesPort {
  byIntent(intentId: IntentId): StoredPurchase | null;
  /** Purchases whose tracking number or SSCC equals the text, the latest first; given back ones too. */
  byNumber(text: string): readonly StoredPurchase[];
  /** In the order they came to stand as they do. */
  ofParcel(parcelId: ParcelId): readonly StoredPurchase[];
  /** Those of this station that wait for a carrier: requested, asked, unknown or being given back. */
  unsettled(): readonly StoredPurchase[];
}
