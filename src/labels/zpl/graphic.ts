import { asZpl, dots, type Zpl } from './encode.ts';

/** A black-and-white picture: one bit a dot, rows padded to whole bytes, 1 is black. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly bytesPerRow: number;
  readonly bits: Uint8Array;
}

/**
 * A picture as ^GFA in hex with the run lengths every ZPL II printer knows (Programming Guide, "Alternative Data Compression Scheme").
 * Not Z64: some models print nothing for it.
 */
export function zplGraphic(at: { readonly x: number; readonly y: number }, bitmap: Bitmap): Zpl {
  const bytes = bitmap.bits.length.toString();
  return asZpl(
    `^FO${dots(at.x)},${dots(at.y)}^GFA,${bytes},${bytes},${dots(bitmap.bytesPerRow)},${compress(bitmap)}^FS`,
  );
}

function compress(bitmap: Bitmap): string {
  let text = '';
  let previous: string | null = null;
  for (let row = 0; row < bitmap.height; row += 1) {
    const bytes = bitmap.bits.subarray(row * bitmap.bytesPerRow, (row + 1) * bitmap.bytesPerRow);
    const hex = Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join('');
    text += hex === previous ? ':' : compressRow(hex);
    previous = hex;
  }
  return text;
}

function compressRow(hex: string): string {
  const body = hex.replace(/0+$/, '');
  const packed = body.replace(/(.)\1*/g, (run, digit: string) => runLength(run.length) + digit);
  // `,` fills the row with zeros. `!` for ones is left alone: interpreters differ on what a one is.
  return body.length === hex.length ? packed : `${packed},`;
}

/** G to Y count 1 to 19, g to z count 20 to 400 by twenties. */
function runLength(count: number): string {
  if (count === 1) return '';
  let text = '';
  let left = count;
  while (left >= 20) {
    const twenties = Math.min(20, Math.floor(left / 20));
    text += String.fromCharCode('f'.charCodeAt(0) + twenties);
    left -= twenties * 20;
  }
  return left === 0 ? text : text + String.fromCharCode('F'.charCodeAt(0) + left);
}
