import { countryName } from '../address/countries.ts';
import { formatAddress } from '../address/formatAddress.ts';
import { isMilitary, isUsPostal } from '../address/territories.ts';
import type { Address } from '../orders/address.ts';
import { printableText } from './printableText.ts';

/** Name of a country in English capitals, as the Universal Postal Convention asks for on mail that leaves the country; unknown codes stay as written. */
export function countryLine(country: string): string {
  const code = printableText(country).toUpperCase();
  return (countryName(code) ?? code).toUpperCase();
}

/**
 * The lines of a postal address in the order of its country. Every non-empty postal field occurs; phone and e-mail are not postal and are
 * left off, so that a parcel tells no more of a person than it must. The country stands last when it is not `originCountry`; the United
 * States, their territories and their military post offices are one country (USPS DMM 608.2). Addresses inside it are in capitals (USPS
 * Publication 28, 211).
 */
export function addressLines(given: Address, originCountry: string): readonly string[] {
  const address = printableAddress(given);
  const { country } = address;
  const origin = printableText(originCountry).toUpperCase();
  const local = formatAddress(isUsPostal(country) ? withState(address) : address);
  if (!isUsPostal(country)) return country !== '' && country !== origin ? [...local, countryLine(country)] : local;
  const lines = local.map(latinCapitals);
  return isUsPostal(origin) || isMilitary(address) ? lines : [...lines, countryLine(country)];
}

const printableAddress = (address: Address): Address => ({
  name: printableText(address.name),
  company: printableText(address.company),
  line1: printableText(address.line1),
  line2: printableText(address.line2),
  city: printableText(address.city),
  province: printableText(address.province),
  postcode: printableText(address.postcode),
  country: printableText(address.country).toUpperCase(),
  phone: '',
  email: '',
});

// A territory given as a country is sorted by its state code: SAN JUAN PR 00926.
const withState = (address: Address): Address =>
  address.country !== 'US' && address.province === '' && address.city + address.postcode !== ''
    ? { ...address, province: address.country }
    : address;

/** Capitals of Latin letters that have one of their own: ß stays, and no other script is touched. */
const latinCapitals = (text: string): string =>
  text.replace(/\p{Script=Latin}/gu, (letter) => {
    const capital = letter.toUpperCase();
    return capital.length === letter.length ? capital : letter;
  });
