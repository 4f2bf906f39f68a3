import { aiAt, aiEntry, dataLengths } from './applicationIdentifiers.ts';
import { checkField } from './elementField.ts';
import type { ElementError } from './fault.ts';
import type { ElementWarning, PlacedField } from './pairRules.ts';
import { GS } from './separators.ts';

// A GS1-128 symbol holds 48 characters; beyond a few hundred nothing is unambiguous any more.
const LONGEST = 400;

/** How many ways of reading begin at a place (2: more than one), and the data of the first field on the only one. */
interface Ways {
  readonly count: 0 | 1 | 2;
  readonly value: string;
}

/**
 * Puts lost separators back where the identifiers leave exactly one way of reading, with a warning for each; null when there is none or
 * more than one, or when the fault is not one that a lost separator makes.
 */
export function restoreSeparators(
  text: string,
  error: ElementError,
): { readonly fields: readonly PlacedField[]; readonly warnings: readonly ElementWarning[] } | null {
  if (text.length > LONGEST || error.code === 'empty' || error.code === 'unknownAi') return null;
  const fields: PlacedField[] = [];
  const warnings: ElementWarning[] = [];
  let at = 0;
  for (const segment of text.split(GS)) {
    if (segment !== '') {
      const read = onlyWay(segment);
      if (read === null) return null;
      fields.push(...read.map((field) => ({ ...field, at: field.at + at })));
      warnings.push(...read.slice(0, -1).filter(needsSeparator).map(restored));
    }
    at += segment.length + 1;
  }
  return warnings.length === 0 ? null : { fields, warnings };
}

const needsSeparator = ({ ai }: PlacedField): boolean => aiEntry(ai)?.isPredefined === false;

const restored = ({ ai }: PlacedField): ElementWarning => ({
  code: 'separatorRestored',
  ai,
  message: `the separator behind (${ai}) was missing and could be put back in one way only`,
});

/** Warns of a field that reads well as it is but also as a shorter one followed by a GTIN or a date: where scanners lose separators, it is two. */
export function separatorsMayBeLost(last: PlacedField | undefined): readonly ElementWarning[] {
  if (!last || last.value.length > LONGEST || !needsSeparator(last)) return [];
  const ways = waysThrough(last.value);
  for (let at = 1; at < last.value.length - 7; at += 1) {
    const rest = last.value.slice(at);
    if (ways[at]?.count === 0 || !/^(?:0[12]\d{14}|1[1-7]\d{6})/.test(rest)) continue;
    if (checkField({ ai: last.ai, value: last.value.slice(0, at) }) !== null) continue;
    const message = `(${last.ai}) may be ${last.value.slice(0, at)} with ${rest.slice(0, 2)} behind a lost separator`;
    return [{ code: 'separatorMayBeLost', ai: last.ai, message }];
  }
  return [];
}

/** Reads fields without any separator between them; null unless there is exactly one way. */
function onlyWay(text: string): readonly PlacedField[] | null {
  const ways = waysThrough(text);
  if (ways[0]?.count !== 1) return null;
  const fields: PlacedField[] = [];
  for (let at = 0; at < text.length;) {
    const ai = aiAt(text, at) ?? '';
    const value = ways[at]?.value ?? '';
    fields.push({ ai, value, at });
    at += ai.length + value.length;
  }
  return fields;
}

/** For every place of a text the ways of reading it from there to its end. */
function waysThrough(text: string): readonly Ways[] {
  const ways: Ways[] = [];
  ways[text.length] = { count: 1, value: '' };
  for (let at = text.length - 1; at >= 0; at -= 1) ways[at] = waysFrom(text, at, ways);
  return ways;
}

function waysFrom(text: string, at: number, ways: readonly Ways[]): Ways {
  const none: Ways = { count: 0, value: '' };
  const ai = aiAt(text, at);
  const entry = ai === null ? null : aiEntry(ai);
  if (ai === null || entry === null) return none;
  const start = at + ai.length;
  const { min, max } = dataLengths(entry);
  let found = none;
  for (let length = min; length <= max && start + length <= text.length; length += 1) {
    const further = ways[start + length]?.count ?? 0;
    if (further === 0) continue;
    const value = text.slice(start, start + length);
    if (checkField({ ai, value }) !== null) continue;
    if (further === 2 || found.count > 0) return { count: 2, value };
    found = { count: 1, value };
  }
  return found;
}
