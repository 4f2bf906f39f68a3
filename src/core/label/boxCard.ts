import type { CartonType } from '../carton/cartonType.ts';
import { decimalText, type Dims } from '../quantity.ts';
import type { Card } from './card.ts';
import { printableText } from './printableText.ts';

/** The card of a box preset: its name, its room inside, and the code that chooses it at the bench: its barcode, else its id. */
export const boxCard = ({ id, name, barcode, inner }: CartonType): Card => ({
  title: printableText(name) || id,
  caption: sizeText(inner),
  barcode: barcode ?? id,
});

/** `12 × 9 × 6 in`; each side with its unit where they differ. */
export function sizeText({ length, width, height }: Dims): string {
  const isOneUnit = length.unit === width.unit && width.unit === height.unit;
  const parts = [length, width, height].map((side) =>
    isOneUnit ? decimalText(side) : `${decimalText(side)} ${side.unit}`,
  );
  return parts.join(' \u00D7 ') + (isOneUnit ? ` ${length.unit}` : '');
}
