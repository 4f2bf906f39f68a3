import type { LimitedQuantityMark } from '../core/ship/goodsMarks.ts';
import { widestModule } from './layout/barWidth.ts';
import { stock, type Dpmm } from './layout/stock.ts';
import { SHIPPING_STOCK } from './shippingLabel.ts';
import { plainCode128, zplBars } from './zpl/barcode.ts';
import { zplLabel } from './zpl/encode.ts';
import { zplGraphic, type Bitmap } from './zpl/graphic.ts';
import { zplAlignedText } from './zpl/text.ts';

/** Side of the diamond and width of its line in millimetres: between the 50 mm of a small package and what a 4 in label holds; 2 mm as for the full size (UN Model Regulations 3.4.7.1). */
const SIDE = 66;
const LINE = 2;
const MODULE = { 8: 4, 12: 6, 24: 12 } as const;

/**
 * ZPL of a limited-quantity mark on a 4 x 6 in label: top and bottom black, the middle white or with the Y of air transport, and under it the
 * code that confirms at the bench that it is on. The reduced size: only for packages that can't hold the full one (`markWays`).
 */
export function limitedQuantityZpl(mark: LimitedQuantityMark, dpmm: Dpmm): Uint8Array {
  const paper = stock(SHIPPING_STOCK, dpmm);
  const { mm } = paper;
  const reach = Math.round((mm(SIDE) * Math.SQRT2) / 2);
  const diamond = limitedQuantityDiamond(reach, Math.round(mm(LINE) * Math.SQRT2));
  const at = { x: Math.floor((paper.width - diamond.width) / 2), y: mm(5) };
  const code = plainCode128(`MARK-${mark}`);
  const module = widestModule(code, paper.width, MODULE[dpmm], MODULE[dpmm]) ?? MODULE[dpmm];
  const bars = { x: Math.floor((paper.width - code.modules * module) / 2), y: mm(112), module, height: mm(20) };
  const letter = mm(34);
  const middle = { x: 0, y: at.y + reach - Math.round(letter * 0.36), width: paper.width, height: letter };
  return zplLabel(paper, [
    zplGraphic(at, diamond),
    ...(mark === 'LQ-Y' ? [zplAlignedText({ ...middle, align: 'C' }, 'Y')] : []),
    zplBars(bars, code),
    zplAlignedText({ x: 0, y: mm(134), width: paper.width, height: mm(4), align: 'C' }, `MARK-${mark}`),
  ]);
}

/** The diamond, `reach` dots from its middle to a corner, its line `line` dots wide along an axis; its top and bottom quarters are black. */
function limitedQuantityDiamond(reach: number, line: number): Bitmap {
  const size = 2 * reach + 1;
  const bytesPerRow = Math.ceil(size / 8);
  const bits = new Uint8Array(bytesPerRow * size);
  for (let y = 0; y < size; y += 1) {
    const down = Math.abs(y - reach);
    for (let x = 0; x < size; x += 1) {
      const out = Math.abs(x - reach) + down;
      if (out > reach || (out <= reach - line && down <= reach / 2)) continue;
      const at = y * bytesPerRow + (x >> 3);
      bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { width: size, height: size, bytesPerRow, bits };
}
