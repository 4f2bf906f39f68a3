import { fontShelf, type FontFile, type FontShelf } from '../text/fonts.ts';

/** Name of the bundled letters in a page's style. */
export const SHEET_FONT = 'Sheet letters';
/** A page is handed over as one address, which holds two million characters: letters beyond this are left to the PC's own fonts. */
const MOST_BYTES = 1_000_000;
/** Letters that every PC has. */
const EVERYWHERE = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;

let shelf: FontShelf | null = null;

/** Font faces for the letters of a text that a PC may have no font for, such as Japanese or Arabic; '' for a text without any. */
export function sheetFaces(text: string): string {
  const wanted = [...new Set(text)].filter((letter) => !EVERYWHERE.test(letter));
  if (wanted.length === 0) return '';
  shelf ??= fontShelf();
  const files = new Map<FontFile, number[]>();
  for (const letter of wanted) {
    const codePoint = letter.codePointAt(0) ?? 0;
    const file = shelf.fileFor(codePoint, text, '');
    if (file) files.set(file, [...(files.get(file) ?? []), codePoint]);
  }
  let used = 0;
  let css = '';
  for (const [{ bytes }, codePoints] of [...files].toSorted(([, a], [, b]) => b.length - a.length)) {
    used += bytes.length;
    if (used > MOST_BYTES) break;
    const range = codePoints.map((codePoint) => `U+${codePoint.toString(16)}`).join(',');
    css += `@font-face{font-family:'${SHEET_FONT}';src:url(data:font/woff2;base64,${bytes.toString('base64')}) format('woff2');unicode-range:${range}}\n`;
  }
  return css;
}
