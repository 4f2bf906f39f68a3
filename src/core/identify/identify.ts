import { isBracketed } from '../gs1/bracketed.ts';
import { isWebAddress } from '../gs1/digitalLink.ts';
import { GS } from '../gs1/separators.ts';
import { isGs1Carrier, splitAim } from '../scan/aim.ts';
import { readGs1 } from '../scan/gs1Scan.ts';
import { fromField, type NumberReading } from './fromField.ts';
import { inGroups, type Carrier, type NumberFormat } from './numberFormat.ts';
import { bareNumber, readNumber } from './readNumber.ts';
import { S10, s10Carrier } from './postalFormats.ts';
import { NUMBER_FORMATS } from './numberFormats.ts';

/** What speaks for a reading. */
export type Reason =
  | 'applicationIdentifier'
  | 'gs1Symbol'
  | 'expectedCarrier'
  | 'fixedCharacters'
  | 'checkCharacter'
  | 'routing'
  | 'knownOperator';

/** What speaks against it: a wrong check character, a country without a postal operator, a symbol such numbers do not stand in. */
export type Warning = 'badCheckCharacter' | 'unknownOperator' | 'wrongSymbol';

/** One way of reading a number. */
export interface Candidate {
  readonly format: string;
  readonly name: string;
  /** Who gave it out; null for a number that any company may use. */
  readonly carrier: Carrier | null;
  /** The number alone: without application identifier, routing and blanks. */
  readonly number: string;
  /** The same in the groups it is printed in. */
  readonly printed: string;
  readonly check: 'right' | 'wrong' | 'none';
  /** The check character that would be right; only where it is wrong. */
  readonly expected: string | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly reasons: readonly Reason[];
  readonly warnings: readonly Warning[];
  /** Bits by which the reading is better than chance: its rank, comparable inside one answer only. */
  readonly points: number;
}

/** Everything a text may be as a number of a parcel, a shipment or goods. */
export interface Identification {
  readonly text: string;
  readonly aim: string | null;
  /** Likeliest first; empty where nothing fits. */
  readonly candidates: readonly Candidate[];
  /** True where a reading without a warning stands close behind the first and names another kind of number: ask, do not guess. */
  readonly isAmbiguous: boolean;
}

const POINTS: Readonly<Record<Exclude<Reason, 'fixedCharacters'> | Warning, number>> = {
  applicationIdentifier: 25,
  gs1Symbol: 8,
  expectedCarrier: 12,
  checkCharacter: 3,
  routing: 10,
  knownOperator: 4,
  badCheckCharacter: -12,
  unknownOperator: -12,
  wrongSymbol: -10,
};
const CLOSE = 4;
/** From here on the fixed characters alone make a reading worth showing when its check character is wrong. */
const TELLING_BITS = 5;

/**
 * Ranks what a scanned or typed text may be: by what the symbol says (AIM identifier, application identifiers), by the carrier that is
 * expected, by characters that must stand there and by check characters. Numbers of many carriers look alike, and published ones are
 * often wrong, so a wrong check character only warns here; numbers that leave the house are proved by `provenNumber`.
 */
export function identify(input: string, expected: Carrier | null = null): Identification {
  const { text, aim } = splitAim(input.trim());
  const scene: Scene = { aim, expected };
  const bare = bareNumber(text);
  const readings = [...fieldReadings(text, aim), ...NUMBER_FORMATS.flatMap((format) => readNumber(format, bare))];
  const judged = unique(readings.map((reading) => judge(reading, scene)));
  const isProved = judged.some(({ warnings }) => warnings.length === 0);
  const candidates = judged
    .filter(({ warnings, bits, carrier }) => {
      const isTelling = bits >= TELLING_BITS || (expected !== null && carrier === expected);
      return warnings.length === 0 || !isProved || isTelling;
    })
    .map(({ bits: _, ...candidate }) => candidate)
    .sort((a, b) => b.points - a.points);
  return { text, aim, candidates, isAmbiguous: isAmbiguous(candidates) };
}

interface Scene {
  readonly aim: string | null;
  readonly expected: Carrier | null;
}

type Judged = Candidate & { readonly bits: number };

function fieldReadings(text: string, aim: string | null): readonly NumberReading[] {
  const isMarked = isGs1Carrier(aim) || isBracketed(text) || isWebAddress(text) || text.includes(GS);
  const scan = isMarked ? readGs1(text, aim) : null;
  return scan?.ok ? scan.value.fields.flatMap(fromField) : [];
}

function judge(reading: NumberReading, scene: Scene): Judged {
  const { format, number, parts, isField } = reading;
  const carrier = format === S10 ? s10Carrier(parts) : format.carrier;
  const expected = format.checkOf?.(parts) ?? null;
  const check = expected === null ? 'none' : expected === parts['check'] ? 'right' : 'wrong';
  const reasons = reasonsOf(reading, scene, carrier, check);
  const warnings = warningsOf(format, scene.aim, carrier, check);
  const points = [...reasons, ...warnings].map((code) =>
    code === 'fixedCharacters' ? format.fixedBits : POINTS[code],
  );
  return {
    format: format.id,
    name: format.name,
    carrier,
    number,
    printed: inGroups(number, format.groups),
    check,
    expected: check === 'wrong' ? expected : null,
    fields: Object.fromEntries(Object.entries(parts).filter(([name]) => name !== 'check' && name !== 'body')),
    reasons,
    warnings,
    points: points.reduce((sum, value) => sum + value, format.frequency),
    bits: isField ? POINTS.applicationIdentifier : format.fixedBits + (parts['zip'] === undefined ? 0 : POINTS.routing),
  };
}

function reasonsOf(
  { format, parts, isField }: NumberReading,
  { aim, expected }: Scene,
  carrier: Carrier | null,
  check: Candidate['check'],
): readonly Reason[] {
  const holds: readonly (readonly [Reason, boolean])[] = [
    ['applicationIdentifier', isField],
    ['gs1Symbol', isGs1Carrier(aim) && format.isGs1 === true],
    ['expectedCarrier', expected !== null && carrier === expected],
    ['fixedCharacters', format.fixedBits > 0],
    ['checkCharacter', check === 'right'],
    ['routing', format.id.startsWith('usps-') && parts['zip'] !== undefined],
    ['knownOperator', format === S10 && carrier !== null],
  ];
  return holds.filter(([, isSo]) => isSo).map(([reason]) => reason);
}

function warningsOf(
  format: NumberFormat,
  aim: string | null,
  carrier: Carrier | null,
  check: Candidate['check'],
): readonly Warning[] {
  const isRetail = aim?.startsWith(']E') === true;
  const isWrongSymbol = (isGs1Carrier(aim) && format.isGs1 !== true) || (isRetail && !format.id.startsWith('gtin-'));
  const holds: readonly (readonly [Warning, boolean])[] = [
    ['badCheckCharacter', check === 'wrong'],
    ['unknownOperator', format === S10 && carrier === null],
    ['wrongSymbol', isWrongSymbol],
  ];
  return holds.filter(([, isSo]) => isSo).map(([warning]) => warning);
}

// A field and the bare digits behind it are one number: the better reading stays.
function unique(all: readonly Judged[]): readonly Judged[] {
  const best = new Map<string, Judged>();
  for (const one of all) {
    const key = `${one.format} ${one.number}`;
    const known = best.get(key);
    if (!known || known.points < one.points) best.set(key, one);
  }
  return [...best.values()];
}

function isAmbiguous([first, ...others]: readonly Candidate[]): boolean {
  if (!first) return false;
  return others.some(
    ({ warnings, points, carrier, number }) =>
      warnings.length === 0 && points >= first.points - CLOSE && (carrier !== first.carrier || number !== first.number),
  );
}
