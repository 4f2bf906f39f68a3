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
