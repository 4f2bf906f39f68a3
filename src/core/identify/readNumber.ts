import { GS } from '../gs1/separators.ts';
import type { NumberReading } from './fromField.ts';
import type { NumberFormat } from './numberFormat.ts';

/** A number as formats read it: without blanks, hyphens, brackets and separators, in capitals. Leading zeros stay. */
export const bareNumber = (text: string): string =>
  text
    .replaceAll(GS, '')
    .replace(/[\s()\p{Pd}]/gu, '')
    .toUpperCase();

/** The readings of a bare text as a number of this format, whatever its check character says. */
export const readNumber = (format: NumberFormat, bare: string): readonly NumberReading[] =>
  format.shapes.flatMap((shape) => {
    const match = shape.exec(bare);
    if (!match) return [];
    // A group that an optional part leaves out is there with no value.
    const parts = Object.fromEntries(
      Object.entries(match.groups ?? {}).filter(([, value]) => typeof value === 'string'),
    );
    return [{ format, parts, number: format.numberOf?.(bare, parts) ?? bare, isField: false }];
  });
