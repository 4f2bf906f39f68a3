import { elementText, humanReadable } from '../core/gs1/elementString.ts';
import type { ElementField } from '../core/gs1/elementField.ts';
import type { LabelRefusal } from '../core/label/labelDocument.ts';
import { dataTitle, type LogisticDocument } from '../core/label/logisticLabel.ts';
import { ok, refuse, type Result } from '../core/result.ts';
import { stock, type Box, type Dpmm, type Stock } from './layout/stock.ts';
import { letterSizes, textBlock } from './layout/textBlock.ts';
import { widestModule } from './layout/barWidth.ts';
import { SHIPPING_STOCK } from './shippingLabel.ts';
import type { Rasteriser, TextSetter } from './text/textSetter.ts';
import { gs1Code128, zplBars } from './zpl/barcode.ts';
import { zplBar, zplLabel, type Zpl } from './zpl/encode.ts';
import { zplAlignedText, zplText } from './zpl/text.ts';

/** Dots of one bar module: 0.5 mm. GS1-128 on logistic units is 0.495 to 0.94 mm (GS1 General Specifications 5.12.3.5): no narrower bars are made. */
const MODULE = { 8: 4, 12: 6, 24: 12 } as const;

// Heights in millimetres.
const MARGIN = 3.2;
const RULE = 0.5;
const BARS = 32;
const SYMBOL = 44;
const DATA = 15.5;
const FROM = 12;
const HEAD = 9;

/** One symbol: what is in its bars. */
type Fields = readonly ElementField[];

/** What stands on one label, the SSCC apart: the first names sender and consignee. */
interface Page {
  readonly symbols: readonly Fields[];
  readonly isFirst: boolean;
}

/** Every text of the label that comes from outside. */
export const logisticTexts = (document: LogisticDocument): readonly string[] => [
  ...document.from,
  ...document.to,
  document.order,
];

/**
 * ZPL of the GS1 logistic label on labels of 4 x 6 in, in its three blocks: who and where to in plain words, data with their titles, bars
 * with their human readable interpretation, the SSCC lowest and alone in its symbol (General Specifications 6.6.4). Each label carries it;
 * the first has room for one more symbol, a further label for two. A field whose bars are too wide for the paper is told in words only:
 * bars are never made narrower than GS1 allows. Refuses text that does not fit.
 */
export function logisticLabelZpl(
  document: LogisticDocument,
  dpmm: Dpmm,
  rasteriser: Rasteriser | null,
): Result<Uint8Array, LabelRefusal> {
  const paper = stock(SHIPPING_STOCK, dpmm);
  const setter: TextSetter = { rasteriser, destination: document.destination };
  const pages = pagesOf(symbolsOf(document.groups, paper));
  const labels: Uint8Array[] = [];
  for (const [index, page] of pages.entries()) {
    const fields = pageFields(paper, setter, document, { ...page, index, of: pages.length });
    if (fields === null) return refuse('doesNotFit');
    labels.push(zplLabel(paper, fields));
  }
  return ok(Buffer.concat(labels));
}

const fits = (fields: Fields, { width, dpmm }: Stock): boolean =>
  widestModule(gs1Code128(elementText(fields)), width, MODULE[dpmm], MODULE[dpmm]) !== null;

/** Symbols of the groups: a group that is too wide for one is parted into its fields; groups that go together on one share it. */
function symbolsOf(groups: LogisticDocument['groups'], paper: Stock): readonly Fields[] {
  const symbols: Fields[] = [];
  for (const group of groups.flatMap((whole) => (fits(whole, paper) ? [whole] : whole.map((field) => [field])))) {
    if (!fits(group, paper)) continue;
    const last = symbols.at(-1);
    const joined = last && [...last, ...group];
    if (joined && fits(joined, paper)) symbols[symbols.length - 1] = joined;
    else symbols.push(group);
  }
  return symbols;
}

function pagesOf([first, ...others]: readonly Fields[]): readonly Page[] {
  const pages: Page[] = [{ symbols: first ? [first] : [], isFirst: true }];
  for (let from = 0; from < others.length; from += 2)
    pages.push({ symbols: others.slice(from, from + 2), isFirst: false });
  return pages;
}

function pageFields(
  paper: Stock,
  setter: TextSetter,
  document: LogisticDocument,
  page: Page & { readonly index: number; readonly of: number },
): readonly Zpl[] | null {
  const { mm, width, height } = paper;
  const x = mm(MARGIN);
  const row = (top: number, bottom: number): Box => ({ x, y: top, width: width - 2 * x, height: bottom - top });
  const bars = [...page.symbols, [document.sscc]];
  const top = height - mm(MARGIN) - bars.length * mm(SYMBOL);
  const words = page.isFirst
    ? firstWords(paper, setter, document, row(mm(MARGIN), top), page)
    : furtherWords(paper, document, row(mm(MARGIN), top), page);
  if (words === null) return null;
  return [
    ...words,
    ...bars.flatMap((fields, index) =>
      symbolFields(paper, row(top + index * mm(SYMBOL), top + (index + 1) * mm(SYMBOL)), fields),
    ),
  ];
}

interface Numbered {
  readonly index: number;
  readonly of: number;
}

function firstWords(
  paper: Stock,
  setter: TextSetter,
  document: LogisticDocument,
  box: Box,
  page: Numbered,
): readonly Zpl[] | null {
  const { mm } = paper;
  const data = { ...box, y: box.y + box.height - mm(DATA), height: mm(DATA) };
  const to = { ...box, y: box.y + mm(FROM), height: data.y - box.y - mm(FROM) };
  const sender = textBlock(setter, { ...box, y: box.y + mm(1), height: mm(FROM - 2) }, document.from, {
    sizes: letterSizes(mm(3.2), mm(1.6)),
    breakBelow: mm(2.2),
    align: 'start',
  });
  const room = { ...to, y: to.y + mm(6.4), height: to.height - mm(7.4) };
  const consignee = textBlock(setter, room, document.to, {
    sizes: letterSizes(mm(7), mm(1.8)),
    breakBelow: mm(4),
    align: 'start',
  });
  const told = dataFields(paper, setter, document, data, page);
  if (sender === null || consignee === null || told === null) return null;
  return [
    ...sender,
    rule(paper, to),
    zplText({ x: to.x, y: to.y + mm(2), height: mm(2.8) }, document.toTitle),
    ...consignee,
    rule(paper, data),
    ...told,
  ];
}

/** Every field with GS1's title and its value, the order and the parcel before them. */
function dataFields(
  paper: Stock,
  setter: TextSetter,
  document: LogisticDocument,
  box: Box,
  page: Numbered,
): readonly Zpl[] | null {
  const { mm } = paper;
  const [goods = '', lot = '', ...others] = document.groups.map((group) =>
    group.map((field) => `${dataTitle(field)} ${field.value}`).join('   '),
  );
  const ours = `ORDER ${document.order}   PARCEL ${document.parcel}${labelWords(page)}`;
  const lines = [ours, goods, lot, others.join('   ')].filter((line) => line !== '');
  return textBlock(setter, { ...box, y: box.y + mm(1.8), height: box.height - mm(2.6) }, lines, {
    sizes: letterSizes(mm(4), mm(1.8)),
    breakBelow: mm(2.8),
    align: 'start',
  });
}

const labelWords = ({ index, of }: Numbered): string =>
  of > 1 ? `   LABEL ${(index + 1).toString()} OF ${of.toString()}` : '';

/** A further label says whose it is. */
function furtherWords({ mm }: Stock, document: LogisticDocument, box: Box, page: Numbered): readonly Zpl[] | null {
  const at = { x: box.x, y: box.y + Math.max(0, Math.min(mm(HEAD), box.height) - mm(4.6)), height: mm(3) };
  return [
    zplText(at, `PARCEL ${document.parcel}`),
    zplAlignedText({ ...at, width: box.width, align: 'R' }, labelWords(page).trim()),
  ];
}

const rule = ({ mm }: Stock, { x, y, width }: Box): Zpl => zplBar({ x, y, width, height: mm(RULE) });

function symbolFields(paper: Stock, box: Box, fields: Fields): readonly Zpl[] {
  const { mm, width, dpmm } = paper;
  const code = gs1Code128(elementText(fields));
  const module = MODULE[dpmm];
  const at = {
    x: Math.floor((width - code.modules * module) / 2),
    y: box.y + mm(5),
    module,
    height: mm(BARS),
  };
  const hri = { x: 0, y: at.y + at.height + mm(1), width, height: mm(4), align: 'C' } as const;
  return [
    rule(paper, box),
    zplText({ x: box.x, y: box.y + mm(1.6), height: mm(2.4) }, fields.map(dataTitle).join(' / ')),
    zplBars(at, code),
    zplAlignedText(hri, humanReadable(fields)),
  ];
}
