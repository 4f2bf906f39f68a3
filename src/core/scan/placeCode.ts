import { mod3736Check } from '../identify/checks.ts';
import { ok, refuse, type Result } from '../result.ts';
import { printableText } from '../label/printableText.ts';

/** The label of a tote, shelf or other place: a code to read at arm's length, a line that says what it is, and its bars. */
export interface PlaceLabel {
  /** As people say it: `T-0001`. */
  readonly code: string;
  /** What the bars hold: the code, a hyphen and its check character, `T-0001-P`. */
  readonly barcode: string;
  /** '' for none. */
  readonly caption: string;
}

/** Most labels of one series at once. */
export const PLACES_MOST = 200;

/** `badPlaceCode`: not up to 12 capitals, digits and hyphens that begin with a letter and end with a number, or words of other codes. `pastLastPlace`: its digits do not suffice. */
export type PlaceRefusal = 'badPlaceCode' | 'pastLastPlace' | 'tooManyPlaces';

const CODE = /^(?=.{2,12}$)([A-Z](?:-?[A-Z0-9])*?-?)(?<!\d)(\d{1,6})$/;
/** How codes begin that mean something else to the bench. */
const TAKEN = /^(?:CMD|MARK|RMA|BADGE|TEST|UN)-|^(?:MF|ITM|LQ)\d/;

/** The check character of a place's code: ISO/IEC 7064 MOD 37,36 over its letters and digits. */
const checkOf = (code: string): string => mod3736Check(code.replaceAll('-', ''));

/** Labels of places numbered upwards from the first, whose digits say how many there are: `T-0001`, `T-0002`. */
export function placeSeries(
  first: string,
  count: number,
  caption: string,
): Result<readonly PlaceLabel[], PlaceRefusal> {
  const text = first.trim().toUpperCase();
  const [, prefix, digits] = CODE.exec(text) ?? [];
  if (prefix === undefined || digits === undefined || TAKEN.test(text)) return refuse('badPlaceCode');
  if (!Number.isInteger(count) || count < 1 || count > PLACES_MOST) return refuse('tooManyPlaces');
  const from = Number(digits);
  if ((from + count - 1).toString().length > digits.length) return refuse('pastLastPlace');
  return ok(
    Array.from({ length: count }, (_, index) => {
      const code = `${prefix}${(from + index).toString().padStart(digits.length, '0')}`;
      return { code, barcode: `${code}-${checkOf(code)}`, caption: printableText(caption) };
    }),
  );
}

/**
 * The code under which an order's tote, cart place or pick list is kept and looked for: of one of our labels the code without its check
 * character, of anything else the text in capitals.
 */
export const toteCode = (text: string): string => placeOf(text) ?? text.trim().toUpperCase();

/** The code of the place whose label was scanned; null for anything else, and for one whose check character is wrong. */
export function placeOf(text: string): string | null {
  const [, code = '', check] = /^(.+)-([A-Z0-9])$/.exec(text.trim().toUpperCase()) ?? [];
  return CODE.test(code) && !TAKEN.test(code) && checkOf(code) === check ? code : null;
}
