// Advance widths of the printer's font 0 in thousandths of its height, by groups of characters of one width: the published metrics of
// its design. Printers differ by a few hundredths, which SLACK covers.
const GROUPS: readonly (readonly [width: number, characters: string])[] = [
  [250, ` '|\u00A6`],
  [278, '/:;Ifijlt{}\u00CC\u00CD\u00CE\u00CF\u00EC\u00ED\u00EE\u00EF'],
  [300, '\u00AA\u00B2\u00B3\u00B9\u00BA'],
  [333, '!"(),.[]`r\u00A1\u00A8\u00AF\u00B4\u00B7\u00B8'],
  [390, 'z'],
  [400, '\u00B0'],
  [445, 'Jcksvxy\u00E7\u00FD\u00FF'],
  [556, 'ABCKPSVXY\u00B6\u00C0\u00C1\u00C2\u00C3\u00C4\u00C5\u00C7\u00DD\u00DE'],
  [611, 'DGHNOQRU\u00D0\u00D1\u00D2\u00D3\u00D4\u00D5\u00D6\u00D8\u00D9\u00DA\u00DB\u00DC'],
  [668, '&w'],
  [723, '\u00E6'],
  [750, '\u00BC\u00BD\u00BE'],
  [778, 'Mm\u00C6'],
  [800, '-'],
  [833, '%@W\u00A9\u00AE'],
];
const WIDTHS = new Map(
  GROUPS.flatMap(([width, characters]) => [...characters].map((character) => [character, width] as const)),
);
const USUAL = 500;
const SLACK = 1.04;

/**
 * True when font 0 surely draws every character as itself: printable ASCII and the printable half of Latin-1, without the backslash,
 * which some firmware reads as the start of a line break.
 */
export const isFontZeroText = (text: string): boolean => /^[\x20-\x5B\x5D-\x7E\u00A1-\u00AC\u00AE-\u00FF]*$/.test(text);

/** Width of a line in font 0 in heights of the font, never less than a printer needs. */
export function fontZeroWidth(text: string): number {
  let total = 0;
  for (const character of text) total += WIDTHS.get(character) ?? USUAL;
  return (total / 1000) * SLACK;
}

/** Height of font 0's capitals in heights of the font. */
export const FONT_ZERO_CAPITALS = 0.75;
