import { DICTIONARY } from './syntaxDictionary.ts';

/** One component of a data field. */
export interface FieldPart {
  /** N digits, X the 82 characters of GS1, Y its 39, Z base64 for URIs (GS1 General Specifications 7.11). */
  readonly set: 'N' | 'X' | 'Y' | 'Z';
  readonly min: number;
  readonly max: number;
  /** True when the data may end before it. */
  readonly isOptional: boolean;
  /** What must be proved beyond characters and length: names of the dictionary's linters. */
  readonly linters: readonly string[];
}

/** What the GS1 Syntax Dictionary says of an application identifier. */
export interface AiEntry {
  readonly title: string;
  /** True when its length is known beforehand and no separator stands behind it. */
  readonly isPredefined: boolean;
  /** True when it may be an attribute of a Digital Link's query. */
  readonly isAttribute: boolean;
  readonly parts: readonly FieldPart[];
  /** All of these must hold; each holds when one group of patterns (`31nn`) is there whole. */
  readonly requires: readonly (readonly (readonly string[])[])[];
  /** Patterns of identifiers that must not stand beside it. */
  readonly excludes: readonly string[];
  /** For a primary key of Digital Links: the sequences of qualifiers that may follow it; else null. */
  readonly qualifiers: readonly (readonly string[])[] | null;
}

const FLAGS = /^[*?]+$/;
const PART = /^(\[?)([NXYZ])(\.\.)?(\d+)\]?((?:,[a-z0-9]+)*)$/;

const ENTRIES: ReadonlyMap<string, AiEntry> = new Map(DICTIONARY.flatMap(entriesOf));

function entriesOf(row: string): (readonly [string, AiEntry])[] {
  const [rules = '', title = ''] = row.split(' # ');
  const [range = '', ...words] = rules.split(' ');
  const flags = words.filter((word) => FLAGS.test(word)).join('');
  const attributes = (key: string): string[] =>
    words.flatMap((word) => (word === key || word.startsWith(`${key}=`) ? [word.slice(key.length + 1)] : []));
  const [key] = attributes('dlpkey');
  const entry: AiEntry = {
    title,
    isPredefined: flags.includes('*'),
    isAttribute: flags.includes('?'),
    parts: words.flatMap(partOf),
    requires: attributes('req').map((groups) => groups.split(',').map((group) => group.split('+'))),
    excludes: attributes('ex').flatMap((patterns) => patterns.split(',')),
    qualifiers: key?.split('|').map((sequence) => sequence.split(',')) ?? null,
  };
  return numbersOf(range).map((ai) => [ai, entry]);
}

function partOf(word: string): FieldPart[] {
  const match = PART.exec(word);
  if (!match) return [];
  const [, bracket, set = 'X', upTo, length, linters = ''] = match;
  const max = Number(length);
  return [
    {
      set: set as FieldPart['set'],
      min: upTo === undefined ? max : 1,
      max,
      isOptional: bracket === '[',
      linters: linters.split(',').filter((name) => name !== ''),
    },
  ];
}

/** `3100-3105` is six identifiers. */
function numbersOf(range: string): string[] {
  const [first = '', last = first] = range.split('-');
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, i) => String(Number(first) + i).padStart(first.length, '0'));
}

// No identifier begins another, so two digits or three tell how long it is.
const LENGTHS: ReadonlyMap<string, number> = new Map(
  [...ENTRIES.keys()].flatMap((ai) => [ai.slice(0, 2), ai.slice(0, 3)].map((start) => [start, ai.length] as const)),
);

/** Every application identifier of the dictionary, in its order. */
export const applicationIdentifiers = (): readonly string[] => [...ENTRIES.keys()];

/** What the dictionary says of an application identifier, or null when it has none such. */
export const aiEntry = (ai: string): AiEntry | null => ENTRIES.get(ai) ?? null;

/** The identifier that begins at a place, known or as long as its neighbours in the dictionary are; null where no two digits stand. */
export function aiAt(text: string, at: number): string | null {
  const start = text.slice(at, at + 4);
  if (!/^\d\d/.test(start)) return null;
  const ai = start.slice(0, LENGTHS.get(start.slice(0, 3)) ?? LENGTHS.get(start.slice(0, 2)) ?? 2);
  return /^\d+$/.test(ai) ? ai : start.slice(0, 2);
}

/** How many characters the longest and the shortest data of an identifier have. */
export const dataLengths = ({ parts }: AiEntry): { readonly min: number; readonly max: number } => ({
  min: parts.reduce((sum, part) => sum + (part.isOptional ? 0 : part.min), 0),
  max: parts.reduce((sum, part) => sum + part.max, 0),
});

/** True when an identifier fits a pattern of the dictionary, in which `n` stands for any digit. */
export const fitsPattern = (ai: string, pattern: string): boolean =>
  ai.length === pattern.length && [...pattern].every((sign, i) => sign === 'n' || sign === ai[i]);

/** True when data of an identifier need no separator behind them (GS1 General Specifications 7.8.5, table 7.8.5-2). */
export const isPredefinedLength = (ai: string): boolean => aiEntry(ai)?.isPredefined ?? false;
