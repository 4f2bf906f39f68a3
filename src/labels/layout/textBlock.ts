import { isFontZeroText } from '../text/fontZero.ts';
import { drawLine, lineWidth, readsRightToLeft, spelled, type TextSetter } from '../text/textSetter.ts';
import type { Zpl } from '../zpl/encode.ts';
import { zplGraphic } from '../zpl/graphic.ts';
import { zplText } from '../zpl/text.ts';
import { fitText } from './fitText.ts';
import type { Box } from './stock.ts';

/** How a block of text may be set: letter heights in dots, biggest first. */
export interface BlockStyle {
  readonly sizes: readonly number[];
  readonly breakBelow: number;
  readonly align: 'start' | 'middle' | 'end';
}

// Font 0 needs room for accents above its capitals; drawn scripts (Thai, Arabic) stack marks and need more.
const PRINTER_LEADING = 1.14;
const DRAWN_LEADING = 1.34;

/** Letter heights from `most` to `least` dots in steps of about 7 %, each once. */
export function letterSizes(most: number, least: number): readonly number[] {
  const sizes: number[] = [];
  for (let size = most; size > least; size = Math.min(size - 1, Math.floor(size * 0.93))) sizes.push(size);
  return [...sizes, least];
}

/**
 * Sets paragraphs inside a box, every one of them, in the biggest letters that fit; null when they can't be held. `align` places the
 * block between the top (`start`) and the bottom (`end`) of the box. Lines that read from right to left end at the right edge.
 */
export function textBlock(
  setter: TextSetter,
  box: Box,
  texts: readonly string[],
  style: BlockStyle,
): readonly Zpl[] | null {
  const paragraphs = texts.map((text) => spelled(setter, text));
  const leading = paragraphs.every(isFontZeroText) ? PRINTER_LEADING : DRAWN_LEADING;
  const fitted = fitText({
    paragraphs,
    width: box.width,
    height: box.height,
    sizes: style.sizes,
    breakBelow: style.breakBelow,
    leading,
    measure: (line, paragraph) => lineWidth(setter, paragraph, line),
  });
  if (fitted === null) return null;
  const used = (fitted.lines.length - 1) * fitted.pitch + fitted.size;
  const slack = box.height - used;
  const top = box.y + (style.align === 'start' ? 0 : style.align === 'end' ? slack : Math.floor(slack / 2));
  return fitted.lines.map(({ text, paragraph }, row) =>
    setLine(
      setter,
      { ...box, y: top + row * fitted.pitch },
      { text, size: fitted.size, paragraph: paragraphs[paragraph] ?? text },
    ),
  );
}

function setLine(
  setter: TextSetter,
  box: Box,
  line: { readonly text: string; readonly paragraph: string; readonly size: number },
): Zpl {
  if (isFontZeroText(line.paragraph)) return zplText({ x: box.x, y: box.y, height: line.size }, line.text);
  const drawn = drawLine(setter, line.paragraph, line.text, line.size);
  const x = readsRightToLeft(line.paragraph) ? box.x + box.width - drawn.bitmap.width : box.x;
  return zplGraphic({ x: Math.max(0, x), y: Math.max(0, box.y - drawn.capTop) }, drawn.bitmap);
}
