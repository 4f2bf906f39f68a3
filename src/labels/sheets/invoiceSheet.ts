import { invoiceTotal, type CustomsPapers } from '../../core/label/customsPapers.ts';
import type { ContentKind } from '../../core/orders/order.ts';
import type { CustomsLine } from '../../core/ship/customsLines.ts';
import type { SheetSize } from '../../core/print/media.ts';
import { pageOf } from './customsForms.ts';
import { amount, contactLine, field, hsText, kilograms, originText, pagesOf, partyLines } from './customsRows.ts';
import { escaped, html, SHEET_MARGIN_MM, SHEET_MM, type Html } from './page.ts';

/** Style of invoices. */
export const INVOICE_STYLE = `.invoice header{display:flex;justify-content:space-between;align-items:flex-start;padding-bottom:4mm;border-bottom:0.5mm solid #000}
.invoice h1{font-size:18pt;line-height:1.1}
.invoice header div{text-align:right}
.invoice .parties{display:flex;gap:8mm;margin-top:4mm}
.invoice .parties>div{flex:1;min-width:0;overflow-wrap:anywhere}
.invoice h2{font-size:8.5pt;font-weight:600;color:#333;margin-bottom:1mm}
.invoice .first{font-weight:700}
.invoice .facts{display:flex;flex-wrap:wrap;gap:1mm 8mm;margin-top:4mm;padding:2.5mm 0;border-top:0.2mm solid #999;border-bottom:0.2mm solid #999;font-size:9.5pt}
.invoice .field span{color:#333;margin-right:1.5mm;font-size:8.5pt}
.invoice table{width:100%;border-collapse:collapse;margin-top:4mm;font-size:9.5pt}
.invoice th{text-align:left;font-size:8.5pt;font-weight:600;color:#333;padding:1mm 1.5mm;border-bottom:0.4mm solid #000;vertical-align:bottom}
.invoice td{padding:1.4mm 1.5mm;border-bottom:0.2mm solid #999;vertical-align:top}
.invoice td:first-child{overflow-wrap:anywhere;width:40%}
.invoice td.code{white-space:nowrap}
.invoice th.n,.invoice td.n{text-align:right;white-space:nowrap}
.invoice .sum td{font-weight:700;border-bottom:0;border-top:0.4mm solid #000}
.invoice .said{margin-top:6mm;font-size:9pt}
.invoice .sign{margin-top:8mm;display:flex;justify-content:space-between;align-items:flex-end;gap:10mm}
.invoice .sign div{flex:1;border-top:0.3mm solid #000;padding-top:1mm;font-size:8.5pt;color:#333}
.invoice .sign b{display:block;min-height:5mm;font-size:10.5pt;color:#000}
.page{position:absolute;right:10mm;bottom:6mm;font-size:8pt;color:#333}`;

const REASONS: Readonly<Record<ContentKind, string>> = {
  sale: 'Sale of goods',
  gift: 'Gift',
  sample: 'Commercial sample',
  returned: 'Returned goods',
  documents: 'Documents',
  other: 'Other',
};

/** A commercial invoice, so many copies of it, each as many sheets as its lines need. */
export function invoiceSheets(papers: CustomsPapers, size: SheetSize): readonly Html[] {
  const roomMm = SHEET_MM[size].height - 2 * SHEET_MARGIN_MM - 108;
  const pages = pagesOf(papers.lines, { roomMm, lastMm: 55 + chargesMm(papers), wide: 34, lineMm: 4.8, rowMm: 3.4 });
  return Array.from({ length: papers.copies }, () => pages).flatMap((copy) =>
    copy.map(
      (lines, page) =>
        html`<div class="invoice">
            ${head(papers)}
            <table>
              <tr>
                <th>Description of goods</th>
                <th>HS code</th>
                <th>Origin</th>
                <th class="n">Quantity</th>
                <th class="n">Net weight, kg</th>
                <th class="n">Unit value</th>
                <th class="n">Value</th>
              </tr>
              ${lines.map(row)} ${page === copy.length - 1 ? total(papers) : escaped('')}
            </table>
            ${page === copy.length - 1 ? foot(papers) : escaped('')}
          </div>
          <div class="page">${pageOf(page, copy.length)}</div>`,
    ),
  );
}

/** Room for the rows below the goods. */
const chargesMm = ({ charges: { freight, insurance } = {} }: CustomsPapers): number => (freight || insurance ? 21 : 0);

function head(papers: CustomsPapers): Html {
  const { parcel, numbers } = papers;
  return html`<header>
      <h1>Commercial invoice</h1>
      <div><b>${escaped(papers.orderNumber)}</b><br />${escaped(papers.date)}</div>
    </header>
    <div class="parties">
      <div>
        <h2>Sender / exporter</h2>
        ${partyLines(papers.sender)}${contactLine(papers.sender)}
        <div>${field('EORI', numbers.eori)} ${field('VAT', numbers.vat)} ${field('IOSS', numbers.ioss)}</div>
      </div>
      <div>
        <h2>Consignee / importer</h2>
        ${partyLines(papers.consignee)}${contactLine(papers.consignee)}
      </div>
    </div>
    <div class="facts">
      ${field('Terms of sale', `${papers.incoterm} (Incoterms 2020)`)}
      ${field('Reason for export', REASONS[papers.contents])} ${field('Waybill', papers.tracking)}
      ${field('Parcel', parcel.count > 1 ? `${parcel.index.toString()} of ${parcel.count.toString()}` : '')}
      ${field('Gross weight', `${kilograms(papers.grossGrams)} kg`)} ${field('Export filing', papers.filing)}
    </div>`;
}

const row = (line: CustomsLine): Html =>
  html`<tr>
    <td dir="auto">${escaped(line.description)}</td>
    <td class="code">${escaped(hsText(line.hsCode))}</td>
    <td>${escaped(originText(line.origin))}</td>
    <td class="n">${escaped(line.count.toString())}</td>
    <td class="n">${escaped(kilograms(line.netGrams))}</td>
    <td class="n">${escaped(unitValue(line))}</td>
    <td class="n">${escaped(amount(line.value))}</td>
  </tr>`;

/** Only where all units of a line are worth the same to the last coin: else it would not add up. */
function unitValue({ value, count }: CustomsLine): string {
  if (value === null) return amount(null);
  return value.minor % count === 0 ? amount({ ...value, minor: value.minor / count }) : '';
}

/** The goods; below them what is paid beside them, and all together, where the order says so. */
function total(papers: CustomsPapers): readonly Html[] {
  const { discount, freight, insurance } = papers.charges ?? {};
  const goods = discount ? `Goods, after a discount of ${amount(discount)}` : 'Goods';
  const isAlone = !freight && !insurance;
  const sum = html`<tr class="sum">
    <td colspan="3">${escaped(isAlone && !discount ? 'Total' : goods)}</td>
    <td class="n">${escaped(papers.lines.reduce((all, { count }) => all + count, 0).toString())}</td>
    <td class="n">${escaped(kilograms(papers.netGrams))}</td>
    <td></td>
    <td class="n">${escaped(amount(papers.value))}</td>
  </tr>`;
  if (isAlone) return [sum];
  return [
    sum,
    ...(freight ? [besides('Freight', amount(freight))] : []),
    ...(insurance ? [besides('Insurance', amount(insurance))] : []),
    besides('Total', amount(invoiceTotal(papers)), 'sum'),
  ];
}

const besides = (words: string, text: string, kind = ''): Html =>
  html`<tr class="${escaped(kind)}">
    <td colspan="6">${escaped(words)}</td>
    <td class="n">${escaped(text)}</td>
  </tr>`;

const foot = (papers: CustomsPapers): Html =>
  html`<p class="said">
      I declare that all the information in this invoice is true and correct. ${escaped(papers.filing)}
    </p>
    <div class="sign">
      <div><b dir="auto">${escaped(papers.signer)}</b>Name and signature</div>
      <div><b>${escaped(papers.date)}</b>Date</div>
    </div>`;
