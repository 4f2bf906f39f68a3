import { parseArgs, type ParseArgsConfig } from 'node:util';
import { nearest } from '../shared/nearest.ts';

/** Bad arguments of a command line: the message is one clear line for stderr, the exit code is 2. */
export class ArgumentError extends Error {
  declare protected readonly nominal: never;
  constructor(message: string) {
    super(message.replace(/\s*\n\s*/g, ' '));
    this.name = 'ArgumentError';
  }
}

/** Where a verb writes and what it was given; a verb returns its exit code. */
export interface CliContext {
  readonly argv: readonly string[];
  stdout(text: string): void;
  stderr(text: string): void;
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads `--name value` and `--name=value` options and bare words by `node:util` parseArgs, strictly. Throws ArgumentError for anything unknown or incomplete. */
export function readArguments<T extends Options>(argv: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    // Node's second sentence explains shell quoting for words that begin with a dash; the first says what is wrong.
    const said = error instanceof Error ? (error.message.split('. ')[0] ?? error.message) : String(error);
    const unknown = /^Unknown option '--([^']+)'/.exec(said)?.[1];
    const near = unknown === undefined ? '' : nearest(unknown, Object.keys(options));
    throw new ArgumentError(`${said}${near === '' ? '' : ` (did you mean --${near}?)`}`);
  }
}

/** ` (did you mean mt-sics?)` for a word that is near a known one; else ''. */
export function meant(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === '' ? '' : ` (did you mean ${near}?)`;
}

/** The value of an option that must be there. Throws ArgumentError naming it. */
export function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new ArgumentError(`--${name} is missing`);
  return value;
}

/** Refuses bare words behind a verb that takes none. Throws ArgumentError naming the first. */
export function noWords(words: readonly string[]): void {
  if (words[0] !== undefined) throw new ArgumentError(`unexpected argument '${words[0]}'`);
}
