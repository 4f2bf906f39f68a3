import { isIsbnGtin, isRestrictedGtin, readGtin } from '../core/gs1/gtin.ts';
import { splitAim } from '../core/scan/aim.ts';
import { toldFailure } from './answered.ts';
import { readArguments, type CliContext } from './arguments.ts';
import { oneText } from './gs1.ts';
import type { VerbHelp } from './verbHelp.ts';

/** What the verb tells of itself. */
export const GTIN_HELP: VerbHelp = {
  usage: ['DIGITS|-'],
  options: {},
  notes: [
    '- reads the digits from standard input. Exit code 0: a GTIN; 1: none, and the object says why; 2: bad arguments.',
  ],
  examples: ['gtin 4006381333931'],
};

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
    return toldFailure(error, context, 'gtin', GTIN_HELP);
  }
}
