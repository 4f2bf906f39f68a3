import type { LabelRefusal } from '../core/label/labelDocument.ts';
import { printableText } from '../core/label/printableText.ts';
import { ok, refuse, type Result } from '../core/result.ts';
import { widestModule } from './layout/barWidth.ts';
import { stock, type Dpmm } from './layout/stock.ts';
import { letterSizes, textBlock } from './layout/textBlock.ts';
import type { Rasteriser } from './text/textSetter.ts';
import { isPlainCode128, plainCode128, zplBars } from './zpl/barcode.ts';
import { zplLabel } from './zpl/encode.ts';

/** Size of the product label: it stands in the top left corner of bigger stock. */
export const PRODUCT_STOCK = { width: 3, height: 1.25 } as const;

const MODULE = { 8: 4, 12: 6, 24: 12 } as const;
const NARROWEST = { 8: 2, 12: 3, 24: 6 } as const;

/**
 * ZPL of a 3 x 1.25 in label with the name, the bars (Code 128) and number of a product that came without a barcode, and its SKU.
 * Refuses a barcode that Code 128 bars do not carry or that is too long for the label, and a name that does not fit.
 */
export function productLabelZpl(
  product: { readonly sku: string; readonly name: string; readonly barcode: string },
  dpmm: Dpmm,
  rasteriser: Rasteriser | null,
): Result<Uint8Array, LabelRefusal> {
  if (!isPlainCode128(product.barcode)) return refuse('numberUnprintable');
  const paper = stock(PRODUCT_STOCK, dpmm);
  const { mm } = paper;
  const code = plainCode128(product.barcode);
  const module = widestModule(code, paper.width, MODULE[dpmm], NARROWEST[dpmm]);
  if (module === null) return refuse('numberUnprintable');
  const setter = { rasteriser, destination: '' };
  const x = mm(2.5);
  const width = paper.width - 2 * x;
  const name = [product.name, product.sku].map(printableText).find((text) => text !== '') ?? product.barcode;
  const texts = [
    textBlock(setter, { x, y: mm(2), width, height: mm(8.5) }, [name], {
      sizes: letterSizes(mm(4.2), mm(1.8)),
      breakBelow: mm(3.4),
      align: 'start',
    }),
    textBlock(
      setter,
      { x, y: mm(25.6), width: Math.floor(width * 0.55), height: mm(4.4) },
      [product.barcode],
      numberStyle(mm),
    ),
    textBlock(
      setter,
      { x: x + Math.floor(width * 0.6), y: mm(25.6), width: Math.floor(width * 0.4), height: mm(4.4) },
      skuLine(product),
      numberStyle(mm),
    ),
  ];
  const bars = { x: Math.floor((paper.width - code.modules * module) / 2), y: mm(11.2), module, height: mm(13) };
  const fields = [];
  for (const text of texts) {
    if (text === null) return refuse('doesNotFit');
    fields.push(...text);
  }
  return ok(zplLabel(paper, [...fields, zplBars(bars, code)]));
}

const numberStyle = (mm: (value: number) => number) =>
  ({ sizes: letterSizes(mm(3.2), mm(1.4)), breakBelow: mm(1.8), align: 'start' }) as const;

function skuLine({ sku, barcode }: { readonly sku: string; readonly barcode: string }): readonly string[] {
  const text = printableText(sku);
  return text === '' || text === barcode ? [] : [`SKU ${text}`];
}
