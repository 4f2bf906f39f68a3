import type { SheetSize } from '../../core/print/media.ts';
import { LITHIUM_MARK_MM, type LithiumMark } from '../../core/ship/goodsMarks.ts';
import { code128Picture } from './bars.ts';
import { escaped, html, sheetDocument, type Html } from './page.ts';

/** Width of the hatched border in millimetres: 5 at least (UN Model Regulations 5.2.1.9.2), and what a worn cutter takes. */
const BORDER = 6;
/** Width of a stripe of the hatching and of the white beside it. */
const STRIPE = 4;
/** Font size in millimetres: figures and capitals come out 12.5 mm high or more, where 12 are asked for; and how wide the number is, whatever the font. */
const LETTERS = 18;
const NUMBER = 74;
/** How much of the sheet around the mark is cut off with it. */
const CUT = 4;

const STYLE = `main{padding:12mm 18mm;text-align:center}
.cut{display:inline-block;padding:${CUT.toString()}mm;border:0.2mm dashed #777;line-height:0}
p{font-size:13pt;margin:6mm 0}
.code svg{margin:0 auto}
.code p{margin:2mm 0}`;

/**
 * A lithium battery mark at its size, to be cut out of the sheet, and below it, off the mark, the code that is scanned when it is on. Its
 * hatching is red: only for a printer that prints it.
 */
export function lithiumMarkSheet(mark: LithiumMark, size: keyof typeof LITHIUM_MARK_MM, sheet: SheetSize): string {
  const { width, height } = LITHIUM_MARK_MM[size];
  const code = `MARK-${mark}`;
  const page = html`<main>
    <div class="cut">${lithiumMark(mark, width, height)}</div>
    <p>Cut it out, put it on one face, then scan this:</p>
    <div class="code">
      ${code128Picture(code, 18, 120)}
      <p>${escaped(code)}</p>
    </div>
  </main>`;
  return sheetDocument(sheet, code, STYLE, [page]);
}

const px = (value: number): string => value.toString();

function lithiumMark(mark: string, width: number, height: number): Html {
  const [w, h] = [px(width), px(height)];
  const inner = `M${px(BORDER)},${px(BORDER)}H${px(width - BORDER)}V${px(height - BORDER)}H${px(BORDER)}Z`;
  const baseline = height - BORDER - 5;
  // The symbol is drawn 60 wide and 44 high; what is above the number is its room.
  const room = baseline - LETTERS * 0.7 - 4 - (BORDER + 3);
  const scale = Math.min(1.1, room / 44);
  const left = (width - 60 * scale) / 2;
  const top = BORDER + 3 + (room - 44 * scale) / 2;
  return `<svg role="img" aria-label="${escaped(mark)}" viewBox="0 0 ${w} ${h}" style="width:${w}mm;height:${h}mm;print-color-adjust:exact" xmlns="http://www.w3.org/2000/svg"><clipPath id="border"><path clip-rule="evenodd" d="M0,0H${w}V${h}H0Z${inner}"/></clipPath><rect width="${w}" height="${h}" fill="#fff"/><path clip-path="url(#border)" fill="#d4000f" d="${stripes(width, height)}"/><path fill="none" stroke="#d4000f" stroke-width="0.5" d="M0.25,0.25H${px(width - 0.25)}V${px(height - 0.25)}H0.25Z${inner}"/><g transform="translate(${left.toFixed(2)} ${top.toFixed(2)}) scale(${scale.toFixed(3)})">${SYMBOL}</g><text x="${px(width / 2)}" y="${px(baseline)}" text-anchor="middle" font-size="${px(LETTERS)}" font-weight="700" textLength="${px(NUMBER)}" lengthAdjust="spacingAndGlyphs">${escaped(mark)}</text></svg>` as Html;
}

/** Diagonal stripes over the whole mark; only those in its border are seen. */
function stripes(width: number, height: number): string {
  const count = Math.ceil((width + height) / (2 * STRIPE));
  return Array.from({ length: count + 1 }, (_, index) => {
    const x = index * 2 * STRIPE;
    return `M${px(x)},0h${px(STRIPE)}l${px(-height)},${px(height)}h${px(-STRIPE)}Z`;
  }).join('');
}

/** A battery, its pole on top, on the ground at 44. */
const cell = (x: number, high: number): string => `<path d="M${px(x)},44V${px(44 - high)}h4v-3h5v3h4V44Z"/>`;

/** A group of batteries, the last one broken open and burning: the model's symbol as it is described. */
const SYMBOL = `${cell(0, 26)}${cell(15, 26)}<path d="M30,44V20l4,4 3,-5 3,6 3,-4V44Z"/><path d="M45,44V30l5,-3 3,4 6,-3V44Z"/><path d="M47,24c-4,-5 1,-9 0,-14 4,2 5,5 5,8 2,-4 3,-10 -1,-18 8,4 12,13 8,21 -1,2 -3,4 -5,4 2,-3 1,-6 -1,-8 0,4 -4,4 -6,7Z"/><path d="M34,16l-3,-6 3,1 -1,-6 3,5 1,-4 0,7Z"/>`;
