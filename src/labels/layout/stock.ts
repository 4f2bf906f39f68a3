/** Dots per millimetre as printers are sold: 8 (203 dpi) or 12 (300 dpi, really 11.8). */
export type Dpmm = 8 | 12;

/** A size of label stock in dots at one resolution, and how many dots a length has on it. */
export interface Stock {
  readonly dpmm: Dpmm;
  readonly width: number;
  readonly height: number;
  /** Dots of a length in millimetres, to the nearest whole dot. */
  readonly mm: (millimetres: number) => number;
}

const DPI = { 8: 203, 12: 300 } as const;

/** Stock of a size in inches: 4 x 6 in is 812 x 1218 dots at 203 dpi and 1200 x 1800 at 300 dpi. */
export function stock(inches: { readonly width: number; readonly height: number }, dpmm: Dpmm): Stock {
  const dpi = DPI[dpmm];
  return {
    dpmm,
    width: Math.round(inches.width * dpi),
    height: Math.round(inches.height * dpi),
    mm: (millimetres) => Math.round((millimetres * dpi) / 25.4),
  };
}

/** A rectangle in dots. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
