import { inUnit, roundRational, type Length } from '../../core/quantity.ts';

/** Dots per millimetre that labels are laid out for: 8 (203 dpi), 12 (300 dpi, really 11.8) or 24 (600 dpi). */
export type Dpmm = 8 | 12 | 24;

/** Dots per millimetre of a print head; 6 (152 dpi) takes labels that others laid out. */
export type HeadDpmm = 6 | Dpmm;

/** A size of label stock in dots at one resolution, and how many dots a length has on it. */
export interface Stock {
  readonly dpmm: Dpmm;
  readonly width: number;
  readonly height: number;
  /** Dots of a length in millimetres, to the nearest whole dot. */
  readonly mm: (millimetres: number) => number;
}

/** Dots per inch as makers state them. */
export const DPI = { 6: 152, 8: 203, 12: 300, 24: 600 } as const satisfies Record<HeadDpmm, number>;

/** Stock of a size in inches: 4 x 6 in is 812 x 1218 dots at 203 dpi, 1200 x 1800 at 300 and 2400 x 3600 at 600. */
export function stock(inches: { readonly width: number; readonly height: number }, dpmm: Dpmm): Stock {
  const dpi = DPI[dpmm];
  return {
    dpmm,
    width: Math.round(inches.width * dpi),
    height: Math.round(inches.height * dpi),
    mm: (millimetres) => Math.round((millimetres * dpi) / 25.4),
  };
}

/** The nearest whole number of dots to a length, worked out exactly. */
export function dotsOf(length: Length, dpmm: HeadDpmm): number {
  const { num, den } = inUnit(length, 'in');
  return Number(roundRational({ num: num * BigInt(DPI[dpmm]), den }));
}

/** A rectangle in dots. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
