import type { CustomsPapers } from '../../core/label/customsPapers.ts';
import { CONTENT_KINDS, type ContentKind } from '../../core/orders/order.ts';
import type { CustomsLine } from '../../core/ship/customsLines.ts';
import type { SheetSize } from '../../core/print/media.ts';
import { amount, contactLine, field, hsText, kilograms, originText, pagesOf, partyLines } from './customsRows.ts';
import { escaped, html, SHEET_MARGIN_MM, SHEET_MM, type Html } from './page.ts';

/*
 * The forms CN 22 and CN 23 of the Universal Postal Union (Convention manual, RC 20-001), in English and French as the Union asks for on
 * mail between countries.
 */

/** Style of both forms. */
export const FORM_STYLE = `.cn{border:0.5mm solid #000;font-size:8pt;line-height:1.25}
.cn22{width:105mm}
.cn .row{display:flex;border-bottom:0.25mm solid #000}
.cn .row:last-child{border-bottom:0}
.cn .cell{flex:1;padding:1.2mm 1.6mm;border-left:0.25mm solid #000;min-width:0;overflow-wrap:anywhere}
.cn .cell:first-child{border-left:0}
.cn h1{font-size:12pt;line-height:1.1}
.cn h1 small{display:block;font-size:8pt;font-weight:400}
.cn em{font-style:normal;color:#333;font-size:6.5pt;display:block;line-height:1.15}
.cn .mark{font-size:20pt;font-weight:700;text-align:right;white-space:nowrap}
.cn table{width:100%;border-collapse:collapse}
.cn th{font-size:6.5pt;font-weight:400;text-align:left;vertical-align:top;padding:0.8mm 1.2mm;border-bottom:0.25mm solid #000;border-left:0.2mm solid #999;line-height:1.15}
.cn td{padding:0.9mm 1.2mm;vertical-align:top;border-left:0.2mm solid #999}
.cn td:first-child{overflow-wrap:anywhere;width:42%}
.cn td.code{white-space:nowrap}
.cn22 td:first-child{width:60%}
.cn22 .head .cell:first-child{flex:1.6}
.cn th:first-child,.cn td:first-child{border-left:0}
.cn .n{text-align:right;white-space:nowrap}
.cn .sum td{font-weight:700;border-top:0.25mm solid #000}
.cn .box{flex:none;width:3.2mm;height:3.2mm;border:0.3mm solid #000;text-align:center;line-height:2.5mm;font-weight:700;font-size:7.5pt}
.cn .kinds{display:flex;flex-wrap:wrap}
.cn .kinds div{width:50%;padding:0.5mm 2mm 0.5mm 0;display:flex;gap:1mm;align-items:flex-start}
.cn .first{font-weight:700}
.cn .field{display:inline-block;margin-right:4mm}
.cn .field span{color:#333;margin-right:1mm}
.cn .said{font-size:6.5pt;line-height:1.2}
.cut{font-size:7.5pt;color:#333;margin-bottom:1.5mm}
.page{position:absolute;right:10mm;bottom:6mm;font-size:8pt;color:#333}`;

const KINDS: Readonly<Record<ContentKind, string>> = {
  gift: 'Gift / Cadeau',
  documents: 'Documents',
  sale: 'Sale of goods / Vente de marchandises',
  sample: 'Commercial sample / Échantillon commercial',
  returned: 'Returned goods / Retour de marchandise',
  other: 'Other / Autre',
};

const CERTIFIED =
  'I, the undersigned, whose name and address are given on the item, certify that the particulars given in this declaration are correct and that this item does not contain any dangerous article or articles prohibited by legislation or by postal or customs regulations.';

const kinds = (contents: ContentKind): Html =>
  html`<div class="kinds">
    ${CONTENT_KINDS.map((kind) => html`<div><span class="box">${escaped(kind === contents ? 'X' : '')}</span>${escaped(KINDS[kind])}</div>`)}
  </div>`;

const numbers = ({ numbers: { eori, vat, ioss }, filing }: CustomsPapers): Html =>
  html`${field('EORI', eori)}${field('VAT', vat)}${field('IOSS', ioss)}${field('Export', filing)}`;

const signature = ({ date, signer }: CustomsPapers): Html =>
  html`<em>Date and sender's signature / Date et signature de l'expéditeur</em
    ><b dir="auto">${escaped(date)}${escaped(signer === '' ? '' : `  ${signer}`)}</b>`;

const th = (english: string, french: string, kind = ''): Html =>
  html`<th class="${escaped(kind)}">${escaped(english)}<br />${escaped(french)}</th>`;

/** CN 22, to be cut out and stuck on the item: one, or more where the lines do not go on one. */
export function cn22Sheets(papers: CustomsPapers): readonly Html[] {
  const pages = pagesOf(papers.lines, { roomMm: 62, lastMm: 0, wide: 40, lineMm: 3.6, rowMm: 5.6 });
  return pages.map(
    (lines, page) =>
      html`<p class="cut">Cut out and stick on the address side. ${pageOf(page, pages.length)}</p>
        <div class="cn cn22">
          <div class="row head">
            <div class="cell">
              <h1>Customs declaration <small>Déclaration en douane</small></h1>
            </div>
            <div class="cell">
              <em>May be opened officially / Peut être ouvert d'office</em>
              <div class="mark">CN 22</div>
            </div>
          </div>
          <div class="row"><div class="cell">${kinds(papers.contents)}</div></div>
          <div class="row"><div class="cell">${partyLines(papers.sender).slice(0, 1)}${numbers(papers)}</div></div>
          <div class="row">
            <table>
              <tr>
                ${th('Quantity and detailed description', 'Quantité et description détaillée')}
                ${th('Net weight, kg', 'Poids net', 'n')}${th('Value', 'Valeur', 'n')}
              </tr>
              ${lines.map(cn22Line)}
              ${page === pages.length - 1 ? sums(papers, 'Total weight and value / Poids et valeur totaux') : escaped('')}
            </table>
          </div>
          <div class="row"><div class="cell said">${escaped(CERTIFIED)}</div></div>
          <div class="row"><div class="cell">${signature(papers)}</div></div>
        </div>`,
  );
}

const cn22Line = (line: CustomsLine): Html =>
  html`<tr>
    <td dir="auto">
      ${escaped(`${line.count.toString()} × ${line.description}`)}
      <em>${escaped(`HS ${hsText(line.hsCode)}, origin / origine ${originText(line.origin)}`)}</em>
    </td>
    <td class="n">${escaped(kilograms(line.netGrams))}</td>
    <td class="n">${escaped(amount(line.value))}</td>
  </tr>`;

const sums = (papers: CustomsPapers, words: string): Html =>
  html`<tr class="sum">
    <td>${escaped(words)}</td>
    <td class="n">${escaped(kilograms(papers.netGrams))}</td>
    <td class="n">${escaped(amount(papers.value))}</td>
  </tr>`;

/** CN 23, a sheet of its own: as many as the lines need, the totals on the last. */
export function cn23Sheets(papers: CustomsPapers, size: SheetSize): readonly Html[] {
  const roomMm = SHEET_MM[size].height - 2 * SHEET_MARGIN_MM - 150;
  const pages = pagesOf(papers.lines, { roomMm, lastMm: 7, wide: 44, lineMm: 3.6, rowMm: 2 });
  return pages.map((lines, page) => cn23Sheet(papers, lines, { page, of: pages.length }));
}

function cn23Sheet(
  papers: CustomsPapers,
  lines: readonly CustomsLine[],
  { page, of }: { readonly page: number; readonly of: number },
): Html {
  return html`<div class="cn">
      <div class="row">
        <div class="cell">
          <h1>Customs declaration <small>Déclaration en douane</small></h1>
          <em>May be opened officially / Peut être ouvert d'office</em>
        </div>
        <div class="cell"><em>No. of item / N° de l'envoi</em><b>${escaped(papers.tracking)}</b></div>
        <div class="cell"><div class="mark">CN 23</div></div>
      </div>
      <div class="row">
        <div class="cell">
          <em>From / De</em>${partyLines(papers.sender)}${contactLine(papers.sender)}
          <em>Sender's customs reference / Référence en douane de l'expéditeur</em>${numbers({ ...papers, filing: '' })}
        </div>
        <div class="cell"><em>To / À</em>${partyLines(papers.consignee)}${contactLine(papers.consignee)}</div>
      </div>
      <div class="row">
        <table>
          <tr>
            ${th('Detailed description of contents (1)', 'Description détaillée du contenu')}
            ${th('Quantity (2)', 'Quantité', 'n')}${th('Net weight, kg (3)', 'Poids net', 'n')}
            ${th('Value (5)', 'Valeur', 'n')}${th('HS tariff number (7)', 'N° tarifaire du SH')}
            ${th('Country of origin (8)', "Pays d'origine")}
          </tr>
          ${lines.map(cn23Line)} ${page === of - 1 ? cn23Sum(papers) : escaped('')}
        </table>
      </div>
      <div class="row">
        <div class="cell">
          <em>Total gross weight, kg (4) / Poids brut total</em><b>${escaped(kilograms(papers.grossGrams))}</b>
        </div>
        <div class="cell"><em>Total value (9) / Valeur totale</em><b>${escaped(amount(papers.value))}</b></div>
        <div class="cell">
          <em>Postal charges (6) / Frais de port</em
          ><b>${escaped(papers.charges?.freight ? amount(papers.charges.freight) : '')}</b>
        </div>
      </div>
      ${cn23Foot(papers)}
    </div>
    <div class="page">${pageOf(page, of)}</div>`;
}

const cn23Foot = (papers: CustomsPapers): Html =>
  html`<div class="row">
      <div class="cell"><em>Category of item (10) / Catégorie de l'envoi</em>${kinds(papers.contents)}</div>
      <div class="cell"><em>Comments (11) / Observations</em>${escaped(commentsOf(papers))}</div>
    </div>
    <div class="row">
      <div class="cell"><em>Licence (12)</em></div>
      <div class="cell"><em>Certificate (13) / Certificat</em></div>
      <div class="cell"><em>Invoice (14) / Facture</em><b>${escaped(papers.orderNumber)}</b></div>
    </div>
    <div class="row">
      <div class="cell said">${escaped(CERTIFIED)}</div>
      <div class="cell">${signature(papers)}<em>(15)</em></div>
    </div>`;

const cn23Line = (line: CustomsLine): Html =>
  html`<tr>
    <td dir="auto">${escaped(line.description)}</td>
    <td class="n">${escaped(line.count.toString())}</td>
    <td class="n">${escaped(kilograms(line.netGrams))}</td>
    <td class="n">${escaped(amount(line.value))}</td>
    <td class="code">${escaped(hsText(line.hsCode))}</td>
    <td>${escaped(originText(line.origin))}</td>
  </tr>`;

const cn23Sum = (papers: CustomsPapers): Html =>
  html`<tr class="sum">
    <td>Total</td>
    <td class="n">${escaped(papers.lines.reduce((sum, { count }) => sum + count, 0).toString())}</td>
    <td class="n">${escaped(kilograms(papers.netGrams))}</td>
    <td class="n">${escaped(amount(papers.value))}</td>
    <td></td>
    <td></td>
  </tr>`;

const commentsOf = ({ incoterm, filing, parcel }: CustomsPapers): string =>
  [incoterm, filing, parcel.count > 1 ? `parcel ${parcel.index.toString()} of ${parcel.count.toString()}` : '']
    .filter((text) => text !== '')
    .join(', ');

/** "1 / 2"; nothing where there is one only. */
export const pageOf = (page: number, of: number): Html =>
  escaped(of > 1 ? `${(page + 1).toString()} / ${of.toString()}` : '');
