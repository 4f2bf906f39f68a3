import type { LabelContent } from '../core/label/labelContent.ts';
import type { LabelRefusal } from '../core/label/labelDocument.ts';
import { ok, type Result } from '../core/result.ts';
import { badgeLabelsZpl } from './badgeLabels.ts';
import { cardSheetZpl } from './commandCards.ts';
import type { Dpmm } from './layout/stock.ts';
import { limitedQuantityZpl } from './limitedQuantity.ts';
import { logisticLabelZpl, logisticTexts } from './logisticLabel.ts';
import { packingListTexts, packingListZpl } from './packingList.ts';
import { placeLabelsZpl } from './placeLabels.ts';
import { productLabelZpl } from './productLabel.ts';
import { labelTexts, shippingLabelZpl } from './shippingLabel.ts';
import type { Rasteriser } from './text/textSetter.ts';

/** Every text of a label that comes from outside: whether the printer's own font has its letters decides if a rasteriser is needed. */
export function contentTexts(content: LabelContent): readonly string[] {
  switch (content.kind) {
    case 'addressed':
      return labelTexts(content.document);
    case 'logistic':
      return logisticTexts(content.document);
    case 'product':
      return [content.product.name, content.product.sku];
    case 'cards':
      return content.cards.flatMap(({ title, caption }) => [title, caption]);
    case 'badges':
      return content.badges.flatMap(({ site, name, role }) => [site, name, role]);
    case 'places':
      return content.places.map(({ caption }) => caption);
    case 'packingList':
      return packingListTexts(content.slip);
    case 'mark':
      return [];
  }
}

/** ZPL of any label or run of labels. Refuses text that does not fit and bars that can't be drawn; drops nothing. */
export function labelZpl(
  content: LabelContent,
  dpmm: Dpmm,
  rasteriser: Rasteriser | null,
): Result<Uint8Array, LabelRefusal> {
  switch (content.kind) {
    case 'addressed':
      return shippingLabelZpl(content.document, dpmm, rasteriser);
    case 'logistic':
      return logisticLabelZpl(content.document, dpmm, rasteriser);
    case 'product':
      return productLabelZpl(content.product, dpmm, rasteriser);
    case 'cards':
      return cardSheetZpl(content.cards, dpmm, rasteriser);
    case 'badges':
      return badgeLabelsZpl(content.badges, dpmm, rasteriser);
    case 'places':
      return placeLabelsZpl(content.places, dpmm, rasteriser);
    case 'packingList':
      return packingListZpl(content.slip, dpmm, rasteriser);
    case 'mark':
      return ok(limitedQuantityZpl(content.mark, dpmm));
  }
}
