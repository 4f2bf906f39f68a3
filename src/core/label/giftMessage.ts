import type { CustomerLanguage } from './customerLanguage.ts';
import { customerWords } from './customerWords.ts';
import { printableText } from './printableText.ts';

/** What the card of a gift says; nothing of what the goods cost, and not who ordered them unless the message does. */
export interface GiftMessage {
  /** In the giver's own words, of one line or more. */
  readonly message: string;
  /** The shop or site it comes from. */
  readonly sender: string;
  /** The language of its title; absent: English. */
  readonly language?: CustomerLanguage;
}

/** What stands over the message. */
export const giftTitle = ({ language }: GiftMessage): string => customerWords(language).gift;

/** The lines of a message as they may be put on paper: nothing invisible, no control characters, blank lines between paragraphs kept. */
export const giftLines = ({ message }: GiftMessage): readonly string[] =>
  message.split(/\r\n|\r|\n/).map(printableText);
