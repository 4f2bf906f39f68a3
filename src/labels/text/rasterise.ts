import type * as Canvas from '@napi-rs/canvas';
import type { Bitmap } from '../zpl/graphic.ts';
import { FONT_ZERO_CAPITALS } from './fontZero.ts';
import { fontShelf, type FontShelf } from './fonts.ts';
import type { DrawnLine, Rasteriser } from './textSetter.ts';

type CanvasModule = typeof Canvas;
type Context = ReturnType<ReturnType<CanvasModule['createCanvas']>['getContext']>;

/** Size of Noto's em in letter heights of font 0, chosen so that both look of one height side by side. */
const EM = 0.98;
/** Marks may reach this far over the capitals and under the base line, in letter heights; what piles up higher is cut off. */
const OVERSHOOT = 0.42;
/** Letters may lean out of their advance width by this much, in letter heights. */
const SIDE_BEARING = 0.04;
const MEASURED_AT = 100;
/** A dot is black from this darkness on (0 to 255). */
const INK = 116;

/** Loads the canvas and opens the fonts. Rejects when the canvas has no build for this machine. */
export async function loadRasteriser(): Promise<Rasteriser> {
  const canvas = await import('@napi-rs/canvas');
  const fonts = registeredFonts(canvas, fontShelf());
  const ruler = canvas.createCanvas(8, 8).getContext('2d');
  return {
    spell: (line, destination) =>
      Array.from(line, (character) =>
        fonts.familyOf(character, line, destination) === null ? spellOut(character) : character,
      ).join(''),
    width: (line, destination) => {
      ruler.font = `${MEASURED_AT.toString()}px ${fonts.stack(line, destination)}`;
      return (ruler.measureText(line).width / MEASURED_AT) * EM + SIDE_BEARING;
    },
    draw: (line, size, { destination, isRightToLeft }) =>
      draw(canvas, { text: line, stack: fonts.stack(line, destination) }, size, isRightToLeft),
  };
}

interface RegisteredFonts {
  /** Family that has the character, '' for a joiner that needs none, null when no bundled font has it. */
  familyOf(character: string, line: string, destination: string): string | null;
  /** CSS font families that together have every character of the line. */
  stack(line: string, destination: string): string;
}

function registeredFonts(canvas: CanvasModule, shelf: FontShelf): RegisteredFonts {
  const registered = new Set<string>();
  const familyOf = (character: string, line: string, destination: string): string | null => {
    if (character === '\u200C' || character === '\u200D') return '';
    const file = shelf.fileFor(character.codePointAt(0) ?? 0, line, destination);
    if (file === null) return null;
    if (!registered.has(file.family)) canvas.GlobalFonts.register(file.bytes, file.family);
    registered.add(file.family);
    return file.family;
  };
  return {
    familyOf,
    stack: (line, destination) => {
      const families = new Set(Array.from(line, (character) => familyOf(character, line, destination) ?? ''));
      families.delete('');
      return [...families]
        .sort(emojiLast)
        .map((family) => `"${family}"`)
        .join(', ');
    },
  };
}

const spellOut = (character: string): string =>
  `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;

/** The emoji font has digits too: it may only be asked when no other font has the letter. */
const emojiLast = (a: string, b: string): number =>
  Number(a.startsWith('noto-emoji')) - Number(b.startsWith('noto-emoji'));

interface StyledText {
  readonly text: string;
  readonly stack: string;
}

function draw(canvas: CanvasModule, { text, stack }: StyledText, size: number, isRightToLeft: boolean): DrawnLine {
  const overshoot = Math.ceil(size * OVERSHOOT);
  const capitals = Math.round(size * FONT_ZERO_CAPITALS);
  const set = (context: Context): Context => {
    context.font = `${(size * EM).toFixed(2)}px ${stack}`;
    context.direction = isRightToLeft ? 'rtl' : 'ltr';
    context.textAlign = 'left';
    context.textBaseline = 'alphabetic';
    return context;
  };
  const { width } = set(canvas.createCanvas(8, 8).getContext('2d')).measureText(text);
  const sheet = canvas.createCanvas(Math.max(8, Math.ceil(width) + 2), overshoot + capitals + overshoot);
  const context = set(sheet.getContext('2d'));
  context.fillStyle = '#fff';
  context.fillRect(0, 0, sheet.width, sheet.height);
  context.fillStyle = '#000';
  context.fillText(text, 1, overshoot + capitals);
  const { data } = context.getImageData(0, 0, sheet.width, sheet.height);
  return { bitmap: toBitmap(data, sheet.width, sheet.height), capTop: overshoot };
}

function toBitmap(rgba: Uint8ClampedArray, width: number, height: number): Bitmap {
  const bytesPerRow = Math.ceil(width / 8);
  const bits = new Uint8Array(bytesPerRow * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isInk = 255 - (rgba[(y * width + x) * 4] ?? 255) >= INK;
      const at = y * bytesPerRow + (x >> 3);
      if (isInk) bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { width, height, bytesPerRow, bits };
}
