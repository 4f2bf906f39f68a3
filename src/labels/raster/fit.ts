import type { LabelPrinter } from '../../core/print/labelPrinter.ts';
import { STOCK_TOLERANCE } from '../../core/print/media.ts';
import { ok, refuse, type Result } from '../../core/result.ts';
import { dotsOf, type Box, type HeadDpmm } from '../layout/stock.ts';
import type { LoadedStock } from './writer.ts';

/** Why a label is not printed on the stock that is loaded. */
export type FitRefusal = 'wrongStock' | 'wrongDpi';

/** A size in dots; null where the ZPL does not say it. */
export interface Declared {
  readonly width: number | null;
  readonly height: number | null;
}

const DENSITIES: readonly HeadDpmm[] = [6, 8, 12, 24];
/** A label without a declared size was made for a density whose stock its ink fills this far. */
const FILLED = 0.8;

/** The size of the stock in dots of a head. */
export const stockDots = (
  { width, height }: LoadedStock,
  dpmm: HeadDpmm,
): { readonly width: number; readonly height: number } => ({
  width: dotsOf(width, dpmm),
  height: dotsOf(height, dpmm),
});

/** What the ZPL says of its size: the greatest ^PW and ^LL. */
export function declaredDots(zpl: string): Declared {
  const greatest = (command: RegExp): number | null => {
    const values = Array.from(zpl.matchAll(command), ([, dots]) => Number(dots)).filter((dots) => dots > 0);
    return values.length === 0 ? null : Math.max(...values);
  };
  return { width: greatest(/\^PW\s*(\d{1,5})/gi), height: greatest(/\^LL\s*(\d{1,5})/gi) };
}

/** True when the ZPL says a size, and it is that of the stock on a head of another density: it would come out bigger or smaller. */
export function isForOtherHead({ width, height }: Declared, stock: LoadedStock): boolean {
  if (width === null || height === null) return false;
  const isFor = (dpmm: HeadDpmm): boolean => {
    const size = stockDots(stock, dpmm);
    const tolerance = dotsOf(STOCK_TOLERANCE, dpmm) + 1;
    return Math.abs(width - size.width) <= tolerance && Math.abs(height - size.height) <= tolerance;
  };
  return !isFor(stock.dpmm) && DENSITIES.some((dpmm) => dpmm !== stock.dpmm && isFor(dpmm));
}

/**
 * What becomes of a label for a printer that speaks ZPL, by the size it says: printed as it is stored, refused as made for another head, or
 * null where only its ink can tell whether it fits, because the size it says is bigger than the stock.
 */
export function asStored(zpl: Uint8Array, { dpmm, stock }: LabelPrinter): Result<Uint8Array, 'wrongDpi'> | null {
  const declared = declaredDots(Buffer.from(zpl.buffer, zpl.byteOffset, zpl.byteLength).toString('latin1'));
  const loaded = { ...stock, dpmm };
  if (isForOtherHead(declared, loaded)) return refuse('wrongDpi');
  const size = stockDots(loaded, dpmm);
  const tolerance = dotsOf(STOCK_TOLERANCE, dpmm);
  const isBigger = (declared.width ?? 0) > size.width + tolerance || (declared.height ?? 0) > size.height + tolerance;
  return isBigger ? null : ok(zpl);
}

/** What is wrong with the ink of a label for the stock, or null. Ink beyond the stock is never cut off, and never scaled to it. */
export function misfit(ink: Box, declared: Declared, stock: LoadedStock): FitRefusal | null {
  const right = ink.x + ink.width;
  const bottom = ink.y + ink.height;
  const fills = (dpmm: HeadDpmm): boolean => {
    const size = stockDots(stock, dpmm);
    const isWide = right <= size.width && ink.width >= FILLED * size.width;
    return isWide && bottom <= size.height && ink.height >= FILLED * size.height;
  };
  const isSized = declared.width !== null && declared.height !== null;
  if (!isSized && !fills(stock.dpmm) && DENSITIES.some(fills)) return 'wrongDpi';
  const size = stockDots(stock, stock.dpmm);
  return right > size.width || bottom > size.height ? 'wrongStock' : null;
}
