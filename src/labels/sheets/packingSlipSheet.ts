import { customerWords } from '../../core/label/customerWords.ts';
import { printableSlip, toldRows, type PackingSlip, type PackingSlipLine } from '../../core/label/packingSlip.ts';
import { columns } from '../../core/label/labelDocument.ts';
import type { SheetSize } from '../../core/print/media.ts';
import { code128Picture } from './bars.ts';
import { escaped, html, SHEET_MARGIN_MM, SHEET_MM, sheetDocument, type Html } from './page.ts';

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
tr:has(+tr.told) td{border-bottom:0}
tr.told td{padding:0 2mm 1mm;font-size:9.5pt;color:#333;overflow-wrap:anywhere}
.note{margin-top:6mm;padding:4mm;border:0.3mm solid #000;border-radius:2mm;overflow-wrap:anywhere}
.note b{display:block;margin-bottom:1mm}
footer{position:absolute;left:10mm;right:10mm;bottom:10mm;display:flex;justify-content:space-between;align-items:flex-end;font-size:9.5pt}`;

/** Millimetres that the head and the foot of a sheet take, and those of a row's lines and frame, rather more than they measure. */
const HEAD_MM = 26;
const FOOT_MM = 22;
const NAME_LINE_MM = 6;
const SKU_LINE_MM = 5;
const ROW_MM = 5;
const TOLD_MM = 6;
const NOTE_LINE_MM = 5.2;
const NOTE_MM = 22;
/** Columns of a line of a name and of a note; a letter that is drawn in a full square counts two. Rather fewer than there is room for. */
const NAME_COLUMNS = 58;
const TOLD_COLUMNS = 80;
const NOTE_COLUMNS = 72;

/** A packing slip on sheets: what is in the parcel, no prices; as many sheets as its lines and its note need. Its order number stands as Code 128 where bars can carry it. */
export function packingSlipSheet(document: PackingSlip, size: SheetSize): string {
  const slip = printableSlip(document);
  const pages = paged(slip, SHEET_MM[size].height - 2 * SHEET_MARGIN_MM - HEAD_MM - FOOT_MM);
  const sheets = pages.map((blocks, page) => {
    const rows = blocks.flatMap((block) =>
      block.kind === 'line' ? [row(block.line)] : block.kind === 'told' ? [toldRow(block.text)] : [],
    );
    const notes = blocks.flatMap((block) => (block.kind === 'note' ? [note(slip, block.text)] : []));
    const isLast = page === pages.length - 1;
    return html`${head(slip)}
      <table>
        ${rows}
      </table>
      ${notes}
      <footer>
        ${isLast ? bars(slip) : NOTHING}<span>${escaped(`${(page + 1).toString()} / ${pages.length.toString()}`)}</span>
      </footer>`;
  });
  const title = `${customerWords(slip.language).packingSlip} ${slip.orderNumber}`;
  return sheetDocument(size, title, STYLE, sheets, slip.language);
}

type Block =
  | { readonly kind: 'line'; readonly line: PackingSlipLine; readonly heightMm: number }
  | { readonly kind: 'told'; readonly text: string; readonly heightMm: number }
  | { readonly kind: 'note'; readonly text: string; readonly heightMm: number };

/** Lines and note spread over sheets with so much room; nothing is cut off: a note longer than a sheet goes on on the next. */
function paged(slip: PackingSlip, roomMm: number): readonly (readonly Block[])[] {
  const blocks: Block[] = slip.lines.flatMap((line): Block[] => [
    { kind: 'line', line, heightMm: rowHeight(line) },
    ...toldRows(line, slip.language, TOLD_COLUMNS).map((text) => ({ kind: 'told' as const, text, heightMm: TOLD_MM })),
  ]);
  const mostLines = Math.floor((roomMm - NOTE_MM) / NOTE_LINE_MM);
  for (let rest = slip.note; rest !== '';) {
    const text = start(rest, mostLines * NOTE_COLUMNS);
    blocks.push({ kind: 'note', text, heightMm: NOTE_MM + Math.ceil(columns([text]) / NOTE_COLUMNS) * NOTE_LINE_MM });
    rest = rest.slice(text.length);
  }
  const pages: Block[][] = [[]];
  let usedMm = 0;
  for (const block of blocks) {
    if (usedMm > 0 && usedMm + block.heightMm > roomMm) {
      pages.push([]);
      usedMm = 0;
    }
    pages.at(-1)?.push(block);
    usedMm += block.heightMm;
  }
  return pages;
}

function rowHeight({ name, sku }: PackingSlipLine): number {
  const nameLines = Math.max(1, Math.ceil(columns([name]) / NAME_COLUMNS));
  return nameLines * NAME_LINE_MM + (sku !== '' && sku !== name ? SKU_LINE_MM : 0) + ROW_MM;
}

/** As many whole characters of a text as have so many columns, at least one. */
function start(text: string, most: number): string {
  let taken = '';
  for (const character of text) {
    if (taken !== '' && columns([taken]) + columns([character]) > most) return taken;
    taken += character;
  }
  return taken;
}

const NOTHING = escaped('');

const head = (slip: PackingSlip): Html =>
  html`<header>
    <div>
      <div class="sender">${escaped(slip.sender)}</div>
      <h1>${escaped(customerWords(slip.language).packingSlip)}</h1>
    </div>
    <div class="order">
      <b>${escaped(`${customerWords(slip.language).order} ${slip.orderNumber}`)}</b>${escaped(
        customerWords(slip.language).parcel(slip.parcel.index, slip.parcel.count),
      )}
    </div>
  </header>`;

const row = ({ quantity, name, sku }: PackingSlipLine): Html =>
  html`<tr>
    <td class="count">${escaped(`${quantity.toString()} \u00D7`)}</td>
    <td class="name">${escaped(name)}${sku !== '' && sku !== name ? html`<span>${escaped(sku)}</span>` : NOTHING}</td>
  </tr>`;

/** A row of what tells the units of the line above it. */
const toldRow = (text: string): Html =>
  html`<tr class="told">
    <td></td>
    <td>${escaped(text)}</td>
  </tr>`;

const note = (slip: PackingSlip, text: string): Html =>
  html`<div class="note">
    <b>${escaped(customerWords(slip.language)[slip.isGift ? 'gift' : 'note'])}</b>${escaped(text)}
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
