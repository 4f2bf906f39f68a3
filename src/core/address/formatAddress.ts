import type { Address } from '../orders/address.ts';
import { addressFormat, type AddressFormat } from './formats.ts';

// Fields a format may not have: they get a line of their own behind the line of another.
const OWN_LINES: readonly { readonly field: string; readonly behind: string }[] = [
  { field: '%C', behind: '%A' },
  { field: '%S', behind: '%C' },
  { field: '%Z', behind: '%S' },
];

/**
 * The lines of a postal address in the order of its country, without the country itself. Every postal field that is not empty is in them,
 * whether the country's format has a place for it or not; none is shortened.
 */
export function formatAddress(address: Address): readonly string[] {
  const format = withOwnLines(addressFormat(address.country, isInOwnScript(address)));
  const values: Readonly<Record<string, string>> = {
    '%N': address.name,
    '%O': address.company,
    '%C': address.city,
    '%S': address.province,
    '%Z': address.postcode,
  };
  return format
    .split('|')
    .flatMap((line) => (line === '%A' ? [address.line1, address.line2] : [lineOf(line, values)]))
    .filter((line) => line !== '');
}

const isInOwnScript = (address: Address): boolean =>
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(address.line1 + address.city);

function withOwnLines(format: AddressFormat): AddressFormat {
  return OWN_LINES.reduce((lines, { field, behind }) => {
    if (lines.includes(field)) return lines;
    return lines
      .split('|')
      .flatMap((line) => (line.includes(behind) ? [line, field] : [line]))
      .join('|');
  }, format);
}

// What is written before a field appears only with it, and between two fields only with both.
function lineOf(line: string, values: Readonly<Record<string, string>>): string {
  let text = '';
  for (const [, before = '', field = ''] of line.matchAll(/([^%]*)(%[NOCSZ])/g)) {
    const value = values[field] ?? '';
    if (value === '') continue;
    const isPrefix = text === '' && /[A-Z]/.test(before);
    const isNeeded = text === '' ? isPrefix && /^\d/.test(value) : true;
    text += (isNeeded ? before : '') + value;
  }
  return text;
}
