import { BADGE_MM, type BadgeCard } from '../../core/label/badgeCard.ts';
import type { SheetSize } from '../../core/print/media.ts';
import { code128Picture } from './bars.ts';
import { escaped, html, sheetDocument, type Html } from './page.ts';

const COLUMNS = 2;
const ROWS = 4;
const GAP_MM = 8;
const MARK_MM = 3;
const { width, height } = BADGE_MM;
const mm = (millimetres: number): string => `${millimetres.toFixed(1)}mm`;

const STYLE = `section{display:grid;grid-template-columns:repeat(${COLUMNS.toString()},${mm(width)});grid-auto-rows:${mm(height)};gap:${mm(GAP_MM)};justify-content:center;align-content:start;padding-top:14mm}
article{position:relative;break-inside:avoid;padding:3mm 4mm;display:flex;flex-direction:column;justify-content:space-between;align-items:center;text-align:center}
article>svg:last-child{position:absolute;inset:${mm(-MARK_MM - 1)};width:${mm(width + 2 * MARK_MM + 2)};height:${mm(height + 2 * MARK_MM + 2)}}
h2{font-weight:700;line-height:1.1;overflow-wrap:anywhere}
p{font-size:10.5pt;line-height:1.2}`;

/** People's badges in the size of a card, eight a sheet, with marks where to cut. Throws RangeError for a code that bars do not carry. */
export function badgeSheet(badges: readonly BadgeCard[], size: SheetSize): string {
  const sheets: Html[] = [];
  for (let first = 0; first < badges.length; first += COLUMNS * ROWS)
    sheets.push(html`${badges.slice(first, first + COLUMNS * ROWS).map(card)}`);
  return sheetDocument(size, 'Badges', STYLE, sheets);
}

/** Long names are smaller and whole: people's names have at most 80 characters. */
const nameSize = ({ length }: string): Html => (length <= 18 ? '20pt' : length <= 44 ? '15pt' : '11pt') as Html;

// Who looks at the bars by other means than a scanner is told what they are, never what they hold.
const card = ({ name, role, number, site, barcode }: BadgeCard): Html =>
  html`<article>
    <p>${escaped(site)}</p>
    <h2 style="font-size:${nameSize(name)}">${escaped(name)}</h2>
    <p>${escaped(`${role} · ${number}`)}</p>
    ${code128Picture(barcode, 17, width - 4, name)}${MARKS}
  </article>`;

/** Two short lines at each corner, outside the card. */
const MARKS = ((): Html => {
  const [left, top] = [MARK_MM + 1, MARK_MM + 1];
  const [right, bottom] = [left + width, top + height];
  const across = [top, bottom].map(
    (y) => `M0 ${y.toFixed(1)}h${MARK_MM.toString()}M${(right + 1).toFixed(1)} ${y.toFixed(1)}h${MARK_MM.toString()}`,
  );
  const down = [left, right].map(
    (x) => `M${x.toFixed(1)} 0v${MARK_MM.toString()}M${x.toFixed(1)} ${(bottom + 1).toFixed(1)}v${MARK_MM.toString()}`,
  );
  const box = `0 0 ${(width + 2 * left).toFixed(1)} ${(height + 2 * top).toFixed(1)}`;
  return `<svg aria-hidden="true" viewBox="${box}" xmlns="http://www.w3.org/2000/svg"><path d="${[...across, ...down].join('')}" stroke="#000" stroke-width="0.2" fill="none"/></svg>` as Html;
})();
