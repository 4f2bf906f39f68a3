import type { Bitmap } from '../zpl/graphic.ts';
import { fontZeroWidth, isFontZeroText } from './fontZero.ts';

/** Draws what the printer's own font cannot. Sizes are letter heights in dots, as for font 0. */
export interface Rasteriser {
  /** Width of a line in heights of its letters. */
  width(line: string, destination: string): number;
  /** The line as a picture; `capTop` is the row of the bitmap where its capitals begin, `isRightToLeft` how it reads. */
  draw(line: string, size: number, destination: string): DrawnLine;
}

export interface DrawnLine {
  readonly bitmap: Bitmap;
  /** Row of the bitmap in which capitals begin. */
  readonly capTop: number;
  readonly isRightToLeft: boolean;
}

/** What a label needs to set its text: nothing but tables where font 0 has every letter, else a rasteriser too. */
export interface TextSetter {
  readonly rasteriser: Rasteriser | null;
  /** ISO country code that chooses between letter forms. */
  readonly destination: string;
}

/** Width of a line, part of `paragraph`, in heights of its letters. A paragraph is set in one font throughout. */
export function lineWidth(setter: TextSetter, paragraph: string, line: string): number {
  if (isFontZeroText(paragraph)) return fontZeroWidth(line);
  return rasteriserOf(setter).width(line, setter.destination);
}

/** The rasteriser; throws when a label with such text was begun without one, which is a bug. */
export function rasteriserOf(setter: TextSetter): Rasteriser {
  if (setter.rasteriser === null) throw new Error('text needs a rasteriser');
  return setter.rasteriser;
}
