import type { BadgeCard } from './badgeCard.ts';
import type { Card } from './card.ts';
import type { CustomsPapers } from './customsPapers.ts';
import type { GiftMessage } from './giftMessage.ts';
import type { ManifestSheet } from './manifestSheet.ts';
import type { LITHIUM_MARK_MM, LithiumMark } from '../ship/goodsMarks.ts';
import type { PackingSlip } from './packingSlip.ts';

/** What may stand on sheets, before any layout. */
export type SheetContent =
  | { readonly kind: 'cards'; readonly cards: readonly Card[] }
  | { readonly kind: 'badges'; readonly badges: readonly BadgeCard[] }
  /** A page that proves its printer: its code is scanned back. */
  | { readonly kind: 'test'; readonly code: string }
  | { readonly kind: 'packingSlip'; readonly slip: PackingSlip }
  | { readonly kind: 'giftMessage'; readonly gift: GiftMessage }
  /** Only for a printer that is declared to print red. */
  | { readonly kind: 'lithiumMark'; readonly mark: LithiumMark; readonly size: keyof typeof LITHIUM_MARK_MM }
  | { readonly kind: 'customs'; readonly papers: CustomsPapers }
  | { readonly kind: 'manifest'; readonly manifest: ManifestSheet };
