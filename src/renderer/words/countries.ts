import { countryName } from '../../core/address/countries.ts';
import { nowSpoken } from './spoken.ts';

/** A country's name in the language spoken now; a code that is none as it is, '' for ''. */
export function countryText(code: string): string {
  if (countryName(code) === null) return code;
  return new Intl.DisplayNames(nowSpoken().language, { type: 'region' }).of(code) ?? code;
}
