import type { CommandWord } from '../scan/scan.ts';

/** One card: a word to read from afar, a line that explains it, and what its bars hold. */
export interface Card {
  readonly title: string;
  readonly caption: string;
  readonly barcode: string;
}

/** The card of a command: its bars say `CMD-` and the word, so that no product code can be taken for it. */
export const commandCard = (word: CommandWord, caption: string): Card => ({
  title: word === 'NEWBOX' ? 'NEW BOX' : word,
  caption,
  barcode: `CMD-${word}`,
});

/** The card that counts the item scanned last as so many units. */
export const quantityCard = (count: number, caption: string): Card => ({
  title: `QTY ${count.toString()}`,
  caption,
  barcode: `CMD-QTY-${count.toString()}`,
});
