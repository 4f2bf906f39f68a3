import { ok, refuse, type Result } from '../result.ts';
import { checkField } from './elementField.ts';
import type { ElementReading } from './elementString.ts';
import { fault, type ElementError } from './fault.ts';
import { excludedPair, joinFields, missingFields, type PlacedField } from './pairRules.ts';

const BRACKETS = /\((\d{2,4})\)/g;

/** True for text that begins like what people read under the bars: an identifier in brackets. */
export const isBracketed = (text: string): boolean => /^\s*\(\d{2,4}\)/.test(text);

/**
 * Reads what stands under the bars, as people type it: `(01) 0401 2345 678901 (10)ABC` (GS1 General Specifications 4.15). Spaces are
 * print, no data; brackets that hold no two to four digits are data. Each field is proved like one of an element string.
 */
export function parseBracketed(text: string): Result<ElementReading, ElementError> {
  const { fields, error } = readBracketed(text);
  if (error) return refuse(error);
  const joined = joinFields(fields);
  const pair = joined.error ?? excludedPair(joined.fields);
  return pair
    ? refuse(pair)
    : ok({ fields: joined.fields, warnings: [...joined.warnings, ...missingFields(joined.fields)] });
}

/** Reads bracketed text as far as it is right: the fields before the first wrong one, and what was wrong, or null. */
export function readBracketed(text: string): {
  readonly fields: readonly PlacedField[];
  readonly error: ElementError | null;
} {
  const marks = [...text.matchAll(BRACKETS)];
  if (!isBracketed(text))
    return { fields: [], error: { ...fault('badBrackets', 0, 'no identifier in brackets begins here'), ai: null } };
  const fields: PlacedField[] = [];
  for (const [i, mark] of marks.entries()) {
    const ai = mark[1] ?? '';
    const start = mark.index + mark[0].length;
    const raw = text.slice(start, marks[i + 1]?.index ?? text.length);
    const value = raw.replace(/[ \t\r\n]/g, '');
    const problem = checkField({ ai, value });
    // Without spaces in between, a place in the data is a place in the text.
    const at = start + (problem && value === raw ? problem.at : 0);
    if (problem) return { fields, error: { ...problem, at: problem.code === 'unknownAi' ? mark.index : at } };
    fields.push({ ai, value, at: mark.index });
  }
  return { fields, error: null };
}
