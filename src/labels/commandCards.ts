import type { Card } from '../core/label/card.ts';
import type { LabelRefusal } from '../core/label/labelDocument.ts';
import { printableText } from '../core/label/printableText.ts';
import { ok, refuse, type Result } from '../core/result.ts';
import { widestModule } from './layout/barWidth.ts';
import { stock, type Box, type Dpmm, type Stock } from './layout/stock.ts';
import { letterSizes, textBlock } from './layout/textBlock.ts';
import { SHIPPING_STOCK } from './shippingLabel.ts';
import type { Rasteriser, TextSetter } from './text/textSetter.ts';
import { isPlainCode128, plainCode128, zplBars } from './zpl/barcode.ts';
import { zplBar, zplFrame, zplLabel, type Zpl } from './zpl/encode.ts';

/** Cards on one 4 x 6 in sheet. */
const CARDS_A_SHEET = 5;
const MODULE = { 8: 4, 12: 6, 24: 12 } as const;
const NARROWEST = { 8: 2, 12: 3, 24: 6 } as const;

/**
 * ZPL of cards with bars (Code 128) to be cut out: commands, box presets, badges; five a sheet of 4 x 6 in, as many sheets as needed.
 * Refuses a barcode that Code 128 bars do not carry or that is too wide, and text that does not fit.
 */
export function cardSheetZpl(
  cards: readonly Card[],
  dpmm: Dpmm,
  rasteriser: Rasteriser | null,
): Result<Uint8Array, LabelRefusal> {
  const paper = stock(SHIPPING_STOCK, dpmm);
  const sheets: Uint8Array[] = [];
  for (let first = 0; first < cards.length; first += CARDS_A_SHEET) {
    const fields: Zpl[] = [];
    for (const [index, card] of cards.slice(first, first + CARDS_A_SHEET).entries()) {
      const drawn = cardFields(paper, cardBox(paper, index), card, { rasteriser, destination: '' });
      if (!drawn.ok) return drawn;
      fields.push(...drawn.value);
    }
    sheets.push(zplLabel(paper, fields));
  }
  return ok(Buffer.concat(sheets));
}

function cardBox({ mm, width, height }: Stock, index: number): Box {
  const margin = mm(3);
  const pitch = Math.floor((height - 2 * margin) / CARDS_A_SHEET);
  return { x: margin, y: margin + index * pitch, width: width - 2 * margin, height: pitch - mm(1.6) };
}

function cardFields(paper: Stock, box: Box, card: Card, setter: TextSetter): Result<readonly Zpl[], LabelRefusal> {
  const { mm } = paper;
  if (!isPlainCode128(card.barcode)) return refuse('numberUnprintable');
  const code = plainCode128(card.barcode);
  const module = widestModule(code, box.width, MODULE[paper.dpmm], NARROWEST[paper.dpmm]);
  if (module === null) return refuse('numberUnprintable');
  const inner = { x: box.x + mm(3), width: box.width - mm(6) };
  const half = Math.floor(inner.width / 2);
  const title = textBlock(setter, { ...inner, y: box.y + mm(2), width: half, height: mm(7) }, lines(card.title), {
    sizes: letterSizes(mm(7), mm(2)),
    breakBelow: mm(3),
    align: 'middle',
  });
  const caption = textBlock(
    setter,
    { x: inner.x + half + mm(2), y: box.y + mm(2), width: half - mm(2), height: mm(7) },
    lines(card.caption),
    {
      sizes: letterSizes(mm(3.6), mm(1.5)),
      breakBelow: mm(2.4),
      align: 'middle',
    },
  );
  if (title === null || caption === null) return refuse('doesNotFit');
  const bars = {
    x: box.x + Math.floor((box.width - code.modules * module) / 2),
    y: box.y + mm(11),
    module,
    height: box.height - mm(13),
  };
  const rule = zplBar({ x: inner.x, y: box.y + mm(9.6), width: inner.width, height: mm(0.25) });
  return ok([zplFrame({ ...box, line: mm(0.4) }), ...title, ...caption, rule, zplBars(bars, code)]);
}

const lines = (text: string): readonly string[] => [printableText(text)].filter((line) => line !== '');
