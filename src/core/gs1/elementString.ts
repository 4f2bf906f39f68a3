import { ok, refuse, type Result } from '../result.ts';
import { aiAt, aiEntry, dataLengths, isPredefinedLength } from './applicationIdentifiers.ts';
import { checkField, type ElementField } from './elementField.ts';
import { fault, type ElementError } from './fault.ts';
import { GS } from './separators.ts';
import { restoreSeparators, separatorsMayBeLost } from './lostSeparators.ts';
import { excludedPair, joinFields, missingFields, type ElementWarning, type PlacedField } from './pairRules.ts';

/** The fields of a text that was accepted, in order and none twice, and what is odd about it. */
export interface ElementReading {
  readonly fields: readonly PlacedField[];
  readonly warnings: readonly ElementWarning[];
}

/**
 * Reads a GS1 element string without its AIM identifier (GS1 General Specifications 7.8), strictly by the GS1 Syntax Dictionary: known
 * identifiers, lengths, check digits, real dates, no two values of one identifier, none that exclude each other. A leading, doubled or
 * trailing separator is noise. A lost one is put back only where a single way of reading is left, and then there is a warning.
 */
export function parseElementString(text: string): Result<ElementReading, ElementError> {
  const strict = readAll(text);
  if (strict.error === null) {
    return accepted(strict.fields, text.includes(GS) ? [] : separatorsMayBeLost(strict.fields.at(-1)));
  }
  const restored = restoreSeparators(text, strict.error);
  return restored === null ? refuse(strict.error) : accepted(restored.fields, restored.warnings, strict.error);
}

/** Judges fields together; where separators were guessed, `otherwise` is what a guess that fails here was to mend. */
function accepted(
  read: readonly PlacedField[],
  warnings: readonly ElementWarning[],
  otherwise: ElementError | null = null,
): Result<ElementReading, ElementError> {
  const joined = joinFields(read);
  const error = joined.error ?? excludedPair(joined.fields);
  if (error) return refuse(otherwise ?? error);
  return ok({ fields: joined.fields, warnings: [...warnings, ...joined.warnings, ...missingFields(joined.fields)] });
}

/** Reads as far as the text is right, whatever stands together: the fields before the first wrong one, and what was wrong, or null. */
export function readFields(text: string): {
  readonly fields: readonly PlacedField[];
  readonly error: ElementError | null;
} {
  const { fields, error } = readAll(text);
  const joined = joinFields(fields);
  return { fields: joined.fields, error: joined.error ?? error };
}

/** Every field of a text, repetitions too, up to the first wrong one. Linear in the length of the text. */
function readAll(text: string): { readonly fields: readonly PlacedField[]; readonly error: ElementError | null } {
  const fields: PlacedField[] = [];
  let at = skipSeparators(text, 0);
  while (at < text.length) {
    const next = readField(text, at);
    if (!next.ok) return { fields, error: next.error };
    fields.push(next.value);
    at = skipSeparators(text, at + next.value.ai.length + next.value.value.length);
  }
  const error = fields.length === 0 ? { ...fault('empty', 0, 'there is nothing to read'), ai: null } : null;
  return { fields, error };
}

function skipSeparators(text: string, from: number): number {
  let at = from;
  while (text[at] === GS) at += 1;
  return at;
}

function readField(text: string, at: number): Result<PlacedField, ElementError> {
  const ai = aiAt(text, at);
  const entry = ai === null ? null : aiEntry(ai);
  if (ai === null || entry === null) {
    const what = ai === null ? 'no application identifier begins here' : `there is no application identifier ${ai}`;
    return refuse({ ...fault('unknownAi', at, what), ai });
  }
  const start = at + ai.length;
  const value = entry.isPredefined ? upToSeparator(text, start, dataLengths(entry).max) : upToSeparator(text, start);
  const problem = checkField({ ai, value });
  return problem ? refuse({ ...problem, at: start + problem.at }) : ok({ ai, value, at });
}

function upToSeparator(text: string, start: number, most = Infinity): string {
  if (most < Infinity) return text.slice(start, start + most).split(GS, 1)[0] ?? '';
  const end = text.indexOf(GS, start);
  return text.slice(start, end < 0 ? text.length : end);
}

/** The text to be encoded after FNC1: separators only where a field's end could not be known. The fields are taken as they are. */
export const elementText = (fields: readonly ElementField[]): string =>
  fields.map(({ ai, value }, i) => ai + value + (i < fields.length - 1 && !isPredefinedLength(ai) ? GS : '')).join('');

/** What stands under the bars: `(01)04012345678901(10)ABC`. */
export const humanReadable = (fields: readonly ElementField[]): string =>
  fields.map(({ ai, value }) => `(${ai})${value}`).join('');
