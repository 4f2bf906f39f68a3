import { cut, inkBox, movedRight } from './bitmap.ts';
import type { Bitmap } from '../zpl/graphic.ts';

/** One byte of a command, or the bytes that may stand there. */
export type Pattern = readonly (number | readonly number[])[];

/** True when the bytes hold one of the commands anywhere. */
export function holdsAny(bytes: Uint8Array, patterns: readonly Pattern[]): boolean {
  const isAt = (pattern: Pattern, at: number): boolean =>
    pattern.every((byte, index) => {
      const found = bytes[at + index];
      return found !== undefined && (typeof byte === 'number' ? byte === found : byte.includes(found));
    });
  const firsts = new Set(patterns.map(([first]) => first));
  for (let at = 0; at < bytes.length; at += 1) {
    if (firsts.has(bytes[at]) && patterns.some((pattern) => isAt(pattern, at))) return true;
  }
  return false;
}

/** A bitmap and where its top left dot stands on the label. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly bitmap: Bitmap;
}

const SHIFTS = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/**
 * The ink of a label as the bytes to send for it, without a real-time command among them. Printers obey such commands wherever they fall,
 * in the middle of a picture too, so the same dots are sent some columns further left, which makes other bytes of them. Only where the ink
 * begins in the first eight columns, the label itself is up to 7 dots (0.9 mm) further right. Noise that can't be cleared is sent as it is.
 */
export function placeClear(drawn: Bitmap, isClear: (bits: Uint8Array) => boolean): Placed {
  const ink = inkBox(drawn) ?? { x: 0, y: 0, width: 1, height: 1 };
  const left = ink.x - (ink.x & 7);
  const base = cut(drawn, { x: left, y: ink.y, width: ink.x + ink.width - left, height: ink.height });
  const dots = clearShift(base, isClear);
  return { x: Math.max(0, left - dots), y: ink.y, bitmap: movedRight(base, dots) };
}

/** The same for printers that can't be told where a picture begins: the whole height, moved right by up to 7 dots where it has to be. */
export function moveClear(drawn: Bitmap, isClear: (bits: Uint8Array) => boolean): Bitmap {
  const ink = inkBox(drawn) ?? { x: 0, y: 0, width: 1, height: 1 };
  const base = cut(drawn, { x: 0, y: 0, width: ink.x + ink.width, height: drawn.height });
  return movedRight(base, clearShift(base, isClear));
}

const clearShift = (base: Bitmap, isClear: (bits: Uint8Array) => boolean): number =>
  SHIFTS.find((dots) => isClear(movedRight(base, dots).bits)) ?? 0;

/** Rows of one picture: a job that is cut short leaves a printer waiting for no more than these. */
export const BAND_ROWS = 32;

/** A placed bitmap in bands of whole rows, from top to bottom. */
export const bandsOf = ({ x, y, bitmap }: Placed, rows = BAND_ROWS): readonly Placed[] =>
  Array.from({ length: Math.ceil(bitmap.height / rows) }, (_, index) => {
    const top = index * rows;
    const height = Math.min(rows, bitmap.height - top);
    return { x, y: y + top, bitmap: cut(bitmap, { x: 0, y: top, width: bitmap.width, height }) };
  });
