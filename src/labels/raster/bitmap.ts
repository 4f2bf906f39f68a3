import type { Box } from '../layout/stock.ts';
import type { Bitmap } from '../zpl/graphic.ts';

/** The bitmap of a picture of four bytes a dot. What the renderer draws is black or white already, so that the threshold only reads it. */
export function bitmapOf(rgba: Uint8ClampedArray, width: number, height: number): Bitmap {
  const bytesPerRow = Math.ceil(width / 8);
  const bits = new Uint8Array(bytesPerRow * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((rgba[(y * width + x) * 4] ?? 255) >= 128) continue;
      const at = y * bytesPerRow + (x >> 3);
      bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { width, height, bytesPerRow, bits };
}

/** One row of a bitmap, padded with white to whole bytes. */
export const rowOf = ({ bits, bytesPerRow }: Bitmap, y: number): Uint8Array =>
  bits.subarray(y * bytesPerRow, (y + 1) * bytesPerRow);

/** The smallest box that holds every black dot; null for a white bitmap. */
export function inkBox(bitmap: Bitmap): Box | null {
  const columns = new Uint8Array(bitmap.bytesPerRow);
  let [top, bottom] = [-1, -1];
  for (let y = 0; y < bitmap.height; y += 1) {
    let ink = 0;
    for (const [index, byte] of rowOf(bitmap, y).entries()) {
      ink |= byte;
      columns[index] = (columns[index] ?? 0) | byte;
    }
    if (ink === 0) continue;
    if (top < 0) top = y;
    bottom = y;
  }
  if (top < 0) return null;
  const first = columns.findIndex((byte) => byte !== 0);
  const last = columns.findLastIndex((byte) => byte !== 0);
  const left = first * 8 + Math.clz32(columns[first] ?? 0) - 24;
  const lowest = columns[last] ?? 0;
  const right = last * 8 + 7 - (31 - Math.clz32(lowest & -lowest));
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** A part of a bitmap; `x` is a multiple of 8 or the ink is moved: bit shifts, never another scale. */
export function cut(bitmap: Bitmap, box: Box): Bitmap {
  const bytesPerRow = Math.ceil(box.width / 8);
  const bits = new Uint8Array(bytesPerRow * box.height);
  const [from, shift] = [Math.floor(box.x / 8), box.x & 7];
  const lastMask = (0xff << (bytesPerRow * 8 - box.width)) & 0xff;
  for (let y = 0; y < box.height; y += 1) {
    const row = rowOf(bitmap, box.y + y);
    for (let index = 0; index < bytesPerRow; index += 1) {
      const pair = ((row[from + index] ?? 0) << 8) | (row[from + index + 1] ?? 0);
      bits[y * bytesPerRow + index] = (pair >> (8 - shift)) & 0xff & (index === bytesPerRow - 1 ? lastMask : 0xff);
    }
  }
  return { width: box.width, height: box.height, bytesPerRow, bits };
}

/** The bitmap with `dots` (0 to 7) white columns more at its left. */
export function movedRight(bitmap: Bitmap, dots: number): Bitmap {
  const width = bitmap.width + dots;
  const bytesPerRow = Math.ceil(width / 8);
  const bits = new Uint8Array(bytesPerRow * bitmap.height);
  for (let y = 0; y < bitmap.height; y += 1) {
    const row = rowOf(bitmap, y);
    for (let index = 0; index < bytesPerRow; index += 1) {
      const pair = ((index === 0 ? 0 : (row[index - 1] ?? 0)) << 8) | (row[index] ?? 0);
      bits[y * bytesPerRow + index] = (pair >> dots) & 0xff;
    }
  }
  return { width, height: bitmap.height, bytesPerRow, bits };
}

/** The bytes for printers that burn a dot for 0: padding stays white there too. */
export const inverted = (bits: Uint8Array): Uint8Array => bits.map((byte) => byte ^ 0xff);
