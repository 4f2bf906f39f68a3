import {
  LINES_A_PART,
  MANIFEST_WORDS,
  type ManifestSheet,
  type ManifestSheetLine,
} from '../../core/label/manifestSheet.ts';
import type { SheetSize } from '../../core/print/media.ts';
import { code128Picture } from './bars.ts';
import { escaped, html, SHEET_MARGIN_MM, SHEET_MM, sheetDocument, type Html } from './page.ts';

/** Height of a row of the table; no text of it wraps. */
const ROW_MM = 5.6;
/** Head with its bars, heading of the table and page number. */
const FRAME_MM = 62;
/** Totals and the lines to sign on. */
const END_MM = 46;

const STYLE = `header{display:flex;justify-content:space-between;align-items:flex-start;gap:8mm;height:44mm}
h1{font-size:22pt;line-height:1.1}
h2{font-size:14pt;margin-top:1mm}
.bars{text-align:center}
.bars svg{margin:0 auto}
.bars b{font-size:13pt;letter-spacing:.06em}
dl{display:grid;grid-template-columns:auto auto;gap:0 4mm;margin-top:2mm}
dt{color:#333}
dd{font-weight:600}
table{width:100%;border-collapse:collapse;table-layout:fixed;font-size:9.5pt}
th{text-align:left;border-bottom:.5mm solid #000;height:7mm;padding:0 2mm 0 0}
td{height:${ROW_MM.toString()}mm;border-bottom:.15mm solid #999;overflow:hidden;white-space:nowrap;text-overflow:ellipsis;padding:0 2mm 0 0}
.no{width:10mm;color:#333}
.small{font-size:7.5pt}
.tracking{font-weight:600}
.order{width:36mm}.weight{width:20mm;text-align:right}.service{width:36mm;padding-left:4mm}.charge{width:24mm;text-align:right}
.end{margin-top:5mm;display:flex;gap:12mm;font-size:12pt}
.sign{display:flex;gap:10mm;margin-top:14mm}
.sign div{flex:1;border-top:.3mm solid #000;padding-top:1mm;font-size:9.5pt}
footer{position:absolute;left:10mm;right:10mm;bottom:9mm;display:flex;justify-content:space-between;font-size:9.5pt}`;

/**
 * A manifest on sheets: its number as Code 128 on each of them, one row a parcel, at the end totals and a place to sign; as many sheets as
 * it needs. Throws RangeError for a number that bars do not carry.
 */
export function manifestSheet(manifest: ManifestSheet, size: SheetSize): string {
  const pages = paged(manifest, Math.floor(SHEET_MM[size].height - 2 * SHEET_MARGIN_MM - FRAME_MM));
  const isLastPart = manifest.part === manifest.parts;
  const before = (manifest.part - 1) * LINES_A_PART;
  const sheets = pages.map(({ lines, from }, page) => {
    const isEnd = isLastPart && page === pages.length - 1;
    return html`${head(manifest)}
      <table>
        ${headings()}${lines.map((line, index) => row(line, before + from + index + 1))}
      </table>
      ${isEnd ? end(manifest) : NOTHING}
      <footer>
        <span>${escaped(manifest.manifestId)}</span>
        <span>${escaped(`${(page + 1).toString()} / ${pages.length.toString()}`)}</span>
      </footer>`;
  });
  return sheetDocument(size, `${MANIFEST_WORDS.title} ${manifest.manifestId}`, STYLE, sheets);
}

interface Page {
  readonly from: number;
  readonly lines: readonly ManifestSheetLine[];
}

/** Rows spread over sheets; the totals stand under the last row, or on a sheet of their own where it has no room for them. */
function paged({ lines }: ManifestSheet, roomMm: number): readonly Page[] {
  const most = Math.floor(roomMm / ROW_MM);
  const pages: Page[] = [];
  for (let from = 0; from < lines.length; from += most) pages.push({ from, lines: lines.slice(from, from + most) });
  const last = pages.at(-1)?.lines.length ?? most;
  if (last * ROW_MM + END_MM > roomMm) pages.push({ from: lines.length, lines: [] });
  return pages;
}

const NOTHING = escaped('');

const fact = (name: string, value: string): Html =>
  value === ''
    ? NOTHING
    : html`<dt>${escaped(name)}</dt>
        <dd>${escaped(value)}</dd>`;

const head = (manifest: ManifestSheet): Html =>
  html`<header>
    <div>
      <h1>${escaped(MANIFEST_WORDS.title)}</h1>
      <h2>${escaped(manifest.carrier)}</h2>
      <dl>
        ${fact(MANIFEST_WORDS.shipDate, manifest.shipDate)}${fact(MANIFEST_WORDS.closed, manifest.closedAt)}
        ${fact(MANIFEST_WORDS.from, [manifest.sender, manifest.origin].filter((part) => part !== '').join(', '))}
        ${fact(MANIFEST_WORDS.account, manifest.account)}
        ${fact(MANIFEST_WORDS.part, manifest.parts === 1 ? '' : `${manifest.part.toString()} / ${manifest.parts.toString()}`)}
      </dl>
    </div>
    <div class="bars">${code128Picture(manifest.manifestId, 18, 90)}<b>${escaped(manifest.manifestId)}</b></div>
  </header>`;

const headings = (): Html =>
  html`<tr>
    <th class="no"></th>
    <th class="tracking">${escaped(MANIFEST_WORDS.tracking)}</th>
    <th class="order">${escaped(MANIFEST_WORDS.order)}</th>
    <th class="weight">${escaped(MANIFEST_WORDS.weight)}</th>
    <th class="service">${escaped(MANIFEST_WORDS.service)}</th>
    <th class="charge">${escaped(MANIFEST_WORDS.charge)}</th>
  </tr>`;

const row = (line: ManifestSheetLine, number: number): Html =>
  html`<tr>
    <td class="no">${escaped(number.toString())}</td>
    ${cell('tracking', line.tracking)} ${cell('order', line.order)} ${cell('weight', line.weight)}
    ${cell('service', line.service)} ${cell('charge', line.charge)}
  </tr>`;

/** Letters that a column holds at its usual size; more of them stand smaller, so that no number is cut off. */
const ROOM = { tracking: 26, order: 17, weight: 10, service: 12, charge: 11 } as const;

const cell = (column: keyof typeof ROOM, text: string): Html =>
  html`<td class="${escaped(text.length > ROOM[column] ? `${column} small` : column)}">${escaped(text)}</td>`;

const end = ({ totals }: ManifestSheet): Html =>
  html`<div class="end">
      <span>${escaped(MANIFEST_WORDS.parcels)} <b>${escaped(totals.parcels.toString())}</b></span>
      <span>${escaped(MANIFEST_WORDS.weight)} <b>${escaped(totals.weight === '' ? '--' : totals.weight)}</b></span>
      <span
        >${escaped(MANIFEST_WORDS.total)}
        <b>${escaped(totals.charges.length === 0 ? '--' : totals.charges.join(' + '))}</b></span
      >
    </div>
    <div class="sign">
      <div>${escaped(MANIFEST_WORDS.received)}</div>
      <div>${escaped(MANIFEST_WORDS.when)}</div>
    </div>`;
