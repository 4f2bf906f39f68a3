import type { z } from 'zod';
import { stationConfig, type StationConfig } from '../../shared/config.ts';
import { shapeOf, type ConfigProblem, type Expected } from '../../shared/configProblems.ts';
import { nearest } from '../../shared/nearest.ts';
import { placeOf, valueAt, type JsonText, type Path } from './jsonText.ts';
import { knownKeys, whatMayStand } from './whatMayStand.ts';

type Issue = z.core.$ZodIssue;

/** Makes a problem of what it is about, with where it stands. */
export type ProblemMaker = (
  path: Path,
  facts: Pick<ConfigProblem, 'code'> & Partial<ConfigProblem>,
  part?: 'key' | 'value',
) => ConfigProblem;

/** A maker of problems for a text that was read. */
export function problemMaker({ spotOf }: Pick<JsonText, 'spotOf'>): ProblemMaker {
  return (path, facts, part) => {
    const spot = spotOf(path, part);
    return {
      isStop: false,
      place: placeOf(path),
      line: spot?.line ?? null,
      column: spot?.column ?? null,
      value: '',
      of: '',
      expected: null,
      suggestion: '',
      ...facts,
    };
  };
}

const LONGEST = 40;
/** A value as it stands in the file, shortened; who sells labels, with which key, is nobody else's business. */
export function shownValue(path: Path, value: unknown): string {
  if (path[0] === 'carrier' && path.at(-1) !== 'kind') return '\u2026';
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? '' : text.length > LONGEST ? `${text.slice(0, LONGEST)}\u2026` : text;
}

/** A key that begins so is a remark of a person, and nothing is said of it. */
const REMARK = '_';

/** What the schema says of a file, and the file without the keys that are not known; null where something stands in the way of a start. */
export function bySchema(
  whole: unknown,
  problemAt: ProblemMaker,
): { readonly config: StationConfig | null; readonly problems: readonly ConfigProblem[] } {
  const parsed = stationConfig.safeParse(whole);
  if (parsed.success) return { config: parsed.data, problems: [] };
  const { issues } = parsed.error;
  const problems = issues.flatMap((issue) => problemsOf(issue, whole, problemAt));
  const again = stationConfig.safeParse(withoutUnknown(whole, issues));
  return { config: again.success ? again.data : null, problems: firstOfPlace(problems) };
}

/** A value of a wrong kind breaks several rules at once. */
const firstOfPlace = (problems: readonly ConfigProblem[]): readonly ConfigProblem[] =>
  problems.filter(({ place }, at) => problems.findIndex((other) => other.place === place) === at);

/** A copy without the keys that are not known. */
export function withoutUnknown(whole: unknown, issues: readonly Issue[]): unknown {
  const copy = structuredClone(whole);
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const holder = valueAt(copy, issue.path as Path) as Record<string, unknown>;
    for (const key of issue.keys) Reflect.deleteProperty(holder, key);
  }
  return copy;
}

function problemsOf(issue: Issue, whole: unknown, problemAt: ProblemMaker): readonly ConfigProblem[] {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') {
    const words = knownKeys(path, whole);
    return issue.keys
      .filter((key) => !key.startsWith(REMARK))
      .map((key) =>
        problemAt(
          [...path, key],
          { code: 'unknownKey', expected: { what: 'oneOf', words }, suggestion: nearest(key, words) },
          'key',
        ),
      );
  }
  const value = valueAt(whole, path);
  const expected = expectedBy(issue, path, whole);
  if (value === undefined) return [problemAt(path, { code: 'missing', isStop: true, expected })];
  const facts = { value: shownValue(path, value), expected, suggestion: suggestionFor(value, expected) };
  return [problemAt(path, { code: 'wrong', isStop: true, ...facts })];
}

function expectedBy(issue: Issue, path: Path, whole: unknown): Expected | null {
  const shape = shapeOf(issue.message);
  if (shape !== null) return { what: shape };
  // Where several kinds of it are known, none is meant yet.
  if (issue.code === 'invalid_type' && issue.expected === 'object') return { what: 'object' };
  if (issue.code === 'invalid_union' && 'options' in issue) return { what: 'oneOf', words: issue.options.map(String) };
  return whatMayStand(path, whole);
}

/** What was probably meant: a near word, a number or `true` that stands in quotes, a text that does not. */
export function suggestionFor(value: unknown, expected: Expected | null): string {
  if (expected?.what === 'oneOf' && (typeof value === 'string' || typeof value === 'number'))
    return nearest(String(value), expected.words);
  if (typeof value === 'string') {
    const isBare = expected?.what === 'whole' ? /^\d{1,9}$/ : expected?.what === 'flag' ? /^(?:true|false)$/ : null;
    return isBare?.test(value) === true ? value : '';
  }
  return typeof value === 'number' && expected?.what === 'text' ? `"${value.toString()}"` : '';
}
