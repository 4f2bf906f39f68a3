import type { Length } from '../../core/quantity.ts';
import type { HeadDpmm } from '../layout/stock.ts';
import type { Bitmap } from '../zpl/graphic.ts';

/** The labels that are loaded, and the head that prints on them. */
export interface LoadedStock {
  readonly dpmm: HeadDpmm;
  readonly width: Length;
  readonly height: Length;
}

/** Writes one label, drawn dot for dot as big as the stock, as a job of its own in a printer language: one copy. */
export type LabelWriter = (drawn: Bitmap, stock: LoadedStock) => Uint8Array;

/** Text and bytes of a job, in order. */
export const jobOf = (...parts: readonly (string | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part))));
