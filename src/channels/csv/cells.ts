import type { ImportReason } from '../../core/journal/importReason.ts';
import { EMPTY_ADDRESS, type Address } from '../../core/orders/address.ts';
import { refuse, ok, type Result } from '../../core/result.ts';
import { countryCode } from './countries.ts';
import { isMangled } from './numbers.ts';

/** A cell that can't be used: reason code and the heading it stands under. */
export interface CellRefusal {
  readonly reason: ImportReason;
  readonly column: string | null;
}

/** Address parts as a file states them, before anything is made of them. */
export type StatedAddress = Readonly<Record<keyof Address, string>>;

/** A falling "no" in the languages of the spreadsheets that write it. */
export const isNo = (text: string): boolean =>
  /^(?:no|n|false|0|nein|falsch|non|faux|falso|nee|nej|onwaar)$/i.test(text.trim());

/** A plain "yes"; anything else is none. */
export const isYes = (text: string): boolean => /^(?:yes|y|true|1|x|ja|wahr|oui|vrai|s[ií]|vero)$/i.test(text.trim());

// A leading apostrophe keeps spreadsheets from taking a ZIP or a phone number for a sum.
const unquoted = (text: string): string => text.trim().replace(/^'+/, '').trim();

// Countries whose codes are all digits, with how many: a spreadsheet drops leading zeros.
const DIGITS: Readonly<Record<string, number>> = { US: 5, PR: 5, VI: 5, DE: 5, FR: 5, IT: 5, ES: 5 };

/** An address as it goes on a label: trimmed, the country as ISO code, the postcode as text with its zeros. Refuses what can't be read. */
export function readAddress(
  stated: StatedAddress,
  headings: { readonly country: string; readonly postcode: string },
): Result<Address, CellRefusal> {
  const country = stated.country.trim() === '' ? '' : countryCode(stated.country);
  if (country === null) return refuse({ reason: 'countryUnknown', column: headings.country });
  const postcode = unquoted(stated.postcode);
  if (isMangled(postcode)) return refuse({ reason: 'numberMangled', column: headings.postcode });
  const width = DIGITS[country] ?? 0;
  const isShort = postcode.length < width && postcode.length >= width - 2 && /^\d+$/.test(postcode);
  return ok({
    ...EMPTY_ADDRESS,
    name: stated.name.trim(),
    company: stated.company.trim(),
    line1: stated.line1.trim(),
    line2: stated.line2.trim(),
    city: stated.city.trim(),
    province: stated.province.trim(),
    postcode: isShort ? postcode.padStart(width, '0') : postcode,
    country,
    phone: unquoted(stated.phone),
    email: stated.email.trim(),
  });
}

/** True when the customer asks for a present in words; "no gift", "gift: no" and gift cards are none. */
export function speaksOfGift(text: string): boolean {
  return text
    .split(/[\n,;]/)
    .some(
      (part) =>
        /\bgifts?\b/i.test(part.replace(/_/g, ' ')) &&
        !/\bgift\s*cards?\b/i.test(part.replace(/_/g, ' ')) &&
        !/\b(?:no|not an?|isn't an?)\s+gifts?\b/i.test(part) &&
        !isNo(part.split(':').at(-1) ?? ''),
    );
}
