/** The order of an address's parts: lines separated by `|`; %N name, %O company, %A street, %C city, %S province, %Z postcode, and what is written between them. */
export type AddressFormat = string;

/*
 * Which country writes its addresses how. From the formats of Google's libaddressinput as npm's `localized-address-format` 1.3.3 (MIT) has
 * them, after UPU S42. Changed: Japan, whose format there leaves the city out; lines that only repeat the country; prefixes before postcodes
 * that the posts no longer ask for (CH-, FI-, SE-). Parts for smaller areas and CEDEX stand in the street or the city here.
 */
const COUNTRIES_BY_FORMAT: Readonly<Record<AddressFormat, string>> = {
  '%N|%O|%A|%C|%Z': 'AF AI EC FK GB GG GI GS IM IO JE KE LK MU NA OM PN SD SH SZ TC VG ZA',
  '%N|%O|%A|%Z %C':
    'AD BA BG CY CZ DE DK DO DZ EH ET FO GE GL GN GR GT GW HR HT IS KG KW LA LI LR LU LV MA MC ME MG MK NE NO PL PT PY RS SI SJ SK SM SN TJ TM TN ' +
    'TZ VA XK ZM',
  '%O|%N|%A|%Z %C': 'AT BE BL CH FI FR GF GP MF MQ NC NL PM RE SE WF YT',
  '%N|%O|%A|%Z %C|%S': 'AR CL CV MY SV UZ',
  '%N|%O|%A|%Z %C %S': 'EE ES IT PF UY',
  '%N|%O|%A|%Z %S %C': 'RO',
  '%N|%O|%A|%Z %C, %S': 'MX',
  '%N|%O|%A|%Z %C/%S': 'TR',
  '%N|%O|%A|AZ %Z %C': 'AZ',
  '%N|%O|%A|LT-%Z %C %S': 'LT',
  '%N|%O|%A|MD-%Z %C': 'MD',
  '%O|%N|%A|AX-%Z %C': 'AX',
  '%O|%N|%A|%Z, %C|%S': 'BY',
  '%N|%O|%A|%Z|%C': 'AL',
  '%N|%O|%A|%Z|%C|%S': 'AM',
  '%N|%O|%A|%Z|%C, %S': 'NI',
  '%N|%O|%A|%C %S %Z': 'AS CA FM GU MH MP PG PR PW UM VI',
  '%O|%N|%A|%C %S %Z': 'AU CC CX HM NF',
  '%N|%O|%A|%C, %S %Z': 'BB CO JP SO TW US',
  '%N|%O|%A|%C %Z, %S': 'VE',
  '%N|%O|%A|%C %Z|%S': 'IN NG PE',
  '%N|%O|%A|%C %Z': 'BD BH BM BN BT IL JO KH LB LS MM MT MV NP NZ PK SA SG VC',
  '%N|%O|%A|%C|%S|%Z': 'EG IE KR RU UA',
  '%N|%O|%A|%C|%S %Z': 'ID MN TH VN',
  '%N|%O|%A|%C-%S|%Z': 'BR',
  '%N|%O|%A|%C, %S|%Z': 'HN IQ',
  '%N|%O|%A|%C, %S': 'BS KN',
  '%N|%O|%A|%C|%S, %Z': 'CN KP',
  '%N|%O|%A|%C %S|%Z': 'CU',
  '%N|%O|%A|%C|%S': 'HK PA SC SR TV',
  '%N|%O|%A|%S, %C|%Z': 'CR',
  '%N|%O|%A|%S|%C': 'KI',
  '%N|%O|%A|%C|%Z %S': 'PH',
  '%N|%O|%A|%S %Z': 'KY',
  '%N|%O|%A|%S': 'AE NR',
  '%N|%O|%A|%C': 'CI MO',
  '%N|%O|%C|%A|%Z': 'HU',
  '%O|%N|%S|%C|%A|%Z': 'IR',
  '%Z|%S|%C|%A|%O|%N': 'KZ',
};

/** East Asian posts read from the large to the small when the address is in their own script. */
const FROM_LARGE: Readonly<Record<string, AddressFormat>> = {
  CN: '%Z|%S %C|%A|%O|%N',
  HK: '%S|%C|%A|%O|%N',
  JP: '%Z|%S %C|%A|%O|%N',
  KP: '%Z|%S|%C|%A|%O|%N',
  KR: '%S %C|%A|%O|%N|%Z',
  MO: '%A|%O|%N',
  TW: '%Z|%S %C|%A|%O|%N',
};

const BY_COUNTRY: ReadonlyMap<string, AddressFormat> = new Map(
  Object.entries(COUNTRIES_BY_FORMAT).flatMap(([format, countries]) =>
    countries.split(' ').map((country): [string, AddressFormat] => [country, format]),
  ),
);

/** How a country writes addresses, in its own script or in Latin letters; for one without a rule, from the small to the large. */
export const addressFormat = (country: string, isOwnScript: boolean): AddressFormat =>
  (isOwnScript ? FROM_LARGE[country] : undefined) ?? BY_COUNTRY.get(country) ?? '%N|%O|%A|%C, %S %Z';
