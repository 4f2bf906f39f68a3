import { compareQuantity, type Dims, type Length } from '../quantity.ts';

/** Marks that a label printer may print: the black and white diamond of limited quantities, by ground and, with a Y, by air. */
export const LIMITED_QUANTITY_MARKS = ['LQ', 'LQ-Y'] as const;
export type LimitedQuantityMark = (typeof LIMITED_QUANTITY_MARKS)[number];

/** Marks of lithium batteries by UN number, alone or with equipment: black on white in a red hatched border (UN Model Regulations 5.2.1.9). */
export const LITHIUM_MARKS = ['UN3090', 'UN3091', 'UN3480', 'UN3481'] as const;
export type LithiumMark = (typeof LITHIUM_MARKS)[number];

/** How a mark comes to be on a parcel, and why it can't be printed where it can't. */
export type MarkWay =
  | { readonly mark: string; readonly way: 'print' }
  | { readonly mark: string; readonly way: 'printInColour' }
  /** A pre-printed one is stuck on and its roll's code scanned. */
  | { readonly mark: string; readonly way: 'confirm'; readonly why: 'needsColour' | 'needsFullSize' | 'notDrawn' };

/**
 * The diamond has sides of 100 mm, 141.4 mm from corner to corner; only on a package whose size requires it may it be smaller, down to 50 mm
 * (UN Model Regulations 3.4.7.1; ADR 3.4.7.1; 49 CFR 172.315). Labels of 4 in hold the smaller one only.
 */
const FULL_DIAGONAL: Length = { digits: 1415, exponent: -1, unit: 'mm' };

/** Sides of the lithium mark in millimetres; the lower one only on a package too small for the full one (UN Model Regulations 5.2.1.9.2). */
export const LITHIUM_MARK_MM = { full: { width: 100, height: 100 }, small: { width: 100, height: 70 } } as const;
const FULL_SIDE: Length = { digits: 100, exponent: 0, unit: 'mm' };

/** The size that a lithium mark is to have on a package; full where its sides are not known. */
export const lithiumMarkSize = (outer: Dims | null): keyof typeof LITHIUM_MARK_MM =>
  outer === null || hasFace(outer, FULL_SIDE) ? 'full' : 'small';

/** True when the two longest sides of the package are at least as long. */
function hasFace({ length, width, height }: Dims, least: Length): boolean {
  const isLong = (side: Length): boolean => compareQuantity(side, least) >= 0;
  return [length, width, height].filter(isLong).length >= 2;
}

/**
 * How each mark that a parcel needs comes on it. A lithium battery mark has a red hatched border (UN Model Regulations 5.2.1.9): a label
 * printer's black is no such mark, so it is pre-printed, or printed where the site declares a colour printer. `outer` null: not known.
 */
export function markWays(
  marks: readonly string[],
  outer: Dims | null,
  { hasColourPrinter }: { readonly hasColourPrinter: boolean },
): readonly MarkWay[] {
  return marks.map((mark) => {
    if (LITHIUM_MARKS.some((known) => known === mark))
      return hasColourPrinter ? { mark, way: 'printInColour' } : { mark, way: 'confirm', why: 'needsColour' };
    if (!LIMITED_QUANTITY_MARKS.some((known) => known === mark)) return { mark, way: 'confirm', why: 'notDrawn' };
    return outer && !hasFace(outer, FULL_DIAGONAL)
      ? { mark, way: 'print' }
      : { mark, way: 'confirm', why: 'needsFullSize' };
  });
}
