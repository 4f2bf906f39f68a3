import { decimalText } from '../core/quantity.ts';
import type { ScaleReading } from '../core/weigh/reading.ts';
import { noWords, readArguments, required, type CliContext } from './arguments.ts';
import { readProtocol } from './scaleProtocol.ts';

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
  const { protocol, settings } = readProtocol(required(values.protocol, 'protocol'), values.setting ?? []);
  const codec = protocol.create(settings);
  for await (const chunk of process.stdin) {
    if (context.signal.aborted) break;
    const lines = codec.push(chunk as Uint8Array).flatMap((reading) => lineOf(reading) ?? []);
    if (lines.length > 0) context.stdout(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
  }
  return 0;
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
