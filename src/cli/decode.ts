import { decimalText } from '../core/quantity.ts';
import type { ScaleReading } from '../core/weigh/reading.ts';
import type { ScaleProtocol, SettingValues } from '../devices/scales/codec.ts';
import { SCALE_PROTOCOLS } from '../devices/scales/index.ts';
import { ArgumentError, noWords, readArguments, required, type CliContext } from './arguments.ts';

const OPTIONS = {
  protocol: { type: 'string' },
  setting: { type: 'string', multiple: true },
} as const;

/**
 * `decode --protocol NAME [--setting KEY=VALUE ...]`: reads a scale's bytes from standard input and prints a JSON line for each weight, status
 * and error in them, until the input ends (exit code 0). Acknowledgements and identities, which say nothing about the load, print nothing.
 * Throws ArgumentError (exit code 2) for a protocol or setting that is not known.
 */
export async function decode(context: CliContext & { readonly signal: AbortSignal }): Promise<number> {
  const { values, positionals } = readArguments(context.argv, OPTIONS);
  noWords(positionals);
  const name = required(values.protocol, 'protocol');
  const protocol = Object.hasOwn(SCALE_PROTOCOLS, name) ? SCALE_PROTOCOLS[name] : undefined;
  if (!protocol)
    throw new ArgumentError(`--protocol '${name}' is not known; one of: ${Object.keys(SCALE_PROTOCOLS).join(', ')}`);
  const codec = protocol.create(settingsOf(name, protocol, values.setting ?? []));
  for await (const chunk of process.stdin) {
    if (context.signal.aborted) break;
    const lines = codec.push(chunk as Uint8Array).flatMap((reading) => lineOf(reading) ?? []);
    if (lines.length > 0) context.stdout(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
  }
  return 0;
}

function settingsOf(name: string, { settings }: ScaleProtocol, words: readonly string[]): SettingValues {
  return Object.fromEntries(
    words.map((word) => {
      const at = word.indexOf('=');
      const [key, value] = at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)];
      const choices = Object.hasOwn(settings, key) ? settings[key] : undefined;
      if (!choices) {
        const known = Object.keys(settings).join(', ');
        throw new ArgumentError(
          `--setting '${key}' is not known to ${name}; ${known === '' ? 'it has none' : `one of: ${known}`}`,
        );
      }
      if (!choices.includes(value))
        throw new ArgumentError(`--setting ${key}: '${value}' is none of ${choices.join(', ')}`);
      return [key, value];
    }),
  );
}

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
