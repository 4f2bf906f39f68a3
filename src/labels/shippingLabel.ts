import type { LabelDocument, LabelRefusal } from '../core/label/labelDocument.ts';
import { ok, refuse, type Result } from '../core/result.ts';
import { stock, type Box, type Dpmm, type Stock } from './layout/stock.ts';
import { letterSizes, textBlock, type BlockStyle } from './layout/textBlock.ts';
import type { Rasteriser, TextSetter } from './text/textSetter.ts';
import { widestModule } from './layout/barWidth.ts';
import { gs1Code128, plainCode128, zplBars, type Code128 } from './zpl/barcode.ts';
import { zplBar, zplLabel, type Zpl } from './zpl/encode.ts';
import { zplAlignedText, zplText } from './zpl/text.ts';

/** Size of the shipping label: 4 x 6 in. */
export const SHIPPING_STOCK = { width: 4, height: 6 } as const;

/** Dots of one bar module: 0.5 mm, inside the 0.495 to 0.94 mm of GS1-128 on logistic units (GS1 General Specifications 5.12.3.5). */
const MODULE = { 8: 4, 12: 6, 24: 12 } as const;
/** A private number too long for that may have narrower bars, but none that a worn print or a far scanner can't read. */
const NARROWEST = { 8: 3, 12: 4, 24: 8 } as const;
/** Bar height in millimetres: at least 32 for an SSCC. */
const BAR_HEIGHT = 35;

/** Every text of the label that comes from outside. */
export const labelTexts = (document: LabelDocument): readonly string[] => [
  ...document.from,
  ...document.to,
  document.service,
  ...document.data.map(({ value }) => value),
];

/**
 * ZPL of a 4 x 6 in address label, out or back, in the three blocks of the GS1 logistic label (General Specifications 6.6.4): free text from and to,
 * text with data titles, bars with their human readable interpretation lowest. Refuses text that does not fit; drops nothing.
 */
export function shippingLabelZpl(
  document: LabelDocument,
  dpmm: Dpmm,
  rasteriser: Rasteriser | null,
): Result<Uint8Array, LabelRefusal> {
  const paper = stock(SHIPPING_STOCK, dpmm);
  const setter: TextSetter = { rasteriser, destination: document.destination };
  const rows = blockRows(paper);
  const blocks = [
    fromBlock(paper, rows.from, setter, document),
    serviceBlock(paper, rows.service, setter, document),
    toBlock(paper, rows.to, setter, document),
    dataBlock(paper, rows.data, setter, document),
    barsBlock(paper, rows.bars, document),
  ];
  const fields: Zpl[] = [];
  for (const block of blocks) {
    if (block === null) return refuse('doesNotFit');
    fields.push(...block);
  }
  return ok(zplLabel(paper, [...fields, ...rules(paper, rows)]));
}

interface Rows {
  readonly from: Box;
  readonly service: Box;
  readonly to: Box;
  readonly data: Box;
  readonly bars: Box;
}

// Heights in millimetres; the address takes what is left.
const MARGIN = 3.2;
const RULE = 0.5;
const FROM = 19.5;
const SERVICE = 10.5;
const DATA = 13.5;
const BARS = 50.5;

function blockRows({ mm, width, height }: Stock): Rows {
  const x = mm(MARGIN);
  const row = (y: number, bottom: number): Box => ({ x, y, width: width - 2 * x, height: bottom - y });
  const top = mm(MARGIN);
  const service = top + mm(FROM);
  const to = service + mm(SERVICE);
  const bars = height - mm(BARS);
  const data = bars - mm(DATA);
  return {
    from: row(top, service),
    service: row(service, to),
    to: row(to, data),
    data: row(data, bars),
    bars: row(bars, height - mm(MARGIN)),
  };
}

function rules(paper: Stock, rows: Rows): readonly Zpl[] {
  const thick = paper.mm(RULE);
  return [rows.service, rows.to, rows.data, rows.bars].map(({ x, y, width }) => zplBar({ x, y, width, height: thick }));
}

/** Room inside a block between its rules: `above` and `below` in millimetres. */
const inset = ({ mm }: Stock, box: Box, above: number, below: number): Box => ({
  ...box,
  y: box.y + mm(above),
  height: box.height - mm(above) - mm(below),
});

function style(paper: Stock, most: number, least: number, breakBelow: number, align: BlockStyle['align']): BlockStyle {
  return { sizes: letterSizes(paper.mm(most), paper.mm(least)), breakBelow: paper.mm(breakBelow), align };
}

function fromBlock(paper: Stock, box: Box, setter: TextSetter, document: LabelDocument): readonly Zpl[] | null {
  const { mm } = paper;
  const cell = mm(22);
  const room = { ...box, width: box.width - cell - mm(3) };
  const text = textBlock(setter, inset(paper, room, 1.2, 1), document.from, style(paper, 3.8, 1.6, 2.6, 'start'));
  if (text === null) return null;
  const line = { x: box.x + box.width - cell, y: box.y, width: mm(RULE), height: box.height };
  const mark = { x: line.x, y: box.y + mm(2.4), width: cell, height: mm(18), align: 'C' } as const;
  return [...text, zplBar(line), zplAlignedText(mark, document.mark)];
}

function serviceBlock(paper: Stock, box: Box, setter: TextSetter, document: LabelDocument): readonly Zpl[] | null {
  const { mm } = paper;
  const dateWidth = mm(22);
  const room = { ...box, width: box.width - dateWidth - mm(2) };
  const name = textBlock(setter, inset(paper, room, 2.4, 0.6), [document.service], style(paper, 7, 1.8, 4, 'middle'));
  if (name === null) return null;
  const x = box.x + box.width - dateWidth;
  const date = { x, y: box.y + mm(5.4), width: dateWidth, height: mm(3.6), align: 'R' } as const;
  const title = { x, y: box.y + mm(2.3), width: dateWidth, height: mm(2.4), align: 'R' } as const;
  return [...name, zplAlignedText(title, document.date.title), zplAlignedText(date, document.date.value)];
}

function toBlock(paper: Stock, box: Box, setter: TextSetter, document: LabelDocument): readonly Zpl[] | null {
  const { mm } = paper;
  const caption = zplText({ x: box.x, y: box.y + mm(2.6), height: mm(2.8) }, document.toTitle);
  const text = textBlock(setter, inset(paper, box, 7.4, 1.6), document.to, style(paper, 7, 1.8, 4.4, 'start'));
  return text === null ? null : [caption, ...text];
}

/** Widths of the cells, by how many there are. */
const DATA_SHARES: Readonly<Record<number, readonly number[]>> = {
  3: [0.31, 0.16, 0.53],
  4: [0.31, 0.16, 0.19, 0.34],
};

function dataBlock(paper: Stock, box: Box, setter: TextSetter, document: LabelDocument): readonly Zpl[] | null {
  const { mm } = paper;
  const cells = dataCells(paper, box, document.data.length);
  const set = (sizes: readonly number[]): readonly (readonly Zpl[] | null)[] =>
    document.data.map(({ value }, index) =>
      textBlock(setter, inset(paper, cells[index] ?? box, 6.2, 0.8), [value], {
        sizes,
        breakBelow: mm(2),
        align: 'start',
      }),
    );
  // One letter height for all where each can stand on one line, else each as it must: a unit is not parted from its number.
  const even = letterSizes(mm(5), mm(2.4))
    .map((size) => set([size]))
    .find((texts) => texts.every((text) => text?.length === 1));
  const fields: Zpl[] = [];
  for (const [index, text] of (even ?? set(letterSizes(mm(5), mm(1.5)))).entries()) {
    const { x, y, height } = cells[index] ?? box;
    if (text === null) return null;
    if (index > 0) fields.push(zplBar({ x: x - mm(2), y, width: mm(0.25), height }));
    fields.push(zplText({ x, y: y + mm(2), height: mm(2.4) }, document.data[index]?.title ?? ''), ...text);
  }
  return fields;
}

function dataCells({ mm }: Stock, box: Box, count: number): readonly Box[] {
  let x = box.x;
  return (DATA_SHARES[count] ?? Array<number>(count).fill(1 / count)).map((share, index) => {
    const pad = index === 0 ? 0 : mm(2);
    const width = Math.floor(box.width * share);
    const cell = { ...box, x: x + pad, width: width - pad - mm(1) };
    x += width;
    return cell;
  });
}

function barsBlock(paper: Stock, box: Box, document: LabelDocument): readonly Zpl[] | null {
  const { mm } = paper;
  const { bars } = document;
  const code: Code128 = bars.symbology === 'gs1-128' ? gs1Code128(bars.text) : plainCode128(bars.text);
  const module = widestModule(code, paper.width, MODULE[paper.dpmm], NARROWEST[paper.dpmm]);
  if (module === null) return null;
  const width = code.modules * module;
  const at = { x: Math.floor((paper.width - width) / 2), y: box.y + mm(6), module, height: mm(BAR_HEIGHT) };
  const hri = { x: 0, y: at.y + at.height + mm(1.2), width: paper.width, height: mm(4.8), align: 'C' } as const;
  return [
    zplText({ x: box.x, y: box.y + mm(2), height: mm(2.4) }, bars.title),
    zplBars(at, code),
    zplAlignedText(hri, bars.hri),
  ];
}
