import type { Address } from '../orders/address.ts';

// States of the United States that are countries of ISO 3166-1 too, and the freely associated states that USPS serves as domestic (DMM 608.2).
const TERRITORIES = new Set(['PR', 'GU', 'VI', 'AS', 'MP', 'UM', 'FM', 'MH', 'PW']);
const MILITARY_STATES = new Set(['AA', 'AE', 'AP']);
const MILITARY_CITY = /^(?:APO|FPO|DPO)$/i;

/** True for the United States and for the territories and associated states that its post serves as its own. */
export const isUsPostal = (country: string): boolean => country === 'US' || TERRITORIES.has(country);

/** True for an address in another country; the United States and what its post serves as its own are one. */
export const isAbroad = (from: string, to: string): boolean => from !== to && !(isUsPostal(from) && isUsPostal(to));

/** True for a military or diplomatic post office of the United States: city APO, FPO or DPO, or state AA, AE or AP. */
export const isMilitary = ({ country, city, province }: Address): boolean =>
  country === 'US' && (MILITARY_CITY.test(city.trim()) || MILITARY_STATES.has(province.trim().toUpperCase()));

/** Why a military address can't be delivered to: half of it is a civil one. Null where it is whole. */
export function militaryFault({
  city,
  province,
  postcode,
}: Address): 'notMilitaryCity' | 'notMilitaryState' | 'notMilitaryZip' | null {
  if (!MILITARY_CITY.test(city.trim())) return 'notMilitaryCity';
  const state = province.trim().toUpperCase();
  if (!MILITARY_STATES.has(state)) return 'notMilitaryState';
  const zip = { AA: /^340/, AE: /^09/, AP: /^96[2-6]/ }[state] ?? /^$/;
  return zip.test(postcode.trim()) ? null : 'notMilitaryZip';
}

/** How a carrier wants the territories of the United States written. */
export type TerritoryStyle = 'state' | 'country';

/*
 * USPS: a state of the United States (Publication 28, appendix B). The others take them for destinations of their own and want the ISO
 * country; an engineer's knowledge, to be confirmed by the carrier's contract.
 */
const STYLES: Readonly<Record<string, TerritoryStyle>> = {
  usps: 'state',
  ups: 'country',
  fedex: 'country',
  dhl: 'country',
};

/** The address as a carrier wants it, where it is in a territory of the United States; any other address as it is. An own text in `province` stays. */
export function territoryFor(carrier: string, address: Address): Address {
  const province = address.province.trim().toUpperCase();
  const style = STYLES[carrier] ?? 'country';
  if (style === 'country') {
    const isState = address.country === 'US' && TERRITORIES.has(province);
    return isState ? { ...address, country: province, province: '' } : address;
  }
  const isOwn = TERRITORIES.has(address.country) && (province === '' || province === address.country);
  return isOwn ? { ...address, province: address.country, country: 'US' } : address;
}
