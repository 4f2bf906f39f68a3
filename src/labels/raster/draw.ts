import { ok, refuse, type Result } from '../../core/result.ts';
import type { HeadDpmm } from '../layout/stock.ts';
import { exactly, zplRenderer } from '../render/zplRenderer.ts';
import type { Bitmap } from '../zpl/graphic.ts';
import { bitmapOf } from './bitmap.ts';
import { declaredDots } from './fit.ts';
import { undrawable } from './undrawable.ts';

/** The sheet must show ink beyond the label, or it would be lost without a word. */
const BEYOND = 1.25;

/** The ZPL as text: UTF-8, or Latin-1 as carriers write it, with its ^CI set to what the text then is. */
export function zplText(zpl: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(zpl);
  } catch {
    return new TextDecoder('windows-1252').decode(zpl).replace(/\^CI\d{1,2}/gi, '^CI28');
  }
}

/**
 * Every label of a ZPL text, drawn one bit a dot: no scale, no greys. The sheet is as wide as the ZPL says (^PW), and otherwise bigger than
 * `room`, so that ink beyond it is seen. Refuses (`cannotDraw`) what would not be drawn as a printer prints it.
 */
export async function drawZpl(
  zpl: string,
  room: { readonly width: number; readonly height: number },
  dpmm: HeadDpmm,
): Promise<Result<readonly Bitmap[], 'cannotDraw'>> {
  const declared = declaredDots(zpl);
  // The renderer centres a label narrower than the sheet: two widths in one text can't both stand where they belong.
  const widths = new Set(Array.from(zpl.matchAll(/\^PW\s*(\d+)/gi), ([, dots]) => Number(dots)));
  if (undrawable(zpl) !== null || widths.size > 1) return refuse('cannotDraw');
  const width = declared.width ?? Math.ceil(room.width * BEYOND);
  const height = Math.ceil(Math.max(declared.height ?? 0, room.height) * BEYOND);
  const api = await zplRenderer();
  let pictures: readonly string[];
  try {
    pictures = await api.zplToBase64MultipleAsync(zpl, exactly(width, dpmm), exactly(height, dpmm), dpmm);
  } catch {
    return refuse('cannotDraw');
  }
  const bitmaps: Bitmap[] = [];
  for (const picture of pictures) bitmaps.push(await bitmapOfPng(Buffer.from(picture, 'base64')));
  return ok(bitmaps);
}

async function bitmapOfPng(png: Buffer): Promise<Bitmap> {
  const { createCanvas, loadImage } = await import('@napi-rs/canvas');
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return bitmapOf(context.getImageData(0, 0, image.width, image.height).data, image.width, image.height);
}
