import { BOX_REASONS, type BoxReason } from '../carton/boxReason.ts';
import type { CommandWord } from '../scan/scan.ts';

/** One card: a word to read from afar, a line that explains it, and what its bars hold. */
export interface Card {
  readonly title: string;
  readonly caption: string;
  readonly barcode: string;
}

/** The card of a command, titled as the bench says it: its bars say `CMD-` and the word in every language, so that no product code can be taken for it. */
export const commandCard = (word: CommandWord, title: string, caption: string): Card => ({
  title,
  caption,
  barcode: `CMD-${word}`,
});

/** The card that counts the item scanned last as so many units; `title` is the bench's word, the number stands behind it. */
export const quantityCard = (count: number, title: string, caption: string): Card => ({
  title: `${title} ${count.toString()}`,
  caption,
  barcode: `CMD-QTY-${count.toString()}`,
});

/** The card that says why another box was taken: `title` is the bench's word, the number the one that stands on the screen. */
export function boxReasonCard(reason: BoxReason, title: string, caption: string): Card {
  const number = (BOX_REASONS.indexOf(reason) + 1).toString();
  return { title: `${title} ${number}`, caption, barcode: `CMD-WHY-${number}` };
}
