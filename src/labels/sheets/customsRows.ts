import { countryName } from '../../core/address/countries.ts';
import type { CustomsParty } from '../../core/label/customsPapers.ts';
import { columns } from '../../core/label/labelDocument.ts';
import { currencyExponent, type Money } from '../../core/money.ts';
import { decimalText } from '../../core/quantity.ts';
import type { CustomsLine } from '../../core/ship/customsLines.ts';
import { escaped, html, type Html } from './page.ts';

/** An amount with its currency, `12.30 USD`; a rule to write on where it is not known. */
export const amount = (value: Money | null): string =>
  value === null
    ? BLANK
    : `${decimalText({ digits: value.minor, exponent: -currencyExponent(value.currency) })} ${value.currency}`;

/** Kilograms to the gram, `0.540`; a rule to write on where they are not known. */
export const kilograms = (grams: number | null): string =>
  grams === null ? BLANK : decimalText({ digits: grams, exponent: -3 });

/** What nobody has said, to be written by hand. */
export const BLANK = '________';

/** An HS code in its usual groups: `6912.00`, `6912.00.10`. */
export const hsText = (code: string | null): string =>
  code === null ? BLANK : [code.slice(0, 4), ...(code.slice(4).match(/.{1,2}/g) ?? [])].join('.');

/** A country of origin by its English name. */
export const originText = (origin: string | null): string =>
  origin === null ? BLANK : (countryName(origin) ?? origin);

/** A name and address, each line in its own direction: Arabic stands beside Latin. */
export const partyLines = ({ lines }: CustomsParty): readonly Html[] =>
  lines.map(
    (line, index) => html`<div dir="auto" class="${escaped(index === 0 ? 'first' : 'line')}">${escaped(line)}</div>`,
  );

/** How somebody is reached, on one line; nothing where nothing is known. */
export const contactLine = ({ phone, email }: CustomsParty): Html =>
  escaped([phone, email].filter((text) => text !== '').join(' \u00B7 '));

/** A caption and what stands under it; nothing at all for an empty text. */
export const field = (caption: string, text: string): Html =>
  text === ''
    ? escaped('')
    : html`<div class="field"><span>${escaped(caption)}</span><b dir="auto">${escaped(text)}</b></div>`;

/**
 * Lines spread over sheets: `roomMm` on each, less `lastMm` on the one that carries the totals; `wide` columns of text a line of a
 * description. A line that is taller than a sheet stands alone on one.
 */
export function pagesOf(
  lines: readonly CustomsLine[],
  room: {
    readonly roomMm: number;
    readonly lastMm: number;
    readonly wide: number;
    readonly lineMm: number;
    readonly rowMm: number;
  },
): readonly (readonly CustomsLine[])[] {
  const height = ({ description }: CustomsLine): number =>
    Math.max(1, Math.ceil(columns([description]) / room.wide)) * room.lineMm + room.rowMm;
  const pages: CustomsLine[][] = [[]];
  let used = 0;
  for (const line of lines) {
    if (used > 0 && used + height(line) > room.roomMm) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(line);
    used += height(line);
  }
  // The totals need room of their own: else they begin a sheet.
  if (used + room.lastMm > room.roomMm && (pages.at(-1)?.length ?? 0) > 1) {
    const moved = pages.at(-1)?.pop();
    if (moved) pages.push([moved]);
  }
  return pages;
}
