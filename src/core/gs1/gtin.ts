import { ok, refuse, type Result } from '../result.ts';
import { checkDigit, hasCheckDigit } from './checkDigit.ts';

/** A GTIN-8, -12, -13 or -14 as 14 digits, left padded; null when the length or the check digit is wrong. */
export function gtin14(text: string): string | null {
  const isGtinLength = text.length === 8 || (text.length >= 12 && text.length <= 14);
  return isGtinLength && hasCheckDigit(text) ? text.padStart(14, '0') : null;
}

/**
 * The UPC-A digits of a UPC-E symbol: 6 digits, 7 with the number system (0 or 1), or 8 with the check digit too, which must be right.
 * Null for anything else. The last body digit says where the zeros were taken out (GS1 General Specifications 5.2.2.4.2).
 */
export function expandUpcE(text: string): string | null {
  const match = /^(?:([01])?)(\d{6})(\d)?$/.exec(text.length === 6 ? `0${text}` : text);
  if (!match) return null;
  const [, system = '0', body = '', check] = match;
  const [a = '', b = '', c = '', d = '', e = '', last = ''] = body;
  const middle =
    last <= '2'
      ? `${a}${b}${last}0000${c}${d}${e}`
      : last === '3'
        ? `${a}${b}${c}00000${d}${e}`
        : last === '4'
          ? `${a}${b}${c}${d}00000${e}`
          : `${a}${b}${c}${d}${e}0000${last}`;
  const upcA = system + middle;
  const expected = checkDigit(upcA);
  return check === undefined || check === expected ? upcA + expected : null;
}

/**
 * True for a GTIN-14 in the ranges for use inside one company (EAN-13 beginning with 02, 04 or 20-29, EAN-8 with 0 or 2): such a number
 * may hold a weight or a price and means nothing in a catalogue (GS1 General Specifications 1.4.4).
 */
export const isRestrictedGtin = (gtin: string): boolean => /^0(?:2|02|04)/.test(gtin) || /^0{6}[02]/.test(gtin);

/** True for a book: EAN-13 with 978 or 979, except 9790, which is printed music (GS1 General Specifications 1.4.3). */
export const isIsbnGtin = (gtin: string): boolean => /^0(?:978|979[1-9])/.test(gtin);

/** How a GTIN is written in a symbol. */
export type GtinForm = 'UPC-E' | 'UPC-A' | 'EAN-13' | 'EAN-8' | 'GTIN-14';

/** A GTIN that was read: as 14 digits for comparison, and how it was written. */
export interface GtinReading {
  readonly gtin: string;
  readonly form: GtinForm;
}

/** Why digits are no GTIN; `expected` is the check digit that would be right. */
export interface GtinError {
  readonly code: 'badCharacter' | 'badLength' | 'badCheckDigit';
  readonly message: string;
  readonly expected?: string;
}

const FORMS: Readonly<Record<number, GtinForm>> = { 8: 'EAN-8', 12: 'UPC-A', 13: 'EAN-13', 14: 'GTIN-14' };

/**
 * Reads digits of any EAN or UPC symbol, or says what is wrong. Eight digits may be EAN-8 or UPC-E: with a leading zero UPC-E is meant if
 * its check digit is right, since such an EAN-8 means something inside one company only; `aim` decides where it is known. Six and seven
 * digits are UPC-E without check digit (GS1 General Specifications 5.2.2.4.2 and 7.9).
 */
export function readGtin(text: string, aim: string | null = null): Result<GtinReading, GtinError> {
  // ]E3 is a symbol read together with its two or five digit add-on.
  const digits = aim === ']E3' ? text.slice(0, 13) : text;
  if (!/^\d+$/.test(digits)) return refuse({ code: 'badCharacter', message: 'a GTIN holds digits only' });
  const upcA = mayBeUpcE(digits, aim) ? expandUpcE(digits) : null;
  if (upcA !== null) return ok({ gtin: upcA.padStart(14, '0'), form: 'UPC-E' });
  const form = FORMS[digits.length];
  if (form === undefined) {
    const message = `${digits.length} digits: a GTIN has 8, 12, 13 or 14, UPC-E 6 to 8`;
    return refuse({ code: 'badLength', message });
  }
  const gtin = gtin14(digits);
  if (gtin !== null) return ok({ gtin, form });
  const expected = expectedDigit(digits, aim);
  const message = `check digit ${digits.slice(-1)} should be ${expected}`;
  return refuse({ code: 'badCheckDigit', message, expected });
}

function mayBeUpcE(digits: string, aim: string | null): boolean {
  if (aim === ']E4' || digits.length > 8) return false;
  return digits.length < 8 || digits.startsWith('0') || aim === ']E0' || !hasCheckDigit(digits);
}

function expectedDigit(digits: string, aim: string | null): string {
  const upcA = digits.length === 8 && aim !== ']E4' && digits.startsWith('0') ? expandUpcE(digits.slice(0, -1)) : null;
  return upcA?.slice(-1) ?? checkDigit(digits.slice(0, -1));
}
