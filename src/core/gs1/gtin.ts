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
