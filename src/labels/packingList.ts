import type { LabelRefusal } from '../core/label/labelDocument.ts';
import {
  PACKING_SLIP_WORDS,
  parcelWords,
  printableSlip,
  type PackingSlip,
  type PackingSlipLine,
} from '../core/label/packingSlip.ts';
import { ok, refuse, type Result } from '../core/result.ts';
import { stock, type Box, type Dpmm, type Stock } from './layout/stock.ts';
import { letterSizes, textBlock } from './layout/textBlock.ts';
import { SHIPPING_STOCK } from './shippingLabel.ts';
import type { Rasteriser, TextSetter } from './text/textSetter.ts';
import { zplBar, zplLabel, type Zpl } from './zpl/encode.ts';
import { zplAlignedText, zplText } from './zpl/text.ts';

// Millimetres.
const MARGIN = 4;
const HEAD = 26;
const LINE = 11;
const NOTE = 33;
const FOOT = 6;

/** Every text of a packing list that comes from outside. */
export const packingListTexts = (given: PackingSlip): readonly string[] => {
  const { orderNumber, sender, note, link, lines } = printableSlip(given);
  return [orderNumber, sender, note, link ?? '', ...lines.flatMap(({ name, sku }) => [name, sku])];
};

/**
 * ZPL of a packing list on labels of 4 x 6 in, as many as it takes, each with its number of how many. Refuses text that does not fit; drops
 * nothing. It goes into the parcel, or on it under the shipping label.
 */
export function packingListZpl(
  given: PackingSlip,
  dpmm: Dpmm,
  rasteriser: Rasteriser | null,
): Result<Uint8Array, LabelRefusal> {
  const slip = printableSlip(given);
  const paper = stock(SHIPPING_STOCK, dpmm);
  const setter: TextSetter = { rasteriser, destination: '' };
  const pages = pagesOf(paper, slip);
  const labels: Uint8Array[] = [];
  for (const [index, lines] of pages.entries()) {
    const parts = [
      headFields(paper, setter, slip),
      ...lines.map((line, row) => lineFields(paper, setter, row, line)),
      index === pages.length - 1 ? noteFields(paper, setter, lines.length, slip) : [],
    ];
    const fields: Zpl[] = [];
    for (const part of parts) {
      if (part === null) return refuse('doesNotFit');
      fields.push(...part);
    }
    labels.push(zplLabel(paper, [...fields, footField(paper, index + 1, pages.length)]));
  }
  return ok(Buffer.concat(labels));
}

/** The lines of each label; the last has room for what was written with the order, and may have that alone. */
function pagesOf({ mm, height }: Stock, slip: PackingSlip): readonly (readonly PackingSlipLine[])[] {
  const room = height - mm(MARGIN + HEAD + FOOT + MARGIN);
  const most = Math.floor(room / mm(LINE));
  const last = noteTexts(slip).length === 0 ? most : Math.floor((room - mm(NOTE)) / mm(LINE));
  const pages: PackingSlipLine[][] = [];
  for (let from = 0; from < slip.lines.length; from += most) pages.push(slip.lines.slice(from, from + most));
  if (pages.length === 0 || (pages.at(-1)?.length ?? 0) > last) pages.push([]);
  return pages;
}

const noteTexts = ({ note, link }: PackingSlip): readonly string[] => [note, link ?? ''].filter((text) => text !== '');

const across = ({ mm, width }: Stock, y: number, height: number): Box => ({
  x: mm(MARGIN),
  y,
  width: width - 2 * mm(MARGIN),
  height,
});

function headFields(paper: Stock, setter: TextSetter, slip: PackingSlip): readonly Zpl[] | null {
  const { mm } = paper;
  const box = across(paper, mm(MARGIN), mm(HEAD));
  const right = { x: box.x, width: box.width, align: 'R' } as const;
  const sender = textBlock(setter, { ...box, width: Math.floor(box.width * 0.62), height: mm(6) }, texts(slip.sender), {
    sizes: letterSizes(mm(4), mm(1.6)),
    breakBelow: mm(2.6),
    align: 'start',
  });
  const order = textBlock(setter, { ...box, y: box.y + mm(11.4), height: mm(10) }, texts(slip.orderNumber), {
    sizes: letterSizes(mm(10), mm(2.4)),
    breakBelow: mm(4),
    align: 'start',
  });
  if (sender === null || order === null) return null;
  return [
    ...sender,
    zplAlignedText({ ...right, y: box.y, height: mm(3.6) }, PACKING_SLIP_WORDS.title.toUpperCase()),
    zplAlignedText({ ...right, y: box.y + mm(7.6), height: mm(2.6) }, parcelWords(slip).toUpperCase()),
    zplText({ x: box.x, y: box.y + mm(7.6), height: mm(2.6) }, PACKING_SLIP_WORDS.order.toUpperCase()),
    ...order,
    zplBar({ ...box, y: box.y + mm(HEAD - 2.5), height: mm(0.5) }),
  ];
}

function lineFields(
  paper: Stock,
  setter: TextSetter,
  row: number,
  { quantity, name, sku }: PackingSlipLine,
): readonly Zpl[] | null {
  const { mm } = paper;
  const rule = across(paper, mm(MARGIN + HEAD) + row * mm(LINE) + mm(LINE - 1.5), mm(0.25));
  const box = { ...rule, y: rule.y - mm(LINE - 1.5), height: mm(LINE) };
  const count = mm(13);
  const room = { ...box, x: box.x + count + mm(3), width: box.width - count - mm(3) };
  const hasSku = sku !== '' && sku !== name;
  const title = textBlock(setter, { ...room, height: mm(hasSku ? 6 : 9) }, texts(name), {
    sizes: letterSizes(mm(4.2), mm(1.6)),
    breakBelow: mm(3),
    align: 'start',
  });
  const number = textBlock(setter, { ...room, y: room.y + mm(6.4), height: mm(2.8) }, hasSku ? [sku] : [], {
    sizes: letterSizes(mm(2.6), mm(1.2)),
    breakBelow: mm(1.2),
    align: 'start',
  });
  if (title === null || number === null) return null;
  const times = { x: box.x, y: box.y, width: count, height: mm(6), align: 'R' } as const;
  return [zplAlignedText(times, quantity.toString()), ...title, ...number, zplBar(rule)];
}

function noteFields(paper: Stock, setter: TextSetter, rows: number, slip: PackingSlip): readonly Zpl[] | null {
  const { mm } = paper;
  const found = noteTexts(slip);
  if (found.length === 0) return [];
  const box = across(paper, mm(MARGIN + HEAD) + rows * mm(LINE) + mm(2), mm(NOTE - 4));
  const heading = slip.isGift ? PACKING_SLIP_WORDS.gift : PACKING_SLIP_WORDS.note;
  const text = textBlock(setter, { ...box, y: box.y + mm(4.4), height: box.height - mm(4.4) }, found, {
    sizes: letterSizes(mm(5), mm(1.6)),
    breakBelow: mm(3.4),
    align: 'start',
  });
  return text && [zplText({ x: box.x, y: box.y, height: mm(2.6) }, heading.toUpperCase()), ...text];
}

const footField = (paper: Stock, index: number, count: number): Zpl => {
  const { mm, height } = paper;
  const box = across(paper, height - mm(MARGIN + 3.6), mm(3.6));
  return zplAlignedText({ ...box, align: 'R' }, count === 1 ? '' : `${index.toString()}/${count.toString()}`);
};

const texts = (text: string): readonly string[] => (text === '' ? [] : [text]);
