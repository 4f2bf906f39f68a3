/** One option of a verb: what `node:util` parseArgs needs to know of it, and what a person does. */
interface OptionHelp {
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  readonly default?: string | boolean;
  /** What its value is called, such as `NAME`. */
  readonly value?: string;
  readonly help: string;
  /** What holds without it. */
  readonly usual?: string;
}

/** Options of a verb by name: read by `readArguments` and told by `--help`, so that the two can't differ. */
export type VerbOptions = Readonly<Record<string, OptionHelp>>;

/** What a verb tells of itself. */
export interface VerbHelp {
  /** What follows the verb: one line for each way to call it. */
  readonly usage: readonly string[];
  readonly options: VerbOptions;
  /** Whole sentences: what comes out, and what the exit code says. */
  readonly notes: readonly string[];
  /** What follows `station`. */
  readonly examples: readonly string[];
}

const WIDTH = 100;

/** Words in lines of at most `width` characters; a longer word has a line of its own. */
function wrapped(text: string, width: number): readonly string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

/** What `station VERB --help` prints. */
export function helpText(verb: string, does: string, { usage, options, notes, examples }: VerbHelp): string {
  const rows = Object.entries(options).map(([name, { value, help, usual, multiple }]) => ({
    name: `--${name}${value === undefined ? '' : ` ${value}`}`,
    text: `${help}${multiple === true ? '; may be given several times' : ''}${usual === undefined ? '' : ` (default: ${usual})`}`,
  }));
  const wide = Math.max(0, ...rows.map(({ name }) => name.length));
  const listed = rows.flatMap(({ name, text }) =>
    wrapped(text, WIDTH - wide - 4).map((line, at) => `  ${(at === 0 ? name : '').padEnd(wide)}  ${line}`),
  );
  return [
    ...usage.map((line, at) => `${at === 0 ? 'usage:' : '      '} station ${verb} ${line}`.trimEnd()),
    ...wrapped(does, WIDTH),
    ...(listed.length > 0 ? ['', ...listed] : []),
    '',
    ...notes.flatMap((note) => wrapped(note, WIDTH)),
    examples.length > 1 ? 'examples:' : 'example:',
    ...examples.map((example) => `  station ${example}`),
    '',
  ].join('\n');
}

/** How a verb is called, in one line, for a message about bad arguments. */
export const usageText = (verb: string, { usage }: Pick<VerbHelp, 'usage'>): string =>
  `Usage: ${usage.map((line) => `${verb} ${line}`.trimEnd()).join(', or ')}`;
