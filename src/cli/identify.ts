import { identify as identifyNumber } from '../core/identify/identify.ts';
import { CARRIERS, type Carrier } from '../core/identify/numberFormat.ts';
import { toldFailure } from './answered.ts';
import { ArgumentError, readArguments, type CliContext } from './arguments.ts';
import { oneText } from './gs1.ts';
import type { VerbHelp, VerbOptions } from './verbHelp.ts';

const OPTIONS = {
  carrier: {
    type: 'string',
    value: 'NAME',
    help: `whom the parcel was given to: ${CARRIERS.join(', ')}`,
    usual: 'not known',
  },
} as const satisfies VerbOptions;

/** What the verb tells of itself. */
export const IDENTIFY_HELP: VerbHelp = {
  usage: ['TEXT|- [--carrier NAME]'],
  options: OPTIONS,
  notes: [
    'TEXT is as scanned, its AIM identifier in front, or as typed; - reads it from standard input.',
    'Exit code 0: the first candidate has no warning; 1: it has one, or nothing fits; 2: bad arguments.',
  ],
  examples: ['identify 1Z999AA10123456784', 'identify 00340434161094021501 --carrier dhl'],
};

/**
 * `identify TEXT [--carrier NAME]`: what a number on a parcel may be, its AIM identifier in front if it has one; `-` reads it from standard
 * input. Prints one JSON object with ranked candidates, each with its reasons and warnings. `--carrier` is whom the parcel was given to.
 * Ends with 0 where the first candidate has no warning, 1 where it has one or nothing fits, 2 for bad arguments.
 */
export function identify(context: CliContext): number {
  try {
    const { values, positionals } = readArguments(context.argv, OPTIONS);
    const answer = identifyNumber(oneText(positionals), carrierOf(values.carrier));
    context.stdout(`${JSON.stringify(answer)}\n`);
    return answer.candidates[0]?.warnings.length === 0 ? 0 : 1;
  } catch (error) {
    return toldFailure(error, context, 'identify', IDENTIFY_HELP);
  }
}

function carrierOf(name: string | undefined): Carrier | null {
  if (name === undefined) return null;
  const carrier = CARRIERS.find((known) => known === name.toLowerCase());
  if (carrier === undefined) throw new ArgumentError(`unknown carrier '${name}'; one of: ${CARRIERS.join(', ')}`);
  return carrier;
}
