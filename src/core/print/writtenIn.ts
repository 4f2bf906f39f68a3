import { LABEL_LANGUAGES, type LabelLanguage } from './labelPrinter.ts';

/** What a file is by its first bytes: one of these languages of printers, or a format that none of them is. */
export type WrittenIn =
  | { readonly kind: 'language'; readonly languages: readonly LabelLanguage[] }
  | { readonly kind: 'format'; readonly name: string };

/** As many bytes are looked at: a job says what it is in front. */
const LOOKED_AT = 256;

/** Formats that are no language of label printers, by their first bytes in Latin-1. */
const FORMATS: readonly (readonly [name: string, begins: RegExp])[] = [
  ['PDF', /^%PDF-/],
  ['PostScript', /^(?:\x04)?%!PS/],
  ['PCL or PJL', /^\x1b(?:%-12345X|E\x1b|E$)/],
  ['a PNG picture', /^\x89PNG/],
  ['a JPEG picture', /^\xff\xd8\xff/],
  ['a GIF picture', /^GIF8/],
  ['a ZIP archive', /^PK\x03\x04/],
  ['an HTML page', /^(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)\b/i],
  ['text in UTF-16, which printers can not read: save it as UTF-8 or ANSI', /^(?:\xff\xfe|\xfe\xff)/],
];

/**
 * Languages by the command that their jobs begin with, behind blank lines: ZPL II Programming Guide (`^XA`, `~` commands, the preamble of
 * Zebra's driver), CPCL Programming Guide (`!`), TSPL/TSPL2 Programming (setup commands), EPL2 Programmer Manual (`N`, `q`, `Q`, ...).
 */
const LANGUAGES: readonly (readonly [languages: readonly LabelLanguage[], begins: RegExp])[] = [
  [['zpl'], /^(?:\$\{)?(?:\^X[AFSB]|\^(?:FX|CC|CT|CD|JU|PR|MM|CI|DF)|~[A-Z]{2}|CT~~CD,)/i],
  [['cpcl'], /^!(?: (?:U1?|UTILITIES)\b| -?\d+ \d+ \d+ \d+ \d+)/],
  [
    ['tspl'],
    /^(?:(?:SIZE|GAP|BLINE|OFFSET|SPEED|DENSITY|DIRECTION|REFERENCE|SHIFT) +-?[\d.]+|CODEPAGE +[\w-]+\r?\n|SET +[A-Z]+ |DOWNLOAD +["F]|(?:CLS|SELFTEST|INITIALPRINTER)\r?\n)/,
  ],
  [
    ['epl'],
    /^(?:N|q\d{1,4}|Q\d{1,5},\d{1,4}(?:[+-]\d+)?|R\d{1,4},\d{1,4}|S[1-6]|D\d{1,2}|Z[TB]|I[78],\w+(?:,\w+)?|J[FB]|O[A-Z]*\d?|E[IR]|GM|UN|FK".*"|FS".*"|A\d+,\d+,.*)\r?\n/,
  ],
];

const ESC = '\x1b';

const STAR_ONLY = /\x1b(?:[\x1d\x1e\x06]|\*r[A-Z])/;
const ESCPOS_ONLY = /(?<!\x1b)\x1d[A-Za-z!(]/;

/**
 * ESC/POS and Star Line begin alike (`ESC @`). The first command that only one has tells them apart: ESC with GS, RS, ACK or `*r` is Star's,
 * GS alone is not (Star Line Mode Command Specifications; ESC/POS Application Programming Guide).
 */
function byEscape(head: string): readonly LabelLanguage[] | null {
  if (head.startsWith('\x10\x04') || head.startsWith('\x1d')) return ['escpos'];
  if (!head.startsWith(ESC)) return null;
  const [star, escpos] = [STAR_ONLY, ESCPOS_ONLY].map((only) => only.exec(head)?.index ?? Infinity);
  if (star !== escpos) return (star ?? 0) < (escpos ?? 0) ? ['star'] : ['escpos'];
  // TSPL's immediate commands begin with ESC too.
  return /^\x1b![A-Z?.]/.test(head) ? ['escpos', 'star', 'tspl'] : ['escpos', 'star'];
}

/** What a job is written in, by its first bytes; null where they do not tell. */
export function writtenIn(bytes: Uint8Array): WrittenIn | null {
  const head = String.fromCharCode(...bytes.subarray(0, LOOKED_AT));
  const format = FORMATS.find(([, begins]) => begins.test(head));
  if (format) return { kind: 'format', name: format[0] };
  const begin = head.replace(/^(?:\xef\xbb\xbf)?[\s\0]+/, '').replace(/^\xef\xbb\xbf/, '');
  const languages = LANGUAGES.find(([, begins]) => begins.test(begin))?.[0] ?? byEscape(begin);
  return languages && { kind: 'language', languages: LABEL_LANGUAGES.filter((name) => languages.includes(name)) };
}
