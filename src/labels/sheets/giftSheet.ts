import { giftLines, giftTitle, type GiftMessage } from '../../core/label/giftMessage.ts';
import { printableText } from '../../core/label/printableText.ts';
import type { SheetSize } from '../../core/print/media.ts';
import { escaped, html, sheetDocument } from './page.ts';

// Folded twice, the message stands inside and the title on the front: the lower right and the upper left quarter.
const STYLE = `main{position:absolute;left:0;right:0;top:50%;bottom:0;display:flex;flex-direction:column;justify-content:center;padding:12mm 18mm;text-align:center}
h1{font-size:22pt;font-weight:600;margin-bottom:8mm}
p{font-size:15pt;line-height:1.45;min-height:1.45em;overflow-wrap:anywhere}
.long p{font-size:11pt}
.fold{position:absolute;left:0;right:0;top:50%;border-top:0.2mm dashed #999}
footer{position:absolute;left:10mm;right:10mm;bottom:8mm;text-align:center;font-size:9.5pt;color:#333}`;

/** As many characters, blank lines as forty each, are set in the large size; a message of up to some 1,500 fits the half sheet. */
const LARGE = 420;
/** A line end takes as much room as this many characters. */
const LINE_COST = 40;

/** A gift's card on a sheet that is folded once across: the message on its lower half, nothing else but who sends it. */
export function giftSheet(gift: GiftMessage, size: SheetSize): string {
  const lines = giftLines(gift);
  const length = lines.reduce((sum, line) => sum + Math.max(LINE_COST, line.length), 0);
  const sheet = html`<div class="fold"></div>
    <main class="${escaped(length > LARGE ? 'long' : 'short')}">
      <h1>${escaped(giftTitle(gift))}</h1>
      ${lines.map((line) => html`<p>${escaped(line)}</p>`)}
    </main>
    <footer>${escaped(printableText(gift.sender))}</footer>`;
  return sheetDocument(size, giftTitle(gift), STYLE, [sheet], gift.language);
}
