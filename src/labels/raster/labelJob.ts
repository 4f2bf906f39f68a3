import { ok, refuse, type Result } from '../../core/result.ts';
import type { LabelLanguage, LabelPrinter } from '../../core/print/labelPrinter.ts';
import { cut, inkBox } from './bitmap.ts';
import { cpclLabel } from './cpcl.ts';
import { drawZpl, zplText } from './draw.ts';
import { eplLabel } from './epl.ts';
import { escposLabel } from './escpos.ts';
import { asStored, declaredDots, isForOtherHead, misfit, stockDots, type FitRefusal } from './fit.ts';
import { starLabel } from './star.ts';
import { tsplLabel } from './tspl.ts';
import type { LabelWriter, LoadedStock } from './writer.ts';

/** Why a label can't be printed on a printer. */
export type LabelJobRefusal = FitRefusal | 'cannotDraw' | 'blankLabel';

/** Every language that is written as a picture; a new one is a file of its own and a line here. */
const WRITERS: Readonly<Record<Exclude<LabelLanguage, 'zpl'>, LabelWriter>> = {
  epl: eplLabel,
  tspl: tsplLabel,
  cpcl: cpclLabel,
  escpos: escposLabel,
  star: starLabel,
};

/**
 * A stored ZPL label as one job for any printer: byte for byte where it speaks ZPL, else drawn dot for dot and written in its language.
 * Copies that the ZPL asks for are not made of a drawn one. Refuses what is bigger than the stock (`wrongStock`), was made for a head of
 * another density (`wrongDpi`), would not be drawn as a printer prints it (`cannotDraw`), or is white: never scaled, never cut off.
 */
export async function labelJob(zpl: Uint8Array, printer: LabelPrinter): Promise<Result<Uint8Array, LabelJobRefusal>> {
  const known = printer.language === 'zpl' ? asStored(zpl, printer) : null;
  if (known !== null) return known;
  const text = zplText(zpl);
  const declared = declaredDots(text);
  const stock: LoadedStock = { ...printer.stock, dpmm: printer.dpmm };
  if (isForOtherHead(declared, stock)) return refuse('wrongDpi');
  const size = stockDots(stock, printer.dpmm);
  const drawn = await drawZpl(text, size, printer.dpmm);
  // Where its ink can't be seen, a printer that speaks ZPL is asked itself.
  if (!drawn.ok) return printer.language === 'zpl' ? ok(zpl) : drawn;
  const jobs: Uint8Array[] = [];
  for (const bitmap of drawn.value) {
    const ink = inkBox(bitmap);
    if (ink === null) continue;
    const reason = misfit(ink, declared, stock);
    if (reason !== null) return refuse(reason);
    if (printer.language !== 'zpl') jobs.push(WRITERS[printer.language](cut(bitmap, { x: 0, y: 0, ...size }), stock));
  }
  if (printer.language === 'zpl') return ok(zpl);
  return jobs.length === 0 ? refuse('blankLabel') : ok(Uint8Array.from(Buffer.concat(jobs)));
}
