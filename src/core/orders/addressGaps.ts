import type { Address } from './address.ts';

/** What a label needs and an address lacks. */
export type AddressGap = 'name' | 'line1' | 'city' | 'postcode' | 'province' | 'country';

// Cities that are their own country.
const WITHOUT_CITY = new Set(['SG', 'HK', 'MO', 'MC', 'VA', 'GI']);
const WITH_PROVINCE = new Set(['US', 'CA', 'AU']);
// Countries whose carriers sort by the code: without it nothing is accepted.
const WITH_POSTCODE = new Set(
  'US PR CA MX BR GB DE FR IT ES PT NL BE LU AT CH LI DK SE NO FI IS PL CZ SK HU SI HR RO BG GR EE LV LT MT CY UA TR JP KR CN TW IN AU NZ ZA IL SG TH MY PH ID VN'.split(
    ' ',
  ),
);

/** Lists what a carrier's label needs and this address does not have; empty for an address that can be shipped to. */
export function addressGaps(address: Address): AddressGap[] {
  const gaps: AddressGap[] = [];
  if (address.name === '' && address.company === '') gaps.push('name');
  if (address.line1 === '') gaps.push('line1');
  if (address.city === '' && !WITHOUT_CITY.has(address.country)) gaps.push('city');
  if (address.postcode === '' && WITH_POSTCODE.has(address.country)) gaps.push('postcode');
  if (address.province === '' && WITH_PROVINCE.has(address.country)) gaps.push('province');
  if (address.country === '') gaps.push('country');
  return gaps;
}
