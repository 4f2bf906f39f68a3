/** Languages of receipt printers. */
export type ReceiptLanguage = 'escpos' | 'star';

/** Dots of one QR cell: 200 letters then fit 58 mm. */
export const QR_CELL = 5;

/** Code 128 as the encoder takes it. */
export interface Bars {
  readonly data: string;
  readonly settings: Readonly<Record<string, number | string>>;
}

const HEIGHT = 80;
const QUIET_MODULES = 20;
const DOTS_A_MODULE = [3, 2] as const;
const STAR_WIDTHS = { 3: 'MEDIUM', 2: 'SMALL' } as const;

/** Bars for a text on paper of so many dots; null where subset B has not all its letters, the language takes one for a command, or they don't fit. */
export function barsFor(language: ReceiptLanguage, text: string, dots: number): Bars | null {
  if (!/^[\x20-\x7E]{1,60}$/.test(text)) return null;
  // In Star's Code 128 `%` begins a code of its own.
  if (language === 'star' && text.includes('%')) return null;
  // ISO/IEC 15417: start, data and check character of 11 modules each, stop of 13.
  const modules = 11 * (text.length + 2) + 13 + QUIET_MODULES;
  const width = DOTS_A_MODULE.find((candidate) => modules * candidate <= dots);
  if (width === undefined) return null;
  return language === 'star'
    ? { data: text, settings: { text: 1, width: STAR_WIDTHS[width], height: HEIGHT } }
    : // `{` begins a code of its own: twice it stands for itself (GS k, Code 128).
      { data: text.replaceAll('{', '{{'), settings: { hriPos: 0, width, height: HEIGHT } };
}

/**
 * A QR code for a Star printer (Star Line Mode Command Specifications: ESC GS y S for model 2, correction M and cell, ESC GS y D 1 0 nL nH
 * for the data, ESC GS y P prints). The package's own leaves the head of the data out, and the printer would print the address as text.
 */
export function starQr(text: string): Buffer {
  const set = (what: number, value: number): readonly number[] => [0x1b, 0x1d, 0x79, 0x53, what, value];
  const data = Buffer.from(text, 'latin1');
  return Buffer.from([
    ...set(0x30, 2),
    ...set(0x31, 1),
    ...set(0x32, QR_CELL),
    ...[0x1b, 0x1d, 0x79, 0x44, 0x31, 0, data.length & 0xff, data.length >> 8],
    ...data,
    ...[0x1b, 0x1d, 0x79, 0x50],
  ]);
}
