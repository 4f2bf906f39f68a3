import { parseDecimal } from '../../core/quantity.ts';
import { refuse, type Result } from '../../core/result.ts';

/** Which sign stands before decimals in a file; null where its numbers do not tell. */
export type DecimalSign = ',' | '.' | null;
export type DecimalRefusal = 'numberInvalid' | 'numberAmbiguous' | 'numberMangled';

/** Watches the numbers of a file for a decimal sign that can't be a thousands separator. */
export interface SignWatch {
  see(text: string): void;
  sign(): DecimalSign;
}

/** A fresh watch. A file that uses both signs tells nothing. */
export function createSignWatch(): SignWatch {
  let hasComma = false;
  let hasDot = false;
  return {
    see(text) {
      const sign = certainSign(text.trim());
      if (sign === ',') hasComma = true;
      if (sign === '.') hasDot = true;
    },
    sign: () => (hasComma === hasDot ? null : hasComma ? ',' : '.'),
  };
}

const SIMPLE = /^[+-]?(\d+)([.,])(\d+)$/;
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;

function certainSign(text: string): DecimalSign {
  const [, whole = '', sign = '', part = ''] = SIMPLE.exec(text) ?? [];
  if (sign !== '') return part.length !== 3 || whole.length > 3 || whole.startsWith('0') ? (sign as ',' | '.') : null;
  if (!GROUPED.test(text)) return null;
  const last = text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.';
  return text.includes(',') && text.includes('.') ? last : last === ',' ? '.' : ',';
}

/**
 * Reads a decimal number or a fraction exactly. "1,250" is read by the file's decimal sign; where the file does not tell, a semicolon
 * between cells speaks for the decimal comma, and otherwise it is refused as ambiguous: a guess would be wrong by a factor of 1,000.
 */
export function readDecimal(
  text: string,
  sign: DecimalSign,
  delimiter: string,
): Result<{ digits: number; exponent: number }, DecimalRefusal> {
  const trimmed = text.trim();
  if (isMangled(trimmed)) return refuse('numberMangled');
  const own = certainSign(trimmed);
  const isPlain = !/[.,]/.test(trimmed);
  const assumed = own ?? sign ?? (trimmed.includes('.') ? '.' : delimiter === ';' ? ',' : null);
  if (!isPlain && (assumed === null || (own === null && !trimmed.includes(assumed)))) return refuse('numberAmbiguous');
  const thousands = assumed === ',' ? '.' : ',';
  const bare = GROUPED.test(trimmed) && own !== null ? trimmed.replaceAll(thousands, '') : trimmed;
  const parsed = parseDecimal(bare);
  return parsed.ok ? parsed : refuse('numberInvalid');
}

/** True for a number that a spreadsheet has cut down to `1.23E+11`: its digits are lost. */
export const isMangled = (text: string): boolean => /^\d(?:[.,]\d+)?E\+\d+$/i.test(text.trim());

/** Reads a whole count above zero; "2.0" counts, "1.5", "0" and "two" do not. */
export function readCount(text: string): number | null {
  const match = /^(\d{1,6})(?:[.,]0+)?$/.exec(text.trim());
  const count = match ? Number(match[1]) : 0;
  return count > 0 ? count : null;
}
