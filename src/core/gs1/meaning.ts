import type { LocalDate } from '../time.ts';
import { aiEntry } from './applicationIdentifiers.ts';
import type { ElementField } from './elementField.ts';
import { elementDate, fullDate } from './lintDates.ts';

/** An exact decimal: `digits x 10^exponent`, digits a safe integer. */
interface Decimal {
  readonly digits: number;
  readonly exponent: number;
}

/** A measure of a trade item or a logistic unit, exact. With `kg` and `lb` it is a mass, with `m`, `in` and `ft` a length of `core/quantity.ts`. */
export interface ElementQuantity extends Decimal {
  readonly unit: string;
}

/** What data of a field mean beyond their characters. */
export interface ElementMeaning {
  readonly date?: LocalDate;
  /** Of a period (AI 7007). */
  readonly lastDate?: LocalDate;
  /** `HH`, `HH:MM` or `HH:MM:SS`. */
  readonly time?: string;
  readonly quantity?: ElementQuantity;
  /** Currency by its number of ISO 4217, or null where the place of sale says it. */
  readonly amount?: Decimal & { readonly currency: string | null };
}

// Units by the first three digits (GS1 General Specifications 3.6.2 to 3.6.4), in the order of the numbers from 310 and from 330 on.
const UNITS: readonly (readonly [first: number, units: string])[] = [
  [310, 'kg m m m m² l m³'],
  [320, 'lb in ft yd in ft yd in ft yd'],
  [330, 'kg m m m m² l m³ kg/m²'],
  [340, 'lb in ft yd in ft yd in ft yd'],
  [350, 'in² ft² yd² in² ft² yd² ozt fl_oz'],
  [360, 'qt gal qt gal in³ ft³ yd³ in³ ft³ yd³'],
];

const UNIT_OF: ReadonlyMap<string, string> = new Map(
  UNITS.flatMap(([first, units]) =>
    units.split(' ').map((unit, i) => [String(first + i), unit.replace('_', ' ')] as const),
  ),
);

/**
 * What a field that `checkField` accepts means: date with its century by `currentYear` (GS1 General Specifications 7.12), time, exact
 * measure, amount of money. Empty for fields that are just text.
 */
export const fieldMeaning = (field: ElementField, currentYear: number): ElementMeaning => ({
  ...timeOf(field, currentYear),
  ...measureOf(field),
});

function timeOf({ ai, value }: ElementField, currentYear: number): ElementMeaning {
  const dates: LocalDate[] = [];
  const clock: string[] = [];
  let at = 0;
  for (const { max, linters } of aiEntry(ai)?.parts ?? []) {
    const piece = value.slice(at, at + max);
    at += piece.length;
    const [linter] = linters;
    if (piece === '' || linter === undefined) continue;
    const date =
      linter === 'yyyymmdd' ? fullDate(piece) : linter.startsWith('yymmd') ? elementDate(piece, currentYear) : null;
    if (date !== null) dates.push(date);
    if (linter === 'hhmi') clock.push(piece.slice(0, 2), piece.slice(2));
    if (['hh', 'mi', 'ss'].includes(linter)) clock.push(piece);
  }
  const [date, lastDate] = dates;
  return {
    ...(date !== undefined && { date }),
    ...(lastDate !== undefined && { lastDate }),
    ...(clock.length > 0 && { time: clock.join(':') }),
  };
}

function measureOf({ ai, value }: ElementField): ElementMeaning {
  if (ai.length !== 4) return {};
  const kind = ai.slice(0, 3);
  const places = Number(ai.slice(3));
  const decimal = (digits: string): Decimal => ({ digits: Number(digits), exponent: places === 0 ? 0 : -places });
  const unit = UNIT_OF.get(kind);
  if (unit !== undefined) return { quantity: { ...decimal(value), unit } };
  if (['390', '392', '395'].includes(kind)) return { amount: { ...decimal(value), currency: null } };
  if (['391', '393'].includes(kind)) return { amount: { ...decimal(value.slice(3)), currency: value.slice(0, 3) } };
  return {};
}
