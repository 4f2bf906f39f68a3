import { identify as identifyNumber } from '../core/identify/identify.ts';
import { CARRIERS, type Carrier } from '../core/identify/numberFormat.ts';
import { ArgumentError, readArguments, type CliContext } from './arguments.ts';
import { oneText } from './gs1.ts';

const USAGE = `identify TEXT|- [--carrier NAME]`;

/**
 * `identify TEXT [--carrier NAME]`: what a number on a parcel may be, its AIM identifier in front if it has one; `-` reads it from standard
 * input. Prints one JSON object with ranked candidates, each with its reasons and warnings. `--carrier` is whom the parcel was given to.
 * Ends with 0 where the first candidate has no warning, 1 where it has one or nothing fits, 2 for bad arguments.
 */
export function identify(context: CliContext): number {
  try {
    const { values, positionals } = readArguments(context.argv, { carrier: { type: 'string' } });
    const answer = identifyNumber(oneText(positionals), carrierOf(values.carrier));
    context.stdout(`${JSON.stringify(answer)}\n`);
    return answer.candidates[0]?.warnings.length === 0 ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    context.stderr(`${error.message}. Usage: ${USAGE}\n`);
    return 2;
  }
}

function carrierOf(name: string | undefined): Carrier | null {
  if (name === undefined) return null;
  const carrier = CARRIERS.find((known) => known === name.toLowerCase());
  if (carrier === undefined) throw new ArgumentError(`unknown carrier '${name}'; one of: ${CARRIERS.join(', ')}`);
  return carrier;
}
