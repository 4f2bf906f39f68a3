import { checkDigit, checkPair, CHECK_CHARACTERS } from './checkDigit.ts';
import { COUNTRY_LETTERS, COUNTRY_NUMBERS, CURRENCY_NUMBERS, PACKAGE_TYPES } from './codeLists.ts';
import { fault, type Linter } from './fault.ts';
import { COUPON_LINTERS } from './lintCoupon.ts';
import { DATE_LINTERS } from './lintDates.ts';

const inList =
  (codes: ReadonlySet<string>, what: string): Linter =>
  (text) =>
    codes.has(text) ? null : fault('badCode', 0, `${text} is no ${what}`);

const matching =
  (pattern: RegExp, what: string): Linter =>
  (text) =>
    pattern.test(text) ? null : fault('badCode', 0, `${text} is ${what}`);

const atMost =
  (most: number, what: string): Linter =>
  (text) =>
    Number(text) <= most ? null : fault('badNumber', 0, `${text} is no ${what}: more than ${most}`);

/** GS1's keys begin with a company prefix: four digits or more, all of which GS1 gave out. */
const companyPrefix =
  (from: number): Linter =>
  (text) => {
    const start = text.slice(from, from + 4);
    const letter = start.search(/\D/);
    if (letter >= 0) return fault('badKey', from + letter, 'a GS1 key begins with at least four digits');
    return start.length < 4 ? fault('badKey', from, 'too short for a GS1 company prefix') : null;
  };

const csum: Linter = (text) => {
  const expected = checkDigit(text.slice(0, -1));
  return text.endsWith(expected)
    ? null
    : fault('badCheckDigit', text.length - 1, `check digit ${text.slice(-1)} should be ${expected}`);
};

const csumalpha: Linter = (text) => {
  if (text.length < 2) return fault('badLength', 0, 'too short for two check characters');
  const pair = text.slice(-2);
  const stranger = [...pair].findIndex((character) => !CHECK_CHARACTERS.includes(character));
  if (stranger >= 0) return fault('badCheckCharacters', text.length - 2 + stranger, `${pair} are no check characters`);
  const expected = checkPair(text.slice(0, -2));
  return pair === expected
    ? null
    : fault('badCheckCharacters', text.length - 2, `check characters ${pair} should be ${expected}`);
};

const pieceOfTotal: Linter = (text) => {
  const half = text.length / 2;
  const piece = Number(text.slice(0, half));
  const total = Number(text.slice(half));
  if (piece === 0) return fault('badNumber', 0, 'piece 0 of a total');
  if (total === 0) return fault('badNumber', half, 'a total of 0 pieces');
  return piece > total ? fault('badNumber', 0, `piece ${piece} of only ${total}`) : null;
};

const positionInSequence: Linter = (text) => {
  const match = /^([1-9]\d*)\/([1-9]\d*)$/.exec(text);
  return match && Number(match[1]) <= Number(match[2])
    ? null
    : fault('badNumber', 0, `${text} is no position in a sequence such as 1/2`);
};

/** ISO 13616: the first four characters go last, letters count from 10, and the number leaves 1 when divided by 97. */
const iban: Linter = (text) => {
  const stranger = text.search(/[^0-9A-Z]/);
  if (stranger >= 0) return fault('badCharacter', stranger, 'an IBAN holds digits and capitals only');
  if (text.length <= 10) return fault('badLength', 0, 'too short for an IBAN');
  if (!COUNTRY_LETTERS.has(text.slice(0, 2)))
    return fault('badCode', 0, `${text.slice(0, 2)} is no country of an IBAN`);
  let rest = 0;
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
  }
  return rest === 1 ? null : fault('badCheckDigit', 2, 'the check digits of the IBAN are wrong');
};

const percentEscapes: Linter = (text) => {
  const at = text.search(/%(?![0-9A-Fa-f]{2})/);
  return at < 0 ? null : fault('badCode', at, 'a percent sign must be followed by two hexadecimal digits');
};

const notZero: Linter = (text) => (/^0+$/.test(text) ? fault('badNumber', 0, 'must not be zero') : null);

/** Every linter that the GS1 Syntax Dictionary names; `csum` of GS1 General Specifications 7.9.1, `csumalpha` of 7.9.5. */
export const LINTERS: Readonly<Record<string, Linter>> = {
  ...DATE_LINTERS,
  ...COUPON_LINTERS,
  csum,
  csumalpha,
  gcppos1: companyPrefix(0),
  gcppos2: companyPrefix(1),
  hasnondigit: matching(/\D/, 'made of digits only'),
  hyphen: matching(/^-+$/, 'no minus sign'),
  iban,
  importeridx: matching(/^[-0-9A-Z_a-z]$/, 'no importer index'),
  iso3166: inList(COUNTRY_NUMBERS, 'country number of ISO 3166'),
  iso3166999: (text) => (text === '999' ? null : inList(COUNTRY_NUMBERS, 'country number of ISO 3166')(text)),
  iso3166alpha2: inList(COUNTRY_LETTERS, 'country code of ISO 3166'),
  iso4217: inList(CURRENCY_NUMBERS, 'currency number of ISO 4217'),
  iso5218: matching(/^[0129]$/, 'no sex code of ISO 5218'),
  latitude: atMost(1_800_000_000, 'latitude'),
  longitude: atMost(3_600_000_000, 'longitude'),
  mediatype: matching(/^(?:0[1-9]|10|[89]\d)$/, 'no AIDC media type'),
  nonzero: notZero,
  nozeroprefix: (text) => (text.startsWith('0') ? fault('badNumber', 0, 'must not begin with zero') : null),
  packagetype: inList(PACKAGE_TYPES, 'package type'),
  pcenc: percentEscapes,
  pieceoftotal: pieceOfTotal,
  posinseqslash: positionInSequence,
  winding: matching(/^[019]$/, 'no winding direction'),
  yesno: matching(/^[01]$/, 'neither 0 nor 1'),
  zero: matching(/^0$/, 'no zero'),
};
