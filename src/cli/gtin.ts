import { isIsbnGtin, isRestrictedGtin, readGtin } from '../core/gs1/gtin.ts';
import { splitAim } from '../core/scan/aim.ts';
import { ArgumentError, readArguments, type CliContext } from './arguments.ts';
import { oneText } from './gs1.ts';

/**
 * `gtin TEXT`: digits of an EAN or UPC symbol, its AIM identifier in front if it has one, as 14 digits; `-` reads standard input. Prints
 * one JSON object and ends with 0 for a GTIN, 1 for anything else, with the reason and the check digit that would be right; 2 for bad arguments.
 */
export function gtin(context: CliContext): number {
  try {
    const { positionals } = readArguments(context.argv, {});
    const { text, aim } = splitAim(oneText(positionals).trim());
    const read = readGtin(text, aim);
    const answer = read.ok
      ? {
          ok: true,
          gtin: read.value.gtin,
          form: read.value.form,
          checkDigit: read.value.gtin.slice(-1),
          restricted: isRestrictedGtin(read.value.gtin),
          isbn: isIsbnGtin(read.value.gtin),
        }
      : { ok: false, error: read.error.code, reason: read.error.message, expected: read.error.expected };
    context.stdout(`${JSON.stringify(answer)}\n`);
    return read.ok ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    context.stderr(`${error.message}. Usage: gtin DIGITS|-\n`);
    return 2;
  }
}
