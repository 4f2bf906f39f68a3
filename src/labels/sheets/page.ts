import type { CustomerLanguage } from '../../core/label/customerLanguage.ts';
import { SHEET_FONT, sheetFaces } from './sheetFonts.ts';
import type { SheetSize } from '../../core/print/media.ts';

/** HTML that is safe to stand in a page: only made by `html` and `escaped`, so that no text of a customer becomes markup. */
export type Html = string & { readonly brand: 'Html' };

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it stands in HTML. Control characters, which no paper shows, become blanks. */
export const escaped = (text: string): Html =>
  text.replace(/\p{Cc}/gu, ' ').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '') as Html;

/** A piece of markup; texts in it are escaped, pieces of markup are not. */
export const html = (parts: TemplateStringsArray, ...values: readonly (Html | readonly Html[])[]): Html =>
  parts.reduce((all, part, index) => {
    const value = values[index - 1] ?? '';
    return `${all}${typeof value === 'string' ? value : value.join('')}${part}`;
  }) as Html;

/** Millimetres of a sheet, upright: ISO 216 A4, ANSI/ASME Y14.1 A (Letter). */
export const SHEET_MM: Readonly<Record<SheetSize, { readonly width: number; readonly height: number }>> = {
  A4: { width: 210, height: 297 },
  Letter: { width: 215.9, height: 279.4 },
};

/** What printers can't reach at the edges of a sheet, and a little more. */
export const SHEET_MARGIN_MM = 10;

// No script, no address: the page is all there is.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/**
 * A whole document of sheets for the system's printer: one `section` a sheet, laid out at its own size and printed at 100 %. The
 * size stands in the page itself, so that a printer with another one is seen to be wrong instead of being scaled to.
 */
export function sheetDocument(
  size: SheetSize,
  title: string,
  style: string,
  sheets: readonly Html[],
  language: CustomerLanguage = 'en',
): string {
  const { width, height } = SHEET_MM[size];
  const faces = sheetFaces(sheets.join('').replace(/<[^>]*>/g, ''));
  const page = `@page{size:${width.toString()}mm ${height.toString()}mm;margin:0}
*{box-sizing:border-box;margin:0;padding:0}
body{font-family:'IBM Plex Sans','Noto Sans','${SHEET_FONT}',system-ui,'Segoe UI',Arial,sans-serif;color:#000;background:#fff;font-size:10.5pt;line-height:1.35}
section{width:${width.toString()}mm;height:${(height - 0.2).toString()}mm;padding:${SHEET_MARGIN_MM.toString()}mm;overflow:hidden;break-after:page;position:relative}
section:last-child{break-after:auto}
svg{display:block}`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>${escaped(title)}</title><style>${faces}${page}\n${style}</style></head><body>${sheets.map((sheet) => `<section>${sheet}</section>`).join('')}</body></html>`;
}
