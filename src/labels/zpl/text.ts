import { asZpl, dots, type Zpl } from './encode.ts';

/** Most bytes a field may hold (ZPL II Programming Guide, ^FD). */
const FIELD_BYTES_MAX = 3072;

/**
 * The only escaper: text as it stands between ^FH_^FD and ^FS. Every UTF-8 byte that is not printable ASCII, and `^ ~ _ \` themselves,
 * becomes `_HH`, so that no data can be read as a command. Throws RangeError beyond 3,072 bytes.
 */
export function escapeField(text: string): string {
  let escaped = '';
  for (const byte of new TextEncoder().encode(text)) {
    const isPlain = byte >= 0x20 && byte <= 0x7e && !'^~_\\'.includes(String.fromCharCode(byte));
    escaped += isPlain ? String.fromCharCode(byte) : `_${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  if (escaped.length > FIELD_BYTES_MAX) throw new RangeError('field too long');
  return escaped;
}

/** One line in the printer's scalable font 0, `height` dots high; `x`, `y` is the top left of its capitals. */
export function zplText(at: { readonly x: number; readonly y: number; readonly height: number }, text: string): Zpl {
  return asZpl(`^FO${dots(at.x)},${dots(at.y)}^A0N,${dots(at.height)}^FH_^FD${escapeField(text)}^FS`);
}

/**
 * One line aligned by the printer itself inside `width` dots (^FB), for our own words and numbers: exact whatever the printer's letter
 * widths are. Throws RangeError for text that ^FB could read as its own escapes or that is not printable ASCII.
 */
export function zplAlignedText(
  at: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly align: 'C' | 'R';
  },
  text: string,
): Zpl {
  if (!/^[\x20-\x5B\x5D-\x7D]*$/.test(text))
    throw new RangeError('text for ^FB must be printable ASCII without a backslash');
  return asZpl(
    `^FO${dots(at.x)},${dots(at.y)}^A0N,${dots(at.height)}^FB${dots(at.width)},1,0,${at.align},0^FH_^FD${escapeField(text)}^FS`,
  );
}
