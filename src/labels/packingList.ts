import type { LabelRefusal } from '../core/label/labelDocument.ts';
import { customerWords } from '../core/label/customerWords.ts';
import { printableSlip, toldRows, type PackingSlip, type PackingSlipLine } from '../core/label/packingSlip.ts';
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
const TOLD = 3.6;
/** From what stands over a rule to the next article. */
const RULE = 1.5;
const NOTE = 33;
const FOOT = 6;
/** Characters of a row of what tells units apart. */
const TOLD_COLUMNS = 40;

/** Every text of a packing list that comes from outside. */
export const packingListTexts = (given: PackingSlip): readonly string[] => {
  const { orderNumber, sender, note, link, lines } = printableSlip(given);
  return [
    orderNumber,
    sender,
    note,
    link ?? '',
    ...lines.flatMap((line) => [line.name, line.sku, ...toldRows(line, given.language, TOLD_COLUMNS)]),
  ];
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
  for (const [index, { rows, end }] of pages.entries()) {
    const parts = [
      headFields(paper, setter, slip),
      ...rows.map(({ at, row }) => rowFields(paper, setter, at, row)),
      index === pages.length - 1 ? noteFields(paper, setter, end, slip) : [],
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

/** An article, or a row of what tells its units apart, with the millimetres it takes; a rule stands under the last one of each article. */
type Row = { readonly takes: number; readonly isLast: boolean } & (
  { readonly kind: 'line'; readonly line: PackingSlipLine } | { readonly kind: 'told'; readonly text: string }
);

function rowsOf(line: PackingSlipLine, language: PackingSlip['language']): readonly Row[] {
  const told = toldRows(line, language, TOLD_COLUMNS);
  const lines: readonly Row[] = [
    { kind: 'line', line, takes: told.length > 0 ? LINE - RULE : LINE, isLast: told.length === 0 },
  ];
  return lines.concat(
    told.map((text, index) => {
      const isLast = index === told.length - 1;
      return { kind: 'told', text, takes: isLast ? TOLD + RULE : TOLD, isLast };
    }),
  );
}

/** Rows of one label with the millimetres below the head at which each begins, and those that all take. */
interface Page {
  readonly rows: readonly { readonly at: number; readonly row: Row }[];
  readonly end: number;
}

/** The rows of each label; the last has room for what was written with the order, and may have that alone. */
function pagesOf({ mm, height }: Stock, slip: PackingSlip): readonly Page[] {
  const room = height / mm(1) - MARGIN - HEAD - FOOT - MARGIN;
  const last = noteTexts(slip).length === 0 ? room : room - NOTE;
  const rows = slip.lines.flatMap((line) => rowsOf(line, slip.language));
  const pages: { rows: Page['rows'][number][]; end: number }[] = [];
  for (const row of rows) {
    let page = pages.at(-1);
    if (!page || page.end + row.takes > room) pages.push((page = { rows: [], end: 0 }));
    page.rows.push({ at: page.end, row });
    page.end += row.takes;
  }
  if ((pages.at(-1)?.end ?? last + 1) > last) pages.push({ rows: [], end: 0 });
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
  const words = customerWords(slip.language);
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
    zplAlignedText({ ...right, y: box.y, height: mm(3.6) }, words.packingSlip.toUpperCase()),
    zplAlignedText(
      { ...right, y: box.y + mm(7.6), height: mm(2.6) },
      words.parcel(slip.parcel.index, slip.parcel.count).toUpperCase(),
    ),
    zplText({ x: box.x, y: box.y + mm(7.6), height: mm(2.6) }, words.order.toUpperCase()),
    ...order,
    zplBar({ ...box, y: box.y + mm(HEAD - 2.5), height: mm(0.5) }),
  ];
}

function rowFields(paper: Stock, setter: TextSetter, at: number, row: Row): readonly Zpl[] | null {
  const fields =
    row.kind === 'line' ? lineFields(paper, setter, at, row.line) : toldFields(paper, setter, at, row.text);
  if (fields === null || !row.isLast) return fields;
  const { mm } = paper;
  return [...fields, zplBar(across(paper, mm(MARGIN + HEAD + at) + mm(row.takes - RULE), mm(0.25)))];
}

function lineFields(
  paper: Stock,
  setter: TextSetter,
  at: number,
  { quantity, name, sku }: PackingSlipLine,
): readonly Zpl[] | null {
  const { mm } = paper;
  const box = across(paper, mm(MARGIN + HEAD + at), mm(LINE));
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
  return [zplAlignedText(times, quantity.toString()), ...title, ...number];
}

/** A row of what tells the units of the article above it. */
function toldFields(paper: Stock, setter: TextSetter, at: number, text: string): readonly Zpl[] | null {
  const { mm } = paper;
  const box = across(paper, mm(MARGIN + HEAD + at), mm(2.8));
  const indent = mm(16);
  return textBlock(setter, { ...box, x: box.x + indent, width: box.width - indent }, [text], {
    sizes: letterSizes(mm(2.6), mm(1.2)),
    breakBelow: mm(1.2),
    align: 'start',
  });
}

function noteFields(paper: Stock, setter: TextSetter, at: number, slip: PackingSlip): readonly Zpl[] | null {
  const { mm } = paper;
  const found = noteTexts(slip);
  if (found.length === 0) return [];
  const box = across(paper, mm(MARGIN + HEAD + at) + mm(2), mm(NOTE - 4));
  const heading = customerWords(slip.language)[slip.isGift ? 'gift' : 'note'];
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
