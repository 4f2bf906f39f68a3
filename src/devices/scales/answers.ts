import type { MassUnit } from '../../core/quantity.ts';
import type { ScaleReading } from '../../core/weigh/reading.ts';

/** What one answer of a scale says, its frame apart. */
export type Answer = Omit<ScaleReading, 'frame'>;

type Told = Partial<Omit<Answer, 'kind' | 'value'>>;
type Value = NonNullable<Answer['value']>;

/** Digits and exponent of a number as sent. */
export type ScaleNumber = Omit<Value, 'unit'>;

const NOTHING = {
  value: null,
  isStable: null,
  mode: null,
  isAtZero: null,
  isOverload: null,
  isUnderload: null,
  isZeroError: null,
} as const;

/** An answer of a kind that says nothing but what is told. */
export const answer = (kind: Answer['kind'], told: Partial<Answer> = {}): Answer => ({ ...NOTHING, ...told, kind });

/** An answer without a weight: it clears the one that is shown. */
export const status = (told: Told = {}): Answer => answer('status', told);

/** An answer that is of no use, and why. */
export const failure = (text: string, told: Told = {}): Answer => answer('error', { ...told, text });

/** A weight within the scale's range. A stored tare that stands in its place says nothing about what lies on the scale: it is a status. */
export function weighed(mass: Mass, told: Told = {}): Answer {
  if (told.mode === 'tare') return status(told);
  return answer('weight', { ...told, ...mass });
}

/** Told of a weight by protocols that would have said so if it were off the range. */
export const IN_RANGE = { isOverload: false, isUnderload: false } as const;

type Mass = Pick<Answer, 'value'> & { readonly text?: string };

const NUMBER = /^([+-]?) *(\d{0,12})(?:[.,](\d{0,9}))?$/;

/** Digits and exponent exactly as sent, so that 0.500 stays three decimals; point or comma. Null for dashes, blanks and anything else. */
export function readNumber(text: string): ScaleNumber | null {
  const match = NUMBER.exec(text.trim());
  if (!match) return null;
  const [, sign = '', whole = '', part = ''] = match;
  const size = Number(`${whole}${part}`);
  if (whole + part === '' || !Number.isSafeInteger(size)) return null;
  return { digits: sign === '-' && size !== 0 ? -size : size, exponent: part === '' ? 0 : -part.length };
}

const UNITS: Readonly<Record<string, MassUnit>> = { mg: 'mg', g: 'g', kg: 'kg', oz: 'oz', lb: 'lb', lbs: 'lb' };
const TONNE_SHIFT = 3;
const MOST_EXPONENT = 3;

/**
 * A number with the unit a frame names, in any case; tonnes become kilograms, for that only moves the point. A unit that is not of those has
 * null and is told in `text`; null there too where a frame names none.
 */
export function massOf(number: ScaleNumber, word: string): Mass {
  const name = word.trim().toLowerCase();
  if (name === 't') return { value: { ...shifted(number, TONNE_SHIFT), unit: 'kg' } };
  const unit = UNITS[name] ?? null;
  if (unit === null && name !== '')
    return { value: { ...number, unit }, text: `the unit '${word.trim()}' is no kg, g, lb or oz` };
  return { value: { ...number, unit } };
}

/** The number times a power of ten, its exponent no higher than quantities have. */
function shifted({ digits, exponent }: ScaleNumber, shift: number): ScaleNumber {
  const surplus = Math.max(0, exponent + shift - MOST_EXPONENT);
  return { digits: digits * 10 ** surplus, exponent: exponent + shift - surplus };
}

const POUND_OUNCES = 16;

/** Pounds and ounces of one weight as ounces, exact. Null when either is no number, or the pounds are not whole. */
export function poundsAndOunces(pounds: string, ounces: string): Mass | null {
  const [lb, oz] = [readNumber(pounds), readNumber(ounces)];
  if (lb === null || oz === null || lb.exponent !== 0 || oz.digits < 0) return null;
  const size = Math.abs(lb.digits) * POUND_OUNCES * 10 ** -oz.exponent + oz.digits;
  if (!Number.isSafeInteger(size)) return null;
  const isBelow = pounds.includes('-') && size !== 0;
  return { value: { digits: isBelow ? -size : size, exponent: oz.exponent, unit: 'oz' } };
}

/** A weight field without digits: carets mean over, underscores under, dashes a zero error (Brecknell 67xx, Adam MDW), blanks no weight. Null for anything else. */
export function withoutDigits(field: string, told: Told = {}): Answer | null {
  const marks = field.replaceAll(/[ .,]/g, '');
  if (marks === '') return status(told);
  const [mark = ''] = marks;
  if (marks !== mark.repeat(marks.length)) return null;
  if (mark === '^') return status({ ...told, isOverload: true, isUnderload: false });
  if (mark === '_') return status({ ...told, isOverload: false, isUnderload: true });
  return mark === '-' && marks.length > 1 ? status({ ...told, isZeroError: true }) : null;
}
