import { EMPTY_ADDRESS, type Address } from '../orders/address.ts';

/** Parts of an address by which a parcel finds its way; a name, a telephone number and an e-mail address are none. */
export const POSTAL_FIELDS = ['line1', 'line2', 'city', 'province', 'postcode', 'country'] as const;
export type PostalField = (typeof POSTAL_FIELDS)[number];

/** What a carrier found of an address; `unknown`: it does not check addresses there. */
export type AddressVerdict = 'deliverable' | 'corrected' | 'undeliverable' | 'unknown';

/** The postal part of an address alone: what a carrier has to be told to find it, and may be kept of what it suggests. */
export const postalPart = ({ line1, line2, city, province, postcode, country }: Address): Address => ({
  ...EMPTY_ADDRESS,
  line1,
  line2,
  city,
  province,
  postcode,
  country,
});

/*
 * Words that carriers of the USA write short (USPS Publication 28, appendices B, C1 and C2; the common ones). Elsewhere they are compared as
 * they are.
 */
const SHORT: ReadonlyMap<string, string> = new Map(
  (
    'ALLEY ALY,AVENUE AVE,AV AVE,BOULEVARD BLVD,BRIDGE BRG,CAUSEWAY CSWY,CENTER CTR,CIRCLE CIR,COURT CT,COVE CV,CREEK CRK,CROSSING XING,DRIVE DR,EXPRESSWAY EXPY,' +
    'FREEWAY FWY,GARDENS GDNS,GROVE GRV,HEIGHTS HTS,HIGHWAY HWY,HILL HL,HOLLOW HOLW,JUNCTION JCT,LAKE LK,LANE LN,MEADOWS MDWS,MOUNT MT,MOUNTAIN MTN,PARKWAY PKWY,' +
    'PLACE PL,PLAZA PLZ,POINT PT,RIDGE RDG,ROAD RD,SAINT ST,SPRING SPG,SQUARE SQ,STATION STA,STREET ST,TERRACE TER,TRAIL TRL,TURNPIKE TPKE,VALLEY VLY,VIEW VW,' +
    'NORTH N,SOUTH S,EAST E,WEST W,NORTHEAST NE,NORTHWEST NW,SOUTHEAST SE,SOUTHWEST SW,APARTMENT APT,BUILDING BLDG,DEPARTMENT DEPT,FLOOR FL,ROOM RM,SUITE STE,FORT FT'
  )
    .split(',')
    .map((pair) => {
      const [long = '', short = ''] = pair.split(' ');
      return [long, short] as const;
    }),
);

/** As two who mean the same would write it: capitals, without accents, signs and doubled spaces. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase()
    .replace(/ß/g, 'SS')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const short = (text: string): string =>
  plain(text)
    .split(' ')
    .map((word) => SHORT.get(word) ?? word)
    .join(' ');

const sameCode = (given: string, other: string, isUsa: boolean): boolean => {
  const [one, two] = [plain(given).replaceAll(' ', ''), plain(other).replaceAll(' ', '')];
  // Four more digits say it finer, and nothing else.
  return one === two || (isUsa && one.length === 5 && two.startsWith(one));
};

/**
 * The parts of an address that a suggestion would truly change: letters' case, accents, signs, usual short forms, the end of a ZIP+4 and on
 * which of its two lines something stands make no difference.
 */
export function differingFields(given: Address, suggested: Address): readonly PostalField[] {
  const isUsa = plain(given.country) === 'US';
  const written = isUsa ? short : plain;
  const lines = ({ line1, line2 }: Address): string => written(`${line1} ${line2}`);
  const areLinesAlike = lines(given) === lines(suggested);
  return POSTAL_FIELDS.filter((field) => {
    const [one, two] = [given[field], suggested[field]];
    if (field === 'line1' || field === 'line2') return !areLinesAlike && written(one) !== written(two);
    if (field === 'postcode') return !sameCode(one, two, isUsa);
    return written(one) !== written(two);
  });
}
