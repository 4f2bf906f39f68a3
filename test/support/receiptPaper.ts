import type { ReceiptLanguage } from '../../src/labels/escpos/bars.ts';

/** What a receipt printer does with a receipt: lines of text, codes, and which page each was written in. */
export interface PaperRoll {
  readonly lines: readonly string[];
  readonly bars: readonly string[];
  readonly qr: readonly string[];
  readonly pages: readonly string[];
  readonly cuts: number;
}

const PAGES: Readonly<Record<ReceiptLanguage, Readonly<Record<number, string>>>> = {
  escpos: { 16: 'windows-1252', 45: 'windows-1250', 46: 'windows-1251' },
  star: { 32: 'windows-1252', 33: 'windows-1250', 34: 'windows-1251' },
};

interface Reader {
  readonly bytes: Uint8Array;
  at: number;
}

/** Reads a receipt by its language's manual. Throws at a byte that is neither text nor a command known here: nothing may slip through. */
export function paperOf(language: ReceiptLanguage, bytes: Uint8Array): PaperRoll {
  const roll = { lines: [] as string[], bars: [] as string[], qr: [] as string[], pages: [] as string[], cuts: 0 };
  const reader: Reader = { bytes, at: 0 };
  let line: number[] = [];
  let page = 'windows-1252';
  let stored = '';
  const take = (count: number): number[] => {
    const taken = [...bytes.subarray(reader.at, reader.at + count)];
    if (taken.length < count) throw new Error('the receipt ends within a command');
    reader.at += count;
    return taken;
  };
  const text = (count: number): string => Buffer.from(take(count)).toString('latin1');
  const setPage = (number: number): void => {
    const name = PAGES[language][number];
    if (name === undefined) throw new Error(`code page ${number.toString()} is not known`);
    page = name;
    roll.pages.push(name);
  };
  const unknown = (...command: number[]): never => {
    throw new Error(`not a command known here: ${Buffer.from(command).toString('hex')} at ${reader.at.toString()}`);
  };
  const escpos = (first: number): void => {
    const [second = 0] = take(1);
    if (first === 0x1b && second === 0x40) page = 'windows-437';
    else if (first === 0x1b && second === 0x74) setPage(take(1)[0] ?? 0);
    else if (first === 0x1b && [0x45, 0x61, 0x64].includes(second)) take(1);
    else if (first === 0x1d && [0x48, 0x66, 0x77, 0x68].includes(second)) take(1);
    else if (first === 0x1d && second === 0x56) [roll.cuts] = [roll.cuts + 1, take(1)];
    else if (first === 0x1d && second === 0x6b) {
      const [kind, length = 0] = take(2);
      const data = text(length);
      if (kind !== 0x49 || !data.startsWith('{B')) unknown(first, second, kind ?? 0);
      roll.bars.push(data.slice(2).replaceAll('{{', '{'));
    } else if (first === 0x1d && second === 0x28) {
      const [k, low = 0, high = 0] = take(3);
      const data = text(low + 256 * high);
      if (k !== 0x6b) unknown(first, second, k ?? 0);
      if (data.startsWith('1P0')) stored = data.slice(3);
      if (data === '1Q0') roll.qr.push(stored);
    } else unknown(first, second);
  };
  const star = (first: number): void => {
    const [second = 0] = take(1);
    if (second === 0x40) page = 'windows-437';
    else if (second === 0x45 || second === 0x46) return;
    else if (second === 0x64) [roll.cuts] = [roll.cuts + 1, take(1)];
    else if (second === 0x62) {
      take(4);
      const end = bytes.indexOf(0x1e, reader.at);
      roll.bars.push(text(end - reader.at));
      take(1);
    } else if (second === 0x1d) {
      const [third = 0] = take(1);
      if (third === 0x74) setPage(take(1)[0] ?? 0);
      else if (third === 0x61) take(1);
      else if (third === 0x79) {
        const [fourth = 0] = take(1);
        if (fourth === 0x53) take(2);
        else if (fourth === 0x44) {
          const [, , low = 0, high = 0] = take(4);
          stored = text(low + 256 * high);
        } else if (fourth === 0x50) roll.qr.push(stored);
        else unknown(first, second, third, fourth);
      } else unknown(first, second, third);
    } else unknown(first, second);
  };
  while (reader.at < bytes.length) {
    const [byte = 0] = take(1);
    if (byte === 0x0a) {
      roll.lines.push(new TextDecoder(page).decode(Uint8Array.from(line)));
      line = [];
    } else if (byte === 0x1b && language === 'star') star(byte);
    else if ((byte === 0x1b || byte === 0x1d) && language === 'escpos') escpos(byte);
    else if (byte === 0x0b && language === 'star') continue;
    else if (byte >= 0x20) line.push(byte);
    else unknown(byte);
  }
  return roll;
}
