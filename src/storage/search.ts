/** Text as it is searched: without accents, in lower case, spaces made single. */
export const fold = (text: string): string =>
  (/^[ -~]*$/.test(text) ? text : text.normalize('NFKD').replaceAll(/\p{M}/gu, ''))
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim();

/** The words of a folded text, each once. */
export const wordsOf = (folded: string): string[] => [
  ...new Set(folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')),
];

/** An order number as it is looked up: regardless of case, without a leading '#'. */
export const numberKey = (number: string): string => fold(number).replace(/^#/, '');

/** The first text after every text that begins with `prefix`. */
export const prefixEnd = (prefix: string): string => `${prefix}\u{10ffff}`;
