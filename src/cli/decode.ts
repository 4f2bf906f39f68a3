import { decimalText } from '../core/quantity.ts';
import type { ScaleReading } from '../core/weigh/reading.ts';
import { noWords, readArguments, required, type CliContext } from './arguments.ts';
import { readProtocol, SCALE_NAMES, SETTING_HELP } from './scaleProtocol.ts';
import type { VerbHelp, VerbOptions } from './verbHelp.ts';

const OPTIONS = {
  protocol: { type: 'string', value: 'NAME', help: `the scale's language, must be given: ${SCALE_NAMES}` },
  setting: { type: 'string', multiple: true, value: 'KEY=VALUE', help: SETTING_HELP },
} as const satisfies VerbOptions;

/** What the verb tells of itself. */
export const DECODE_HELP: VerbHelp = {
  usage: ['--protocol NAME [--setting KEY=VALUE ...]'],
  options: OPTIONS,
  notes: [
    'Reads standard input and prints a JSON line for each weight, status and error in it. At the end standard error says how many bytes were no answer.',
    'Exit code 0 when the input ends; 2: bad arguments.',
  ],
  examples: ['decode --protocol mt-sics < scale.bin', 'decode --protocol toledo-8217 --setting unit=lb < scale.bin'],
};

/**
 * `decode --protocol NAME [--setting KEY=VALUE ...]`: reads a scale's bytes from standard input and prints a JSON line for each weight, status
 * and error in them, until the input ends (exit code 0). Acknowledgements and identities, which say nothing about the load, print nothing.
 * Bytes that are no answer are counted on stderr at the end. Throws ArgumentError (exit code 2) for a protocol or setting that is not known.
 */
export async function decode(context: CliContext & { readonly signal: AbortSignal }): Promise<number> {
  const { values, positionals } = readArguments(context.argv, OPTIONS);
  noWords(positionals);
  const { protocol, settings } = readProtocol(required(values.protocol, 'protocol'), values.setting ?? []);
  const codec = protocol.create(settings);
  let total = 0;
  for await (const chunk of untilAborted(process.stdin, context.signal)) {
    total += chunk.length;
    const lines = codec.push(chunk).flatMap((reading) => lineOf(reading) ?? []);
    if (lines.length > 0) context.stdout(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
  }
  const unread = codec.unreadBytes;
  codec.reset();
  const words = unreadText({ total, unread, unfinished: codec.unreadBytes - unread, protocol: values.protocol ?? '' });
  if (words !== '') context.stderr(`station: ${words}\n`);
  return 0;
}

/** The chunks of a stream until it ends or a person has had enough. */
async function* untilAborted(input: NodeJS.ReadStream, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const stop = (): void => {
    input.destroy();
  };
  signal.addEventListener('abort', stop);
  try {
    for await (const chunk of input) yield chunk as Uint8Array;
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

interface Counts {
  readonly total: number;
  readonly unread: number;
  readonly unfinished: number;
  readonly protocol: string;
}

/** What was no answer, in words; '' where everything was. */
function unreadText({ total, unread, unfinished, protocol }: Counts): string {
  if (unread + unfinished === 0) return '';
  const noise = unread === 0 ? [] : [`${unread.toString()} of ${counted(total)} were no answer of ${protocol}`];
  const rest = unfinished === 0 ? [] : [`the input ends within an answer: ${counted(unfinished)} left over`];
  const hint = unread * 2 > total ? ['is it this language, and do the settings fit the line (bits)?'] : [];
  return [...noise, ...rest, ...hint].join('; ');
}

const counted = (bytes: number): string => `${bytes.toString()} ${bytes === 1 ? 'byte' : 'bytes'}`;

/** An answer as the verb prints it; null for one that says nothing about the load. */
function lineOf({ kind, value, text, ...told }: ScaleReading) {
  if (kind === 'ack' || kind === 'identity') return null;
  const facts = {
    stable: told.isStable,
    mode: told.mode === 'tare' ? null : told.mode,
    atZero: told.isAtZero,
    overload: told.isOverload,
    underload: told.isUnderload,
  };
  const isUnusable = kind === 'error' || (value !== null && value.unit === null && text !== undefined);
  if (isUnusable) return { kind: 'error', digits: null, unit: null, ...facts, reason: text ?? 'error' };
  if (kind === 'status' || value === null) return { kind: 'status', digits: null, unit: null, ...facts };
  // Milligrams are grams with the point moved: the digits stay the scale's own.
  const shown = value.unit === 'mg' ? { digits: value.digits, exponent: value.exponent - 3, unit: 'g' } : value;
  return { kind, digits: decimalText(shown), unit: shown.unit, ...facts };
}
