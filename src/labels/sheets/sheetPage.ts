import type { SheetContent } from '../../core/label/sheetContent.ts';
import type { SheetSize } from '../../core/print/media.ts';
import { badgeSheet } from './badgeSheet.ts';
import { commandSheet } from './commandSheet.ts';
import { customsSheet } from './customsSheet.ts';
import { giftSheet } from './giftSheet.ts';
import { lithiumMarkSheet } from './lithiumMark.ts';
import { manifestSheet } from './manifestSheet.ts';
import { packingSlipSheet } from './packingSlipSheet.ts';
import { testPage } from './testPage.ts';

/** A document of sheets as HTML for the system's printer. Throws RangeError for a code that bars do not carry. */
export function sheetPage(content: SheetContent, size: SheetSize): string {
  switch (content.kind) {
    case 'cards':
      return commandSheet(content.cards, size);
    case 'badges':
      return badgeSheet(content.badges, size);
    case 'test':
      return testPage(content.code, size);
    case 'manifest':
      return manifestSheet(content.manifest, size);
    case 'packingSlip':
      return packingSlipSheet(content.slip, size);
    case 'giftMessage':
      return giftSheet(content.gift, size);
    case 'lithiumMark':
      return lithiumMarkSheet(content.mark, content.size, size);
    case 'customs':
      return customsSheet(content.papers, size);
  }
}
