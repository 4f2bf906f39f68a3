import type { LabelRefusal } from '../core/label/labelDocument.ts';
import type { PlaceLabel } from '../core/scan/placeCode.ts';
import { ok, refuse, type Result } from '../core/result.ts';
import { widestModule } from './layout/barWidth.ts';
import { stock, type Box, type Dpmm, type Stock } from './layout/stock.ts';
import { letterSizes, textBlock } from './layout/textBlock.ts';
import { SHIPPING_STOCK } from './shippingLabel.ts';
import { fontZeroWidth } from './text/fontZero.ts';
import type { Rasteriser, TextSetter } from './text/textSetter.ts';
import { plainCode128, zplBars } from './zpl/barcode.ts';
import { zplBar, zplLabel, type Zpl } from './zpl/encode.ts';
import { zplAlignedText } from './zpl/text.ts';

/** Places on one 4 x 6 in label, to be cut apart. */
const PLACES_A_LABEL = 2;
const MODULE = { 8: 4, 12: 6, 24: 12 } as const;
const NARROWEST = { 8: 3, 12: 4, 24: 8 } as const;
/** Millimetres of the code's letters at most: 20 mm are read from 5 m (a letter height of 1/250 of the distance). */
const CODE_HEIGHT = 30;

/** ZPL of labels of totes and places, two a label of 4 x 6 in: the code to be read at arm's length, bars, what it is. Refuses a code too long for its bars and a line that does not fit. */
export function placeLabelsZpl(
  places: readonly PlaceLabel[],
  dpmm: Dpmm,
  rasteriser: Rasteriser | null,
): Result<Uint8Array, LabelRefusal> {
  const paper = stock(SHIPPING_STOCK, dpmm);
  const labels: Uint8Array[] = [];
  for (let first = 0; first < places.length; first += PLACES_A_LABEL) {
    const fields: Zpl[] = [];
    for (const [index, place] of places.slice(first, first + PLACES_A_LABEL).entries()) {
      const drawn = placeFields(paper, halfBox(paper, index), place, { rasteriser, destination: '' });
      if (!drawn.ok) return drawn;
      fields.push(...drawn.value);
    }
    labels.push(zplLabel(paper, [...fields, cutLine(paper)]));
  }
  return ok(Buffer.concat(labels));
}

function halfBox({ mm, width, height }: Stock, index: number): Box {
  const margin = mm(4);
  const half = Math.floor(height / PLACES_A_LABEL);
  return { x: margin, y: index * half + margin, width: width - 2 * margin, height: half - 2 * margin };
}

const cutLine = ({ mm, width, height }: Stock): Zpl =>
  zplBar({ x: mm(3), y: Math.floor(height / 2), width: width - 2 * mm(3), height: mm(0.25) });

function placeFields(
  paper: Stock,
  box: Box,
  { code, barcode, caption }: PlaceLabel,
  setter: TextSetter,
): Result<readonly Zpl[], LabelRefusal> {
  const { mm } = paper;
  const bars = plainCode128(barcode);
  const module = widestModule(bars, paper.width, MODULE[paper.dpmm], NARROWEST[paper.dpmm]);
  if (module === null) return refuse('numberUnprintable');
  const text = textBlock(setter, { ...box, height: mm(7) }, caption === '' ? [] : [caption], {
    sizes: letterSizes(mm(6), mm(2.4)),
    breakBelow: mm(3.4),
    align: 'start',
  });
  if (text === null) return refuse('doesNotFit');
  const height = Math.min(mm(CODE_HEIGHT), Math.floor(box.width / fontZeroWidth(code)));
  const big = { x: box.x, y: box.y + mm(8), width: box.width, height, align: 'C' } as const;
  // The letters stand in the middle of the room between the line above them and the bars.
  const down = Math.floor((mm(CODE_HEIGHT) - height) / 2);
  const at = {
    x: Math.floor((paper.width - bars.modules * module) / 2),
    y: box.y + mm(38),
    module,
    height: mm(24),
  };
  const hri = { ...big, y: at.y + at.height + mm(1), height: mm(4) };
  return ok([
    ...text,
    zplAlignedText({ ...big, y: big.y + down }, code),
    zplBars(at, bars),
    zplAlignedText(hri, barcode),
  ]);
}
