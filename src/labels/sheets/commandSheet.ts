import type { Card } from '../../core/label/card.ts';
import type { SheetSize } from '../../core/print/media.ts';
import { code128Picture } from './bars.ts';
import { escaped, html, SHEET_MARGIN_MM, SHEET_MM, sheetDocument, type Html } from './page.ts';

const COLUMNS = 2;
const ROWS = 5;
const GAP_MM = 6;
const CARD_PADDING_MM = 4;

const STYLE = `section{display:grid;grid-template-columns:repeat(${COLUMNS.toString()},1fr);grid-template-rows:repeat(${ROWS.toString()},1fr);gap:${GAP_MM.toString()}mm}
article{border:0.4mm solid #000;border-radius:2mm;padding:${CARD_PADDING_MM.toString()}mm;display:flex;flex-direction:column;justify-content:space-between;align-items:center;text-align:center}
h2{font-size:20pt;font-weight:700;letter-spacing:0.02em;line-height:1.1}
p{font-size:10.5pt}`;

/** Cards with bars to be cut out (commands, box presets, badges), ten a sheet. Throws RangeError for a barcode that bars do not carry. */
export function commandSheet(cards: readonly Card[], size: SheetSize): string {
  const sheets: Html[] = [];
  const inner = (SHEET_MM[size].width - 2 * SHEET_MARGIN_MM - GAP_MM) / COLUMNS - 2 * CARD_PADDING_MM - 1;
  for (let first = 0; first < cards.length; first += COLUMNS * ROWS)
    sheets.push(
      html`${cards.slice(first, first + COLUMNS * ROWS).map(
        ({ title, caption, barcode }) =>
          html`<article>
            <h2>${escaped(title)}</h2>
            <p>${escaped(caption)}</p>
            ${code128Picture(barcode, 16, inner)}
          </article>`,
      )}`,
    );
  return sheetDocument(size, 'Command cards', STYLE, sheets);
}
