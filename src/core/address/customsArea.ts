import type { Address } from '../orders/address.ts';
import { isMilitary } from './territories.ts';

/*
 * Areas that goods move within without customs papers. The European Union's customs and VAT territory (Union Customs Code, Regulation (EU)
 * 952/2013, article 4; VAT Directive 2006/112/EC, articles 5 and 6) less the places that are outside one of the two.
 */
const UNION = new Set('AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE MC'.split(' '));

/** Places of a member state that are outside the VAT or the customs territory, by how their postcodes begin. */
const OUTSIDE: Readonly<Record<string, readonly string[]>> = {
  // Canary Islands, Ceuta, Melilla
  ES: ['35', '38', '51', '52'],
  // Livigno, Campione d'Italia
  IT: ['23041', '23030', '22061', '22060'],
  // Büsingen, Heligoland
  DE: ['78266', '27498'],
  // Åland
  FI: ['22'],
  // Overseas departments and territories
  FR: ['971', '972', '973', '974', '975', '976', '977', '978', '986', '987', '988'],
  // Mount Athos
  GR: ['63086', '630 86'],
};
/** Countries that are one customs area with another. */
const JOINED: Readonly<Record<string, string>> = { LI: 'CH', IM: 'GB' };

/** The customs area of an address: `EU`, `GB`, `XI` (Northern Ireland), `APO` (military mail), a country, or a place such as `ES-35`. */
export function customsAreaOf(address: Address): string {
  const { country } = address;
  if (isMilitary(address)) return 'APO';
  const postcode = address.postcode.trim().toUpperCase();
  if (country === 'GB' && /^BT\d/.test(postcode)) return 'XI';
  // A territory written as a state of the United States is the same place as one written as a country.
  if (country === 'US' && US_ISLANDS.has(address.province.trim().toUpperCase()))
    return address.province.trim().toUpperCase();
  if (!UNION.has(country)) return JOINED[country] ?? country;
  const place = OUTSIDE[country]?.find((start) => postcode.startsWith(start));
  return place === undefined ? 'EU' : `${country}-${place.replace(' ', '')}`;
}

const US_ISLANDS = new Set(['PR', 'GU', 'VI', 'AS', 'MP', 'FM', 'MH', 'PW']);

/** True when goods between two areas need no customs papers. Northern Ireland is in the EU's market for goods and in the United Kingdom. */
export function isOneArea(a: string, b: string): boolean {
  if (a === b) return true;
  const [first, second] = a < b ? [a, b] : [b, a];
  return second === 'XI' && (first === 'EU' || first === 'GB');
}
