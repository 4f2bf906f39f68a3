import type { BadgeCard } from './badgeCard.ts';
import type { Card } from './card.ts';
import type { LabelDocument } from './labelDocument.ts';
import type { LogisticDocument } from './logisticLabel.ts';
import type { LimitedQuantityMark } from '../ship/goodsMarks.ts';
import type { PackingSlip } from './packingSlip.ts';
import type { PlaceLabel } from '../scan/placeCode.ts';

/** A product that gets a label of its own. */
export interface ProductForLabel {
  readonly sku: string;
  readonly name: string;
  readonly barcode: string;
}

/** What may stand on labels, before any layout or printer language. */
export type LabelContent =
  | { readonly kind: 'addressed'; readonly document: LabelDocument }
  | { readonly kind: 'logistic'; readonly document: LogisticDocument }
  | { readonly kind: 'product'; readonly product: ProductForLabel }
  | { readonly kind: 'cards'; readonly cards: readonly Card[] }
  | { readonly kind: 'badges'; readonly badges: readonly BadgeCard[] }
  | { readonly kind: 'places'; readonly places: readonly PlaceLabel[] }
  | { readonly kind: 'packingList'; readonly slip: PackingSlip }
  | { readonly kind: 'mark'; readonly mark: LimitedQuantityMark };
