import { addRational, compareRational, decimalText, parseDecimal, toBase, type Length } from '../quantity.ts';
import { ok, refuse, type Result } from '../result.ts';

/** What is loaded in a printer: die-cut labels of one size, a roll of receipt paper, or sheets. */
export type Media =
  | { readonly kind: 'labels'; readonly width: Length; readonly height: Length }
  | { readonly kind: 'roll'; readonly width: Length }
  | { readonly kind: 'sheets'; readonly size: SheetSize };

/** Sizes of sheets that papers are laid out for. */
export const SHEET_SIZES = ['A4', 'Letter'] as const;
export type SheetSize = (typeof SHEET_SIZES)[number];

const LABELS = /^([\d.,]+) ?[x\u00D7] ?([\d.,]+) ?(mm|cm|in)$/i;
const ROLL = /^([\d.,]+) ?(mm|cm|in)$/i;

/** Reads `4x6in`, `100x150mm` (labels), `80mm` (a roll), `A4` or `Letter` exactly. Refuses anything else, and a size of nothing. */
export function parseMedia(text: string): Result<Media, 'notMedia'> {
  const trimmed = text.trim();
  const size = SHEET_SIZES.find((known) => known.toLowerCase() === trimmed.toLowerCase());
  if (size) return ok({ kind: 'sheets', size });
  const labels = LABELS.exec(trimmed);
  if (labels) {
    const width = lengthOf(labels[1], labels[3]);
    const height = lengthOf(labels[2], labels[3]);
    return width && height ? ok({ kind: 'labels', width, height }) : refuse('notMedia');
  }
  const roll = ROLL.exec(trimmed);
  const width = roll ? lengthOf(roll[1], roll[2]) : null;
  return width ? ok({ kind: 'roll', width }) : refuse('notMedia');
}

function lengthOf(digits = '', unit = ''): Length | null {
  const value = parseDecimal(digits);
  return value.ok && value.value.digits > 0 ? { ...value.value, unit: unit.toLowerCase() as 'mm' | 'cm' | 'in' } : null;
}

/** The text that `parseMedia` reads back: `4x6in`, `80mm`, `A4`. */
export function mediaText(media: Media): string {
  switch (media.kind) {
    case 'labels': {
      const { width, height } = media;
      return width.unit === height.unit
        ? `${decimalText(width)}x${decimalText(height)}${width.unit}`
        : `${decimalText(width)}${width.unit} x ${decimalText(height)}${height.unit}`;
    }
    case 'roll':
      return `${decimalText(media.width)}${media.width.unit}`;
    case 'sheets':
      return media.size;
  }
}

/** Stock sold under one name differs by this much: 4 x 6 in is cut as 102 x 152 mm and, in Europe, as 100 x 150 mm. */
export const STOCK_TOLERANCE: Length = { digits: 25, exponent: -1, unit: 'mm' };

/** True when two lengths name the same stock: they differ by `STOCK_TOLERANCE` or less. */
export const isSameStock = (a: Length, b: Length): boolean => isAtMost(a, b) && isAtMost(b, a);

/** True when a length is at most another and the tolerance. */
export const isAtMost = (a: Length, b: Length): boolean =>
  compareRational(toBase(a), addRational(toBase(b), toBase(STOCK_TOLERANCE))) <= 0;
