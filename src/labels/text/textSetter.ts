import type { Bitmap } from '../zpl/graphic.ts';
import { fontZeroWidth, isFontZeroText } from './fontZero.ts';

/** Draws what the printer's own font cannot. Sizes are letter heights in dots, as for font 0. */
export interface Rasteriser {
  /** The line with every character that no bundled font has written out as `[U+1234]`: strange, but never blank. */
  spell(line: string, destination: string): string;
  /** Width of a spelled line in heights of its letters. `destination` is an ISO country code: it chooses between the Han letter forms. */
  width(line: string, destination: string): number;
  draw(
    line: string,
    size: number,
    manner: { readonly destination: string; readonly isRightToLeft: boolean },
  ): DrawnLine;
}

export interface DrawnLine {
  readonly bitmap: Bitmap;
  /** Row of the bitmap in which capitals begin. */
  readonly capTop: number;
}

/** What a label needs to set its text: nothing but tables where font 0 has every letter, else a rasteriser too. */
export interface TextSetter {
  readonly rasteriser: Rasteriser | null;
  readonly destination: string;
}

/** Width of a line, part of `paragraph`, in heights of its letters. A paragraph is set in one font throughout. */
export function lineWidth(setter: TextSetter, paragraph: string, line: string): number {
  if (isFontZeroText(paragraph)) return fontZeroWidth(line);
  return rasteriserOf(setter).width(line, setter.destination);
}

/** A paragraph in characters that can be drawn, in the printer's font or ours. */
export const spelled = (setter: TextSetter, paragraph: string): string =>
  isFontZeroText(paragraph) ? paragraph : rasteriserOf(setter).spell(paragraph, setter.destination);

/** The rasteriser; throws when a label with such text was begun without one, which is a bug. */
function rasteriserOf(setter: TextSetter): Rasteriser {
  if (setter.rasteriser === null) throw new Error('text needs a rasteriser');
  return setter.rasteriser;
}

/** One line of a paragraph as a picture, read in the paragraph's direction. */
export function drawLine(setter: TextSetter, paragraph: string, line: string, size: number): DrawnLine {
  const manner = { destination: setter.destination, isRightToLeft: readsRightToLeft(paragraph) };
  return rasteriserOf(setter).draw(line, size, manner);
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** True when the first letter with a direction reads from right to left (Unicode Bidirectional Algorithm, P2 and P3). */
export function readsRightToLeft(text: string): boolean {
  const letter = /\p{L}/u.exec(text)?.[0];
  return letter !== undefined && RIGHT_TO_LEFT.test(letter);
}
