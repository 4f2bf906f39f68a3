import { parse, type DocumentNode, type ObjectNode, type ValueNode } from '@humanwhocodes/momoa';
import type { ConfigProblem, ConfigProblemCode } from '../../shared/configProblems.ts';

/** The way to a value: keys and places of lists. */
export type Path = readonly (string | number)[];

/** Where something stands in a text, from 1. */
interface Spot {
  readonly line: number;
  readonly column: number;
}

/** A JSON text that was read. */
export interface JsonText {
  /** Undefined where it is no JSON: `problems` has the reason. */
  readonly value: unknown;
  readonly problems: readonly ConfigProblem[];
  /** Where a value stands, or its key; the nearest thing around it that is there. */
  spotOf(path: Path, part?: 'key' | 'value'): Spot | null;
}

const NAME = /^[A-Za-z_$][\w$]*$/;

/** `devices[2].transport.baudRate`. */
export const placeOf = (path: Path): string =>
  path.reduce<string>((place, step) => {
    if (typeof step === 'number') return `${place}[${step.toString()}]`;
    if (!NAME.test(step)) return `${place}[${JSON.stringify(step)}]`;
    return place === '' ? step : `${place}.${step}`;
  }, '');

/** The value at a path; undefined where there is none. */
export const valueAt = (whole: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Readonly<Record<string | number, unknown>>)[step]
        : undefined,
    whole,
  );

const NOTHING = { place: '', value: '', of: '', expected: null, suggestion: '' } as const;

const TOO_DEEP: ConfigProblem = { ...NOTHING, code: 'tooDeep', isStop: true, line: null, column: null };

/** Brackets within brackets: what a person writes has a few, and what has thousands ends whoever walks it. */
const DEEPEST = 64;

const isDeep = (value: unknown, most: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (most === 0 || Object.values(value).some((inner) => isDeep(inner, most - 1)));

/** Reads JSON with the place of everything in it. What counts is JSON.parse; keys that stand twice are told. Never throws. */
export function readJson(text: string): JsonText {
  let value: unknown;
  try {
    value = JSON.parse(text) as unknown;
  } catch (error) {
    return { value: undefined, problems: [syntaxProblem(text, error)], spotOf: () => null };
  }
  if (isDeep(value, DEEPEST)) return { value: undefined, problems: [TOO_DEEP], spotOf: () => null };
  const document = parse(text, { mode: 'json' });
  return { value, problems: keysTwice(document.body, []), spotOf: (path, part) => spotOf(document, path, part) };
}

const memberOf = (node: ObjectNode, key: string): ObjectNode['members'][number] | undefined =>
  node.members.findLast(({ name }) => name.type === 'String' && name.value === key);

function spotOf(document: DocumentNode, path: Path, part: 'key' | 'value' = 'value'): Spot {
  let { loc } = document.body;
  let node: ValueNode | undefined = document.body;
  for (const [depth, step] of path.entries()) {
    if (node.type === 'Object' && typeof step === 'string') {
      const member = memberOf(node, step);
      if (!member) break;
      node = member.value;
      loc = part === 'key' && depth === path.length - 1 ? member.name.loc : node.loc;
    } else if (node.type === 'Array' && typeof step === 'number') {
      const element: ValueNode | undefined = node.elements[step]?.value;
      if (!element) break;
      node = element;
      loc = node.loc;
    } else break;
  }
  return { line: loc.start.line, column: loc.start.column };
}

function keysTwice(node: ValueNode, path: Path): readonly ConfigProblem[] {
  if (node.type === 'Array') return node.elements.flatMap(({ value }, at) => keysTwice(value, [...path, at]));
  if (node.type !== 'Object') return [];
  return node.members.flatMap(({ name, value }) => {
    const key = name.type === 'String' ? name.value : name.name;
    const last = memberOf(node, key);
    const inner = keysTwice(value, [...path, key]);
    if (last?.value === value) return inner;
    const { line, column } = name.loc.start;
    return [
      { ...NOTHING, code: 'keyTwice' as const, isStop: false, place: placeOf([...path, key]), line, column },
      ...inner,
    ];
  });
}

const LONGEST = 24;

/** Characters that nobody sees, or that do things to a terminal, by their numbers. */
const visible = (text: string): string =>
  text.replace(
    /[\p{C}\p{Z}]/gu,
    (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );

/** What is wrong where reading stopped. Only one thing: behind it nobody knows what was meant. */
function syntaxProblem(text: string, error: unknown): ConfigProblem {
  const at = placeOfError(text, error);
  const isColon = /Expected ':'/.test(String(error)) && text.slice(at).trim() !== '';
  const code = isColon ? 'colonMissing' : codeAt(text, at);
  const [word = ''] = /^(?:"[^"]*"|[^\s,}\]]+|.)/.exec(text.slice(at)) ?? [];
  const before = text.slice(0, at).trimEnd();
  // A comma too many is told where it stands, not where it is noticed.
  const shown = code === 'commaTooMany' ? before.length - 1 : code === 'backslash' ? text.lastIndexOf('\\', at) : at;
  const lines = text.slice(0, shown).split(/\r\n|\r|\n/);
  return {
    ...NOTHING,
    code,
    isStop: true,
    value: visible(word.slice(0, LONGEST)),
    line: code === 'empty' ? null : lines.length,
    column: code === 'empty' ? null : (lines.at(-1)?.length ?? 0) + 1,
  };
}

/** JSON.parse tells the place of most mistakes, in words; the others are looked for anew. */
function placeOfError(text: string, error: unknown): number {
  const end = text.trimEnd().length;
  const told = /at position (\d+)/.exec(String(error))?.[1];
  if (told !== undefined) return Math.min(Number(told), end);
  if (/end of JSON input/.test(String(error))) return end;
  try {
    parse(text, { mode: 'json' });
  } catch (failure) {
    if (failure instanceof Error && 'offset' in failure && typeof failure.offset === 'number') return failure.offset;
  }
  return end;
}

function codeAt(text: string, at: number): ConfigProblemCode {
  const here = text.charAt(at);
  const before = text.slice(0, at).trimEnd().at(-1) ?? '';
  const isAfterValue = !['', ',', ':', '{', '['].includes(before);
  if (text.trim() === '') return 'empty';
  if (/\\(?:u[\da-f]{0,3})?$/i.test(text.slice(0, at)) || here === '\\') return 'backslash';
  if (text.slice(at).trim() === '') return 'endsTooSoon';
  if (here < ' ' && !/\s/.test(here)) return 'json';
  if (/[\r\n\t]/.test(here)) return 'lineBreak';
  if (here === '/' || here === '#') return 'comment';
  if (before === ',' && (here === '}' || here === ']')) return 'commaTooMany';
  if (/['\u2018-\u201F\u00AB\u00BB`]/.test(here) || (/[A-Za-z_$]/.test(here) && (before === '{' || before === ',')))
    return 'quotes';
  return isAfterValue && /["\d{[-]/.test(here) ? 'commaMissing' : 'json';
}
