/** Keyboards whose keys scanners are often set to, or that PCs have, instead of the US one. */
export type LayoutName = 'german' | 'french' | 'spanish';

/** What comes of a character when one side takes its key for that of another country's keyboard. */
export interface Layout {
  readonly name: LayoutName;
  readonly keys: ReadonlyMap<string, string>;
}

const pairs = (from: string, to: string): readonly (readonly [string, string])[] =>
  [...from].map((letter, at) => [letter, [...to][at] ?? letter] as const);

// A scanner set to US at a PC of another country, and a scanner set to that country where keys are read as on a US keyboard.
const layout = (name: LayoutName, from: string, to: string): Layout => ({ name, keys: new Map(pairs(from, to)) });

/** Only the characters of the test sheet and of AIM identifiers; the others stay as they are. */
export const LAYOUTS: readonly Layout[] = [
  layout('german', 'yzYZ-]', 'zyZYß+'),
  layout('german', 'yzYZ-]', 'zyZY/9'),
  layout('french', 'aqwzmAQWZM0123456789-]', 'qazw,QAZW?à&é"\'(-è_ç)$'),
  layout('french', 'aqwzmAQWZM0123456789-]', 'qazw;QAZW:)!@#$%^&*(6-'),
  layout('spanish', '-]', "'+"),
  layout('spanish', '-]', '/]'),
];

/** Text as it comes when its keys are those of another keyboard. */
export const inAnotherLayout = (text: string, { keys }: Layout): string =>
  Array.from(text, (letter) => keys.get(letter) ?? letter).join('');

/** Capitals for small letters and the other way round, as Caps Lock makes of what a scanner types. */
export const swapCase = (text: string): string =>
  Array.from(text, (letter) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase())).join(
    '',
  );
