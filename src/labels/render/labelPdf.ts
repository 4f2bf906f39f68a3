import type { SKRSContext2D } from '@napi-rs/canvas';
import { ok, refuse, type Result } from '../../core/result.ts';
import { DPI, type Dpmm } from '../layout/stock.ts';
import { undrawable } from '../raster/undrawable.ts';
import { labelPictures } from './preview.ts';

/** Points of a PDF in an inch. */
const POINTS = 72;

/**
 * PDF of every label in the ZPL, a page each, as big as the label: the same drawing as the preview, dot for dot, none of it laid out twice.
 * Refuses (`cannotDraw`) ZPL with commands that are not drawn as a printer prints them, and what holds no label.
 */
export async function labelPdf(zpl: Uint8Array, dpmm: Dpmm): Promise<Result<Uint8Array, 'cannotDraw'>> {
  if (undrawable(new TextDecoder().decode(zpl)) !== null) return refuse('cannotDraw');
  const { loadImage, PDFDocument } = await import('@napi-rs/canvas');
  const pictures = await labelPictures(zpl, dpmm).catch(() => []);
  if (pictures.length === 0) return refuse('cannotDraw');
  const pdf = new PDFDocument({ title: 'Label', encodingQuality: 101 });
  for (const picture of pictures) {
    const image = await loadImage(Buffer.from(picture));
    const [width, height] = [image.width, image.height].map((dots) => (dots / DPI[dpmm]) * POINTS);
    // The package's types name the browser's context for its own.
    const page = pdf.beginPage(width ?? 0, height ?? 0) as unknown as SKRSContext2D;
    page.imageSmoothingEnabled = false;
    page.drawImage(image, 0, 0, width ?? 0, height ?? 0);
    pdf.endPage();
  }
  return ok(new Uint8Array(pdf.close()));
}
