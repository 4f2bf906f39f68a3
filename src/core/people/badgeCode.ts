import { splitAim } from '../scan/aim.ts';

/** Digits that are drawn for a badge: 66 bits, where OWASP asks 64 of what lets somebody in. */
export const BADGE_DIGITS = 20;

/*
 * Digits first: Code 128 sets them two to a symbol character, so that the bars of a whole badge are wide enough on a card of 85.6 mm even
 * where a print head has only 203 dots an inch. What stands behind them belongs to no other number: carriers' numbers of 22 digits end there.
 */
const SHAPE = /^(\d{20})(\d\d)-ID$/;
/** The same inside of bytes to a printer: in ZPL the change of subset stands between. */
const ANYWHERE = /\d{22}(?=(?:>6)?-ID)/g;

/** Two check digits of twenty, so that no misread badge is another one's (ISO/IEC 7064 MOD 97-10). */
const checkOf = (digits: string): string => (98n - ((BigInt(digits) * 100n) % 97n)).toString().padStart(2, '0');

/** What the bars of a badge with these twenty drawn digits hold. Throws RangeError for anything but twenty digits. */
export function badgeCode(digits: string): string {
  if (!/^\d{20}$/.test(digits)) throw new RangeError('a badge is made of twenty digits');
  return `${digits}${checkOf(digits)}-ID`;
}

/** The code of a badge that a station printed, as scanned or typed; null for anything else, and where its check digits are wrong. */
export function badgeOf(text: string): string | null {
  const bare = splitAim(text.trim()).text.trim().toUpperCase();
  const [, digits = '', check] = SHAPE.exec(bare) ?? [];
  return digits !== '' && checkOf(digits) === check ? bare : null;
}

/** True where a text holds a badge that could be read. */
export const holdsBadge = (text: string): boolean => withoutBadges(text) !== text;

/** A text in which no badge can be read any more: dots stand in place of its digits. */
export const withoutBadges = (text: string): string => text.replace(ANYWHERE, '•'.repeat(BADGE_DIGITS + 2));
