import { readFileSync } from 'node:fs';
import { aiEntry } from '../core/gs1/applicationIdentifiers.ts';
import type { ElementField } from '../core/gs1/elementField.ts';
import type { ElementError } from '../core/gs1/fault.ts';
import { fieldMeaning } from '../core/gs1/meaning.ts';
import { withSeparators } from '../core/gs1/separators.ts';
import { decimalText } from '../core/quantity.ts';
import { ok, refuse, type Result } from '../core/result.ts';
import { splitAim } from '../core/scan/aim.ts';
import { readGs1, type Gs1Scan } from '../core/scan/gs1Scan.ts';
import { toldFailure } from './answered.ts';
import { ArgumentError, readArguments, type CliContext } from './arguments.ts';
import type { VerbHelp, VerbOptions } from './verbHelp.ts';

const OPTIONS = {
  gs: { type: 'string', multiple: true, value: "'<GS>'", help: 'what the scanner sends where it cannot send GS' },
  complete: {
    type: 'boolean',
    help: 'the text is all that the item carries: an identifier without those it belongs with is an error',
  },
} as const satisfies VerbOptions;

/** What the verb tells of itself. */
export const GS1_HELP: VerbHelp = {
  usage: ["TEXT|- [--gs '<GS>']... [--complete]"],
  options: OPTIONS,
  notes: [
    'TEXT is one scan, its AIM identifier in front if it has one; - reads it from standard input.',
    'Exit code 0: it can be read; 1: it can not, and the object says which part is wrong; 2: bad arguments.',
  ],
  examples: ["gs1 ']C1010401234567890110ABC'", "gs1 '(01)04012345678901(10)ABC'"],
};

/**
 * `gs1 TEXT [--gs MARK]`: one scan, its AIM identifier in front if it has one, read as element string, Digital Link or bracketed text;
 * `-` reads it from standard input. Prints one JSON object: `ok` with elements and warnings (exit code 0), or the error with its
 * application identifier and place in the text, counted from 0 (exit code 1). With `--complete` the text is all that the item carries, so
 * an identifier without those it belongs with is an error too. Exit code 2 for bad arguments.
 */
export function gs1(context: CliContext): number {
  try {
    const { values, positionals } = readArguments(context.argv, OPTIONS);
    const text = oneText(positionals);
    const marks = values.gs ?? [];
    if (marks.includes('')) throw new ArgumentError('--gs is empty');
    const answer = answerOf(withSeparators(text, marks), values.complete === true);
    context.stdout(`${JSON.stringify(answer)}\n`);
    return answer.ok ? 0 : 1;
  } catch (error) {
    return toldFailure(error, context, 'gs1', GS1_HELP);
  }
}

/** The one word a verb is given, or standard input for `-`, without the line end behind it. Throws ArgumentError for none or several. */
export function oneText(words: readonly string[]): string {
  const [word, more] = words;
  if (word === undefined) throw new ArgumentError('the text is missing');
  if (more !== undefined) throw new ArgumentError(`unexpected argument '${more}': quote a text with blanks`);
  return (word === '-' ? readFileSync(0, 'utf8') : word).replace(/[\r\n]+$/, '');
}

function answerOf(whole: string, isComplete: boolean) {
  const { text, aim } = splitAim(whole);
  const any = readGs1(text, aim);
  const read = any.ok && isComplete ? completeOf(any.value) : any;
  if (!read.ok) {
    const { code, ai, at, message } = read.error;
    return { ok: false, error: code, ai, at: at + (aim ?? '').length, message } as const;
  }
  const { form, fields, warnings } = read.value;
  const currentYear = new Date().getFullYear();
  return { ok: true, form, aim, elements: fields.map((field) => elementOf(field, currentYear)), warnings } as const;
}

function completeOf(scan: Gs1Scan): Result<Gs1Scan, ElementError> {
  const missing = scan.warnings.find(({ code }) => code === 'missingAi');
  if (!missing) return ok(scan);
  const { ai, message } = missing;
  return refuse({ code: 'missingAi', ai, at: scan.fields.find((field) => field.ai === ai)?.at ?? 0, message });
}

function elementOf(field: ElementField, currentYear: number): unknown {
  const { quantity, amount, ...times } = fieldMeaning(field, currentYear);
  return {
    ai: field.ai,
    title: aiEntry(field.ai)?.title ?? '',
    value: field.value,
    ...times,
    ...(quantity && { quantity: { digits: decimalText(quantity), unit: quantity.unit } }),
    ...(amount && { amount: { digits: decimalText(amount), currency: amount.currency } }),
  };
}
