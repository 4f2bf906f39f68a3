import { ok, refuse, type Result } from '../result.ts';
import { isLocalDate, type LocalDate } from '../time.ts';
import { fieldParts, isPredefinedLength, type FieldPart } from './applicationIdentifiers.ts';
import { hasCheckDigit } from './checkDigit.ts';

/** Group separator: what a scanner sends for FNC1 between two fields. */
export const GS = '\u001d';

/** One data field: application identifier and its data, as read. */
export interface ElementField {
  readonly ai: string;
  readonly value: string;
}

/** Why an element string was refused. */
export type ElementRefusal =
  'empty' | 'unknownAi' | 'badLength' | 'badCharacter' | 'badCheckDigit' | 'badDate' | 'badCount' | 'contradiction';

const CHARACTERS: Record<FieldPart['set'], RegExp> = {
  N: /^\d*$/,
  X: /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/,
  Y: /^[#\-/0-9A-Z]*$/,
};

/**
 * Reads a GS1 element string without its AIM identifier (GS1 General Specifications 7.8), strictly: known identifiers, lengths, check
 * digits, real dates, no two values of one identifier. A leading, doubled or trailing separator is noise.
 */
export function parseElementString(text: string): Result<readonly ElementField[], ElementRefusal> {
  const { fields, refusal } = readFields(text);
  return refusal === null ? ok(fields) : refuse(refusal);
}

/** Reads as far as the text is right: the fields before the first wrong one, and what was wrong, or null. */
export function readFields(text: string): {
  readonly fields: readonly ElementField[];
  readonly refusal: ElementRefusal | null;
} {
  const fields: ElementField[] = [];
  let rest = withoutSeparators(text);
  while (rest !== '') {
    const next = readField(rest);
    if (!next.ok) return { fields, refusal: next.error };
    const { field, length } = next.value;
    const earlier = fields.find(({ ai }) => ai === field.ai);
    if (earlier && earlier.value !== field.value) return { fields, refusal: 'contradiction' };
    if (!earlier) fields.push(field);
    rest = withoutSeparators(rest.slice(length));
  }
  return { fields, refusal: fields.length === 0 ? 'empty' : null };
}

/** The value behind an application identifier, or null. */
export const fieldValue = (fields: readonly ElementField[], ai: string): string | null =>
  fields.find((field) => field.ai === ai)?.value ?? null;

/** The text to be encoded after FNC1: separators only where a field's end could not be known. The fields are taken as they are. */
export const elementText = (fields: readonly ElementField[]): string =>
  fields.map(({ ai, value }, i) => ai + value + (i < fields.length - 1 && !isPredefinedLength(ai) ? GS : '')).join('');

/** What stands under the bars: `(01)04012345678901(10)ABC`. */
export const humanReadable = (fields: readonly ElementField[]): string =>
  fields.map(({ ai, value }) => `(${ai})${value}`).join('');

/** Checks one field's data by its identifier's format, strictly. */
export function checkField({ ai, value }: ElementField): ElementRefusal | null {
  const parts = fieldParts(ai);
  if (!parts) return 'unknownAi';
  let rest = value;
  for (const part of parts) {
    const piece = rest.slice(0, part.max);
    if (piece.length < part.min) return 'badLength';
    const refusal = checkPart(part, piece);
    if (refusal) return refusal;
    rest = rest.slice(piece.length);
  }
  return rest === '' ? null : 'badLength';
}

/**
 * The date a field means: `YYMMDD` with day 00 as the month's last day, in the century that lies within 50 years of `currentYear`
 * (GS1 General Specifications 7.12). Null for no real date.
 */
export function elementDate(yymmdd: string, currentYear: number): LocalDate | null {
  const match = /^(\d{2})(\d{2})(\d{2})$/.exec(yymmdd);
  if (!match) return null;
  const [, yy = '', month = '', day = ''] = match;
  const ahead = (((Number(yy) - currentYear) % 100) + 100) % 100;
  const year = String(currentYear + (ahead > 50 ? ahead - 100 : ahead));
  const last = ['31', '30', '29', '28'].find((d) => isLocalDate(`${year}-${month}-${d}`)) ?? '';
  const date = `${year}-${month}-${day === '00' ? last : day}`;
  return isLocalDate(date) ? date : null;
}

const withoutSeparators = (text: string): string => text.replace(/^\u001d+/, '');

function readField(text: string): Result<{ readonly field: ElementField; readonly length: number }, ElementRefusal> {
  const ai = [2, 3, 4]
    .map((length) => text.slice(0, length))
    .find((candidate, i) => candidate.length === i + 2 && fieldParts(candidate));
  if (ai === undefined) return refuse('unknownAi');
  const end = isPredefinedLength(ai) ? ai.length + predefinedLength(ai) : text.indexOf(GS);
  const length = end < 0 ? text.length : Math.min(end, text.length);
  const field = { ai, value: text.slice(ai.length, length) };
  const refusal = checkField(field);
  return refusal ? refuse(refusal) : ok({ field, length });
}

const predefinedLength = (ai: string): number => (fieldParts(ai) ?? []).reduce((sum, part) => sum + part.max, 0);

function checkPart(part: FieldPart, piece: string): ElementRefusal | null {
  if (!CHARACTERS[part.set].test(piece)) return 'badCharacter';
  if (part.check === 'mod10') return hasCheckDigit(piece) ? null : 'badCheckDigit';
  // Which century is meant changes no date's validity: every year divisible by four within a century of today is a leap year.
  if (part.check === 'date') return elementDate(piece, 2000 + Number(piece.slice(0, 2))) ? null : 'badDate';
  if (part.check === 'count') return Number(piece) > 0 ? null : 'badCount';
  return null;
}
