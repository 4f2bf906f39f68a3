import {
  PACKING_SLIP_WORDS,
  parcelWords,
  printableSlip,
  type PackingSlip,
  type PackingSlipLine,
} from '../../core/label/packingSlip.ts';
import type { SheetSize } from '../../core/print/media.ts';
import { code128Picture } from './bars.ts';
import { escaped, html, sheetDocument, type Html } from './page.ts';

const STYLE = `header{display:flex;justify-content:space-between;align-items:flex-start;gap:8mm;padding-bottom:5mm;border-bottom:0.5mm solid #000}
h1{font-size:20pt;line-height:1.1}
.sender{font-size:12pt;font-weight:600}
.order{text-align:right}
.order b{display:block;font-size:14pt}
table{width:100%;border-collapse:collapse;margin-top:5mm}
td{padding:2.2mm 2mm;border-bottom:0.2mm solid #999;vertical-align:top}
td.count{width:16mm;text-align:right;font-size:14pt;font-weight:700;white-space:nowrap}
td.name{font-size:12pt;overflow-wrap:anywhere}
td.name span{display:block;font-size:9.5pt;color:#333}
.note{margin-top:6mm;padding:4mm;border:0.3mm solid #000;border-radius:2mm;overflow-wrap:anywhere}
.note b{display:block;margin-bottom:1mm}
footer{position:absolute;left:10mm;right:10mm;bottom:10mm;display:flex;justify-content:space-between;align-items:flex-end;font-size:9.5pt}`;

/** Lines that surely fit below the head of a sheet, also where each name takes two lines, and the note below the last of them. */
const LINES_A_SHEET = 14;

/** A packing slip on sheets: what is in the parcel, no prices; as many sheets as its lines need. Its order number stands as Code 128 where bars can carry it. */
export function packingSlipSheet(document: PackingSlip, size: SheetSize): string {
  const slip = printableSlip(document);
  const pages = Math.max(1, Math.ceil(slip.lines.length / LINES_A_SHEET));
  const sheets = Array.from({ length: pages }, (_, page) => {
    const lines = slip.lines.slice(page * LINES_A_SHEET, (page + 1) * LINES_A_SHEET);
    const isLast = page === pages - 1;
    return html`${head(slip)}
      <table>
        ${lines.map(row)}
      </table>
      ${isLast ? note(slip) : NOTHING}
      <footer>
        ${isLast ? bars(slip) : NOTHING}<span>${escaped(`${(page + 1).toString()} / ${pages.toString()}`)}</span>
      </footer>`;
  });
  return sheetDocument(size, `${PACKING_SLIP_WORDS.title} ${slip.orderNumber}`, STYLE, sheets);
}

const NOTHING = escaped('');

const head = (slip: PackingSlip): Html =>
  html`<header>
    <div>
      <div class="sender">${escaped(slip.sender)}</div>
      <h1>${escaped(PACKING_SLIP_WORDS.title)}</h1>
    </div>
    <div class="order">
      <b>${escaped(`${PACKING_SLIP_WORDS.order} ${slip.orderNumber}`)}</b
      >${escaped(parcelWords(slip, PACKING_SLIP_WORDS))}
    </div>
  </header>`;

const row = ({ quantity, name, sku }: PackingSlipLine): Html =>
  html`<tr>
    <td class="count">${escaped(`${quantity.toString()} \u00D7`)}</td>
    <td class="name">${escaped(name)}${sku !== '' && sku !== name ? html`<span>${escaped(sku)}</span>` : NOTHING}</td>
  </tr>`;

const note = (slip: PackingSlip): Html =>
  slip.note === ''
    ? NOTHING
    : html`<div class="note">
        <b>${escaped(slip.isGift ? PACKING_SLIP_WORDS.gift : PACKING_SLIP_WORDS.note)}</b>${escaped(slip.note)}
      </div>`;

function bars(slip: PackingSlip): Html {
  try {
    return code128Picture(slip.orderNumber, 14, 90);
  } catch (error) {
    // An order number that bars do not carry stands in words only.
    if (error instanceof RangeError) return NOTHING;
    throw error;
  }
}
