import type { LabelLanguage } from '../../../src/core/print/labelPrinter.ts';

/** A label as a printer would burn it: one byte a dot, 1 is black. */
export interface Printout {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
  /** Commands between the pictures, as text. */
  readonly commands: string;
}

/** Reads a job from its start, a byte after the other; throws where the job is not what the language's manual says. */
class JobReader {
  #at = 0;
  readonly #bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }
  byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new Error('the job ends too early');
    this.#at += 1;
    return byte;
  }
  bytes(count: number): Uint8Array {
    if (this.#at + count > this.#bytes.length) throw new Error('the picture is cut');
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }
  /** Text up to one of the characters, which is taken too. */
  until(ends: string): string {
    let text = '';
    for (let byte = this.byte(); ; byte = this.byte()) {
      const letter = String.fromCharCode(byte);
      text += letter;
      if (ends.includes(letter)) return text;
    }
  }
  word(): number {
    return this.byte() + 256 * this.byte();
  }
  expect(text: string): void {
    const found = Buffer.from(this.bytes(text.length)).toString('latin1');
    if (found !== text) throw new Error(`'${text}' expected, not '${found}'`);
  }
}

interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
  /** Burns a picture; ink beyond the sheet is an error. */
  burn(at: { readonly x: number; readonly y: number }, bytesPerRow: number, bytes: Uint8Array, black: 0 | 1): void;
}

function sheet(width: number, height: number): Sheet {
  const dots = new Uint8Array(width * height);
  return {
    width,
    height,
    dots,
    burn: ({ x, y }, bytesPerRow, bytes, black) => {
      for (let index = 0; index < bytes.length * 8; index += 1) {
        if (((bytes[index >> 3]! >> (7 - (index & 7))) & 1) !== black) continue;
        const [left, top] = [x + (index % (bytesPerRow * 8)), y + Math.floor(index / (bytesPerRow * 8))];
        if (left >= width || top >= height) throw new Error(`ink at ${left.toString()}, ${top.toString()}`);
        dots[top * width + left] = 1;
      }
    },
  };
}

type Size = { readonly width: number; readonly height: number };
type Decoder = (job: Uint8Array, size: Size) => Printout;

const numbers = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);

/** EPL2 guide: lines end with LF; GW's data follow its fourth comma. */
const epl: Decoder = (job, size) => {
  const reader = new JobReader(job);
  const page = sheet(size.width, size.height);
  let commands = '';
  while (!reader.isAtEnd) {
    let line = reader.until('\n,');
    if (!line.startsWith('GW')) {
      if (line.endsWith(',')) line += reader.until('\n');
      commands += line;
      continue;
    }
    for (let commas = 1; commas < 4; commas += 1) line += reader.until(',');
    const [x = 0, y = 0, bytesPerRow = 0, rows = 0] = numbers(line);
    page.burn({ x, y }, bytesPerRow, reader.bytes(bytesPerRow * rows), 0);
    reader.expect('\n');
  }
  return { ...page, commands };
};

/** TSPL manual: lines end with CR LF; BITMAP's data follow its fifth comma. */
const tspl: Decoder = (job, size) => {
  const reader = new JobReader(job);
  const page = sheet(size.width, size.height);
  let commands = '';
  while (!reader.isAtEnd) {
    let line = reader.until('\n,');
    if (!line.startsWith('BITMAP ')) {
      if (line.endsWith(',')) line += reader.until('\n');
      commands += line;
      continue;
    }
    for (let commas = 1; commas < 5; commas += 1) line += reader.until(',');
    const [x = 0, y = 0, bytesPerRow = 0, rows = 0, mode] = numbers(line);
    if (mode !== 0) throw new Error('not overwritten');
    page.burn({ x, y }, bytesPerRow, reader.bytes(bytesPerRow * rows), 0);
    reader.expect('\r\n');
  }
  return { ...page, commands };
};

/** CPCL manual: words by spaces, lines end with CR LF; CG in bytes, EG in two hex digits a byte. */
const cpcl: Decoder = (job) => {
  const reader = new JobReader(job);
  const head = reader.until('\n');
  const [, , , height = 0] = numbers(head);
  const width = numbers(reader.until('\n'))[0] ?? 0;
  const page = sheet(width, height);
  let commands = head;
  while (!reader.isAtEnd) {
    let line = reader.until('\n ');
    if (!/^[CE]G $/.test(line)) {
      commands += line;
      continue;
    }
    for (let words = 0; words < 4; words += 1) line += reader.until(' ');
    const [bytesPerRow = 0, rows = 0, x = 0, y = 0] = numbers(line);
    const count = bytesPerRow * rows;
    const hex = line.startsWith('E') ? Buffer.from(reader.bytes(count * 2)).toString('latin1') : null;
    if (hex !== null && !/^[0-9A-F]*$/.test(hex)) throw new Error('no hex');
    if (hex !== null) commands += 'EG\r\n';
    page.burn({ x, y }, bytesPerRow, hex === null ? reader.bytes(count) : Buffer.from(hex, 'hex'), 1);
    reader.expect('\r\n');
  }
  return { ...page, commands };
};

/** Epson's reference: GS v 0 m xL xH yL yH, each band below the one before; GS V 66 n feeds and cuts. */
const escpos: Decoder = (job, size) => {
  const reader = new JobReader(job);
  const page = sheet(size.width + 7, size.height);
  let y = 0;
  reader.expect('\x1b@');
  for (;;) {
    reader.expect('\x1d');
    const command = reader.byte();
    if (command === 0x56) break;
    if (command !== 0x76 || reader.byte() !== 0x30 || reader.byte() !== 0) throw new Error('not GS v 0');
    const [bytesPerRow, rows] = [reader.word(), reader.word()];
    page.burn({ x: 0, y }, bytesPerRow, reader.bytes(bytesPerRow * rows), 1);
    y += rows;
  }
  if (reader.byte() !== 66 || reader.byte() !== 0 || !reader.isAtEnd) throw new Error('not cut at the end');
  if (y !== size.height) throw new Error(`${y.toString()} rows`);
  return { ...page, commands: '' };
};

/** Star's raster commands: `b` one row and down, `ESC * r Y n` down by n, numbers in decimal ended by NUL. */
const star: Decoder = (job, size) => {
  const reader = new JobReader(job);
  const page = sheet(size.width, size.height);
  let [y, commands] = [0, ''];
  reader.expect('\x1b@\x1b*rA');
  for (;;) {
    const byte = reader.byte();
    if (byte === 0x62) {
      const count = reader.word();
      page.burn({ x: 0, y }, count, reader.bytes(count), 1);
      y += 1;
      continue;
    }
    reader.expect('*r');
    const command = String.fromCharCode(reader.byte());
    if (command === 'B') break;
    const value = reader.until('\0').slice(0, -1);
    if (command === 'Y') y += Number(value);
    else commands += `${command}${value} `;
  }
  reader.expect('\x1bd\x02');
  if (!reader.isAtEnd || y !== size.height) throw new Error(`${y.toString()} rows`);
  return { ...page, commands };
};

/** Prints a job as the manuals of its language say, without any of the code that wrote it. */
export const PRINTERS: Readonly<Record<Exclude<LabelLanguage, 'zpl'>, Decoder>> = {
  epl,
  tspl,
  cpcl,
  escpos,
  star,
};
