import type { Address } from '../orders/address.ts';
import { printableText } from './printableText.ts';

// Where the postcode stands, by the countries' own postal guides (UPU addressing S42). Others write it after city and province.
const POSTCODE_FIRST = new Set(
  (
    'AD AL AM AR AT BA BE BG BR BY CH CR CU CY CZ DE DK DO DZ EE ES ET FI FO FR GE GF GL GP GR HN HR HT IL IS IT KG KW LI LT LU LV MA MC MD ME MG ' +
    'MK MQ MX NC NE NL NO PF PH PL PM PT PY RE RO RS SE SI SK SM SN TN TR UA UY VA WF XK YT'
  ).split(' '),
);
const POSTCODE_ALONE = new Set(['GB', 'GG', 'IE', 'IM', 'JE', 'GI', 'FK', 'SH', 'HU']);

/** Name of a country in English capitals, as the Universal Postal Convention asks for on mail that leaves the country; unknown codes stay as written. */
export function countryLine(country: string): string {
  const code = printableText(country).toUpperCase();
  if (!/^[A-Z]{2}$/.test(code)) return code;
  const name = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' }).of(code) ?? code;
  return name.replace(/\u2019/g, "'").toUpperCase();
}

/**
 * The lines of a postal address in the order of its country. Every non-empty postal field occurs; phone and e-mail are not postal and are
 * left off, so that a parcel tells no more of a person than it must. The country stands last when it is not `originCountry`.
 * Addresses inside the United States are in capitals (USPS Publication 28, 211).
 */
export function addressLines(address: Address, originCountry: string): readonly string[] {
  const country = printableText(address.country).toUpperCase();
  const origin = printableText(originCountry).toUpperCase();
  const lines = (
    isWrittenFromLarge(address, country) ? fromLargeToSmall(address) : fromSmallToLarge(address, country)
  ).map(printableText);
  const isForeign = country !== '' && country !== origin;
  const local = lines.filter((line) => line !== '').map((line) => (country === 'US' ? asciiCapitals(line) : line));
  return isForeign ? [...local, countryLine(country)] : local;
}

// East Asian posts read from the large to the small when the address is in their own script.
const isWrittenFromLarge = (address: Address, country: string): boolean =>
  ['JP', 'CN', 'TW', 'KR'].includes(country) &&
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(address.line1 + address.city);

const fromLargeToSmall = ({ postcode, province, city, line1, line2, company, name }: Address): readonly string[] => [
  postcode,
  `${province} ${city}`,
  line1,
  line2,
  company,
  name,
];

const fromSmallToLarge = (address: Address, country: string): readonly string[] => [
  address.name,
  address.company,
  address.line1,
  address.line2,
  ...townLines(address, country),
];

function townLines(address: Address, country: string): readonly string[] {
  const city = printableText(address.city);
  const province = printableText(address.province);
  const postcode = printableText(address.postcode);
  const withProvince = [city, province].filter((part) => part !== '').join(', ');
  if (POSTCODE_ALONE.has(country)) return [withProvince, postcode];
  if (POSTCODE_FIRST.has(country)) return [`${postcode} ${withProvince}`];
  return [`${withProvince} ${postcode}`];
}

/** Capitals of a to z only: other letters may change their length or leave the printer's own font when they grow. */
const asciiCapitals = (text: string): string => text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
