import type { SheetSize } from '../../core/print/media.ts';
import { code128Picture } from './bars.ts';
import { escaped, html, sheetDocument } from './page.ts';

const STYLE = `h1{font-size:26pt;margin-bottom:6mm}
p{margin-bottom:8mm;font-size:13pt}
.rule{width:100mm;height:6mm;border:0.4mm solid #000;border-top:0;margin-bottom:3mm}
.corner{position:absolute;width:8mm;height:8mm;border:0.4mm solid #000}
.tl{top:10mm;left:10mm;border-right:0;border-bottom:0}
.tr{top:10mm;right:10mm;border-left:0;border-bottom:0}
.bl{bottom:10mm;left:10mm;border-right:0;border-top:0}
.br{bottom:10mm;right:10mm;border-left:0;border-top:0}
main{padding:20mm 16mm}`;

/**
 * A sheet that proves a paper printer: bars to be scanned back, a line of 100 mm to lay a ruler to, and four corners that are whole only on
 * this size. Throws RangeError for a code that bars do not carry.
 */
export function testPage(code: string, size: SheetSize): string {
  const sheet = html`<div class="corner tl"></div>
    <div class="corner tr"></div>
    <div class="corner bl"></div>
    <div class="corner br"></div>
    <main>
      <h1>Test page</h1>
      <p>${escaped(size)}. Scan this code:</p>
      ${code128Picture(code, 22, 150)}
      <p>${escaped(code)}</p>
      <div class="rule"></div>
      <p>This line is 100 mm long. All four corners must be whole.</p>
    </main>`;
  return sheetDocument(size, 'Test page', STYLE, [sheet]);
}
