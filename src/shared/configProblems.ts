import messages from './messages/en.json' with { type: 'json' };

/** Kinds of text that a value of `station.json` must be; their words stand under `config.shape`. */
export const SHAPES = [
  'usbId',
  'queue',
  'devicePath',
  'sgdName',
  'twoDigits',
  'honeywell',
  'media',
  'url',
  'host',
] as const;
type Shape = (typeof SHAPES)[number];

/** The message of a rule of the schema for a text: its shape, which is put into words where it is shown. */
export const shape = (name: Shape): string => name;

/** The shape that a rule's message names; null for other rules. */
export const shapeOf = (message: string): Shape | null => SHAPES.find((name) => name === message) ?? null;

/** What may stand in a place. */
export type Expected =
  | { readonly what: 'oneOf'; readonly words: readonly string[] }
  /** A number, the characters of a text, or how many a list has. */
  | { readonly what: 'whole' | 'text' | 'list'; readonly least: number | null; readonly most: number | null }
  | { readonly what: 'flag' | 'object' | Shape };

/**
 * What is wrong. `json` and its kind: the file can't be read at all. `sameDevice`, `wrong` and `missing` stop the start too; all others leave
 * a station that works, but not as it was meant.
 */
export const CONFIG_PROBLEMS = [
  // The text.
  'unreadable',
  'empty',
  'endsTooSoon',
  'comment',
  'quotes',
  'commaTooMany',
  'commaMissing',
  'colonMissing',
  'backslash',
  'lineBreak',
  'json',
  'tooDeep',
  'encoding',
  // What stands in it.
  'keyTwice',
  'unknownKey',
  'missing',
  'wrong',
  // What does not go together.
  'sameDevice',
  'misfit',
  'unused',
  'noPrinter',
  'samePort',
] as const;
export type ConfigProblemCode = (typeof CONFIG_PROBLEMS)[number];

/** One thing that is wrong in `station.json`. */
export interface ConfigProblem {
  readonly code: ConfigProblemCode;
  /** True when the station does not start with it. */
  readonly isStop: boolean;
  /** `devices[2].transport.baudRate`; '' for the file. */
  readonly place: string;
  /** From 1; null where no line of the file is meant. */
  readonly line: number | null;
  readonly column: number | null;
  /** What stands there, shortened; '' where it is not told, because it may be a secret. */
  readonly value: string;
  /** What it does not go together with. */
  readonly of: string;
  readonly expected: Expected | null;
  /** What was probably meant; '' for no idea. */
  readonly suggestion: string;
}

type Range = '' | 'AtLeast' | 'AtMost' | 'Between' | 'Exactly';

/** Says a message under `config` with its parameters. */
export type SayConfig = (
  key:
    | `problem.${ConfigProblemCode}`
    | `expected.${'flag' | 'object' | `${'whole' | 'text' | 'list'}${Range}`}`
    | `shape.${Shape}`
    | 'expects'
    | 'known'
    | 'probably',
  params: Readonly<Record<string, string>>,
) => string;

/** A problem as a sentence, without its place. */
export function configSentence(problem: ConfigProblem, say: SayConfig): string {
  const { code, value, of, expected, suggestion } = problem;
  const words = expected === null ? '' : expectedWords(expected, say);
  return [
    say(`problem.${code}`, { value, of }),
    ...(suggestion === '' ? [] : [say('probably', { suggestion })]),
    ...(words === '' ? [] : [say(code === 'unknownKey' ? 'known' : 'expects', { expected: words })]),
  ].join('; ');
}

function expectedWords(expected: Expected, say: SayConfig): string {
  switch (expected.what) {
    case 'oneOf':
      return expected.words.join(', ');
    case 'whole':
    case 'text':
    case 'list': {
      const { what, least, most } = expected;
      return say(`expected.${what}${rangeOf(least, most)}`, { least: String(least), most: String(most) });
    }
    case 'flag':
    case 'object':
      return say(`expected.${expected.what}`, {});
    default:
      return say(`shape.${expected.what}`, {});
  }
}

function rangeOf(least: number | null, most: number | null): Range {
  if (least === null) return most === null ? '' : 'AtMost';
  return most === null ? 'AtLeast' : least === most ? 'Exactly' : 'Between';
}

const ENGLISH = messages.config as unknown as Readonly<Record<string, string | Readonly<Record<string, string>>>>;

const sayEnglish: SayConfig = (key, params) => {
  const [group = '', name] = key.split('.');
  const found = ENGLISH[group];
  const text = typeof found === 'string' ? found : (found?.[name ?? ''] ?? key);
  return text.replace(/\{(\w+)\}/g, (_, param: string) => params[param] ?? '');
};

/** Line, column and place in front of a problem: `12:18 devices[2].transport.baudRate`. */
export const configPlace = ({ line, column, place }: ConfigProblem): string =>
  [...(line === null ? [] : [`${line.toString()}:${(column ?? 1).toString()}`]), ...(place === '' ? [] : [place])].join(
    ' ',
  );

/** A problem as an English line for the command line and the log. */
export function configProblemText(problem: ConfigProblem): string {
  const place = configPlace(problem);
  const sentence = configSentence(problem, sayEnglish);
  return place === '' ? sentence : `${place}: ${sentence}`;
}
