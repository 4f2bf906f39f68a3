import type { Address } from '../orders/address.ts';

/** Languages in which papers speak to who gets the parcel, by ISO 639-1; the first where nothing speaks for another. */
export const CUSTOMER_LANGUAGES = ['en', 'de', 'es', 'fr'] as const;
export type CustomerLanguage = (typeof CUSTOMER_LANGUAGES)[number];

/**
 * Countries by the language that shops write to people there in (Unicode CLDR, the official one most people read). Countries of several are
 * asked for their region below; countries of other languages stand nowhere.
 */
const COUNTRIES: Readonly<Record<CustomerLanguage, string>> = {
  en: 'US GB IE AU NZ CA GG IM JE GI BM BS BB JM TT BZ GY KY VG VI GU MP AS NG GH KE UG ZM ZW BW NA ZA SG PH IN MT',
  de: 'DE AT LI CH',
  es: 'ES MX AR BO CL CO CR CU DO EC GQ GT HN NI PA PE PR PY SV UY VE',
  fr: 'FR MC LU GP MQ GF RE YT PM BL MF WF PF NC TF BJ BF CD CG CI GA GN ML NE SN TG HT',
};

type Place = Pick<Address, 'country' | 'province' | 'postcode'>;

/** Where a country writes in several: Quebec; the Swiss west (Swiss Post 1000 to 2999); Wallonia and Brussels (bpost 1000 to 1499, 4000 to 7999). */
const REGIONS: Readonly<Record<string, (place: Place) => CustomerLanguage | null>> = {
  CA: ({ province }) => (/^(?:QC|Qu[eé]bec)$/i.test(province.trim()) ? 'fr' : 'en'),
  CH: ({ postcode }) =>
    /^[12]\d{3}$/.test(postcode.trim()) ? 'fr' : /^6[5-9]\d{2}$/.test(postcode.trim()) ? null : 'de',
  BE: ({ postcode }) => (/^(?:1[0-4]|[4-7]\d)\d{2}$/.test(postcode.trim()) ? 'fr' : null),
};

function languageOfPlace(place: Place): CustomerLanguage | null {
  const region = REGIONS[place.country];
  if (region) return region(place);
  return CUSTOMER_LANGUAGES.find((language) => COUNTRIES[language].split(' ').includes(place.country)) ?? null;
}

/** The language of a tag such as `de-AT`, `fr_CA` or `es`; null for one that no paper speaks. */
export function languageOfTag(tag: string): CustomerLanguage | null {
  const [language = ''] = tag.trim().toLowerCase().split(/[-_.]/);
  return CUSTOMER_LANGUAGES.find((known) => known === language) ?? null;
}

/**
 * In which language papers speak to a consignee: the one the order says they bought in, else that of where they live, else that of the site's
 * own address, else English.
 */
export const customerLanguage = (locale: string, consignee: Place | null, site: Place | null): CustomerLanguage =>
  languageOfTag(locale) ??
  (consignee && languageOfPlace(consignee)) ??
  (site && languageOfPlace(site)) ??
  CUSTOMER_LANGUAGES[0];
