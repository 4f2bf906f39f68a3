import { ThermalPrinter } from 'node-thermal-printer';
import { customerWords } from '../../core/label/customerWords.ts';
import { giftLines, giftTitle, type GiftMessage } from '../../core/label/giftMessage.ts';
import { printableSlip, toldRows, type PackingSlip } from '../../core/label/packingSlip.ts';
import { printableText } from '../../core/label/printableText.ts';
import { barsFor, QR_CELL, starQr, type ReceiptLanguage } from './bars.ts';
import { pageFor, type CodePage } from './codePage.ts';

/** Paper: 80 mm holds 48 characters of font A, 58 mm holds 32. */
export type ReceiptColumns = 48 | 32;

/** A receipt as bytes, ending with its cut. */
export interface Receipt {
  readonly bytes: Uint8Array;
  /** Texts that the printer has not all letters for: the missing ones stand as `?`. A sheet prints them. */
  readonly unprintable: readonly string[];
}

const DOTS = { 48: 576, 32: 384 } as const;
const TYPES = { escpos: 'epson', star: 'star' } as const;
const NEW_LINE = Uint8Array.of(0x0a);
const SPACE = 0x20;

/**
 * The part of the package that is used: it gets no interface, so nothing of it can print. Its own types leave out that the buffer may be
 * null and the settings of each type of printer.
 */
interface Encoder {
  add(bytes: Buffer): void;
  initHardware(): void;
  setCharacterSet(name: string): void;
  bold(isOn: boolean): void;
  alignCenter(): void;
  alignLeft(): void;
  code128(data: string, settings: object): void;
  printQR(text: string, settings: object): void;
  cut(): void;
  getBuffer(): Buffer | null;
  clear(): void;
}

const encoderFor = (language: ReceiptLanguage, width: ReceiptColumns): Encoder =>
  new ThermalPrinter({ type: TYPES[language], width, breakLine: 'NONE' } as never) as unknown as Encoder;

/** Writes one receipt line by line. */
class Paper {
  readonly language: ReceiptLanguage;
  readonly columns: ReceiptColumns;
  readonly unprintable: string[] = [];
  readonly #encoder: Encoder;
  readonly #page: CodePage;

  constructor(language: ReceiptLanguage, columns: ReceiptColumns, page: CodePage) {
    [this.language, this.columns, this.#page] = [language, columns, page];
    this.#encoder = encoderFor(language, columns);
    // Whatever the last job left set; the page is set behind each initialisation, which forgets it.
    this.command((encoder) => {
      encoder.initHardware();
    });
    this.command((encoder) => {
      encoder.setCharacterSet(page.name);
    });
  }

  /** Adds a command. What the package does not know for a type it only complains of: nothing added is a bug, not a shorter receipt. */
  command(add: (encoder: Encoder) => unknown): void {
    const before = this.#encoder.getBuffer()?.length ?? 0;
    add(this.#encoder);
    if ((this.#encoder.getBuffer()?.length ?? 0) <= before) throw new Error(`${this.language} lacks a command`);
  }

  /** Text over as many lines as it needs, broken between words; further lines are indented as far as `hang`. */
  text(text: string, hang = 0): void {
    const { bytes, lost } = this.#page.encode(text);
    if (lost) this.unprintable.push(text);
    for (const line of wrapped(bytes, this.columns, hang)) this.line(line);
  }

  line(bytes: Uint8Array): void {
    this.#encoder.add(Buffer.concat([bytes, NEW_LINE]));
  }

  rule(): void {
    this.line(new Uint8Array(this.columns).fill(0x2d));
  }

  bold(write: () => void): void {
    this.command((encoder) => {
      encoder.bold(true);
    });
    write();
    this.command((encoder) => {
      encoder.bold(false);
    });
  }

  centred(write: () => void): void {
    this.command((encoder) => {
      encoder.alignCenter();
    });
    write();
    this.command((encoder) => {
      encoder.alignLeft();
    });
  }

  /** A copy of all bytes, with the cut. The encoder keeps nothing. */
  finish(): Uint8Array {
    this.command((encoder) => {
      encoder.cut();
    });
    const bytes = Uint8Array.from(this.#encoder.getBuffer() ?? []);
    this.#encoder.clear();
    return bytes;
  }
}

/** Lines of at most `columns` cells, one byte each; a word longer than a line is broken. */
export function wrapped(text: Uint8Array, columns: number, hang: number): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let rest = text;
  while (rest.length > 0) {
    const indent = lines.length === 0 ? 0 : hang;
    const room = columns - indent;
    const lastSpace = rest.length > room ? rest.lastIndexOf(SPACE, room) : -1;
    // A break right behind the hanging part would leave a line with nothing but it.
    const at = rest.length <= room ? rest.length : lastSpace > (lines.length === 0 ? hang : 0) ? lastSpace : room;
    lines.push(Uint8Array.from([...new Uint8Array(indent).fill(SPACE), ...rest.subarray(0, at)]));
    rest = rest.subarray(at);
    while (rest[0] === SPACE) rest = rest.subarray(1);
  }
  return lines;
}

/**
 * A packing slip for a receipt printer (ESC/POS or Star Line Mode) by node-thermal-printer's encoder. Texts can't become commands; letters
 * of no code page are written nearest to them, at last as `?`, and told. Bars that would not fit the paper stand as a QR code instead.
 */
export function packingSlipReceipt(document: PackingSlip, language: ReceiptLanguage, columns: ReceiptColumns): Receipt {
  const slip = printableSlip(document);
  const words = customerWords(slip.language);
  const names = slip.lines.flatMap((line) => [line.name, line.sku, ...toldRows(line, slip.language, columns)]);
  const page = pageFor([slip.sender, slip.orderNumber, slip.note, ...names]);
  const paper = new Paper(language, columns, page);
  paper.centred(() => {
    paper.bold(() => {
      paper.text(slip.sender);
    });
    paper.text(words.packingSlip);
  });
  paper.rule();
  paper.bold(() => {
    paper.text(`${words.order} ${slip.orderNumber}`);
  });
  paper.text(words.parcel(slip.parcel.index, slip.parcel.count));
  paper.rule();
  articles(paper, slip);
  if (slip.note !== '') {
    paper.rule();
    paper.text(slip.isGift ? words.gift : words.note);
    paper.text(slip.note);
  }
  paper.rule();
  paper.centred(() => {
    codes(paper, slip);
  });
  return { bytes: paper.finish(), unprintable: paper.unprintable };
}

/** The card of a gift for a receipt printer: its message and who sends it, no order number and no bars. */
export function giftCardReceipt(gift: GiftMessage, language: ReceiptLanguage, columns: ReceiptColumns): Receipt {
  const lines = giftLines(gift);
  const sender = printableText(gift.sender);
  const paper = new Paper(language, columns, pageFor([giftTitle(gift), sender, ...lines]));
  const blank = (): void => {
    paper.line(new Uint8Array());
  };
  paper.centred(() => {
    blank();
    paper.bold(() => {
      paper.text(giftTitle(gift));
    });
    blank();
    for (const line of lines)
      if (line === '') blank();
      else paper.text(line);
    blank();
    paper.text(sender);
    blank();
  });
  return { bytes: paper.finish(), unprintable: paper.unprintable };
}

function articles(paper: Paper, { lines, language }: PackingSlip): void {
  const digits = Math.max(0, ...lines.map(({ quantity }) => quantity.toString().length));
  for (const line of lines) {
    const { quantity, name, sku } = line;
    const hang = digits + 3;
    paper.text(`${quantity.toString().padStart(digits)} x ${name}`, hang);
    if (sku !== '' && sku !== name) paper.text(`${' '.repeat(hang)}${sku}`, hang);
    for (const row of toldRows(line, language, paper.columns - hang)) paper.text(`${' '.repeat(hang)}${row}`, hang);
  }
}

function codes(paper: Paper, { orderNumber, link }: PackingSlip): void {
  const bars = barsFor(paper.language, orderNumber, DOTS[paper.columns]);
  if (bars !== null) {
    paper.command((encoder) => {
      encoder.code128(bars.data, bars.settings);
    });
    paper.line(new Uint8Array());
  }
  const targets = [
    ...(bars === null && isQr(orderNumber) ? [orderNumber] : []),
    ...(link === null ? [] : [urlOf(link)]),
  ];
  for (const text of targets) {
    paper.command((encoder) => {
      if (paper.language === 'star') encoder.add(starQr(text));
      else encoder.printQR(text, { cellSize: QR_CELL, model: 2 });
    });
    paper.line(new Uint8Array());
  }
  paper.text(orderNumber);
  if (link !== null) paper.text(link);
}

// The encoder counts UTF-16 units where the printer counts bytes: only ASCII is the same in both.
const isQr = (text: string): boolean => /^[\x20-\x7E]{1,200}$/.test(text);

/** The address in ASCII, as browsers write it; percent signs stand for the rest. */
function urlOf(link: string): string {
  const text = URL.canParse(link) ? new URL(link).href : encodeURI(link);
  if (!isQr(text)) throw new RangeError('link is too long for the QR code of a receipt');
  return text;
}
