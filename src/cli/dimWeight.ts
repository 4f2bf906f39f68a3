import { computeDimWeight, type DimWeight, type RatedParcel } from '../core/ship/dimWeight.ts';
import { readRateBook } from '../core/ship/rateBook.ts';
import type { RuleSet } from '../core/ship/rules.ts';
import {
  decimalText,
  parseDecimal,
  quantity,
  type Dims,
  type LengthUnit,
  type Mass,
  type MassUnit,
  type Quantity,
} from '../core/quantity.ts';
import { ok, refuse, type Result } from '../core/result.ts';
import { isLocalDate } from '../core/time.ts';
import { builtInRateTables } from './builtInRates.ts';
import { ArgumentError, noWords, readArguments, required, type CliContext } from './arguments.ts';
import { readJsonFile } from './jsonFile.ts';
import type { VerbHelp, VerbOptions } from './verbHelp.ts';

const OPTIONS = {
  rule: { type: 'string', value: 'RULE', help: 'a rule of the built-in tables; a wrong one lists them' },
  'ship-date': { type: 'string', value: 'YYYY-MM-DD', help: 'by the rule of which day' },
  dims: { type: 'string', value: '12x9x7in', help: 'length, width and height, in in or cm' },
  weight: { type: 'string', value: '4.2lb', help: 'actual weight, in lb, oz, kg or g' },
  shape: { type: 'string', value: 'SHAPE', help: 'rectangular or non-rectangular', usual: 'rectangular' },
  cases: { type: 'string', value: 'FILE.json', help: 'a list of {rule, shipDate, dims, weight, shape?} instead' },
} as const satisfies VerbOptions;

/** What the verb tells of itself. */
export const DIM_WEIGHT_HELP: VerbHelp = {
  usage: [
    '--rule RULE --ship-date YYYY-MM-DD --dims 12x9x7in --weight 4.2lb [--shape non-rectangular] | --cases FILE.json',
  ],
  options: OPTIONS,
  notes: ['Exit code 0; 2: bad arguments, or no rule is known for that day.'],
  examples: ['dim-weight --rule ups-us-daily --ship-date 2026-11-20 --dims 12x9x7in --weight 4.2lb'],
};

/**
 * `dim-weight --rule ID --ship-date YYYY-MM-DD --dims LxWxH(in|cm) --weight N(lb|oz|kg|g) [--shape non-rectangular]`: one JSON line;
 * `--cases FILE.json` takes an array of `{rule, shipDate, dims, weight, shape?}` and prints an array. Exit code 0, or 2 with one line on
 * stderr for bad arguments and for a ship date that no known rule holds for.
 */
export function dimWeight({ argv, stdout, stderr }: CliContext): number {
  try {
    const { values, positionals } = readArguments(argv, OPTIONS);
    noWords(positionals);
    const rules = builtInRules();
    if (values.cases !== undefined) return answerCases(values.cases, rules, stdout, stderr);
    const answer = answerOf(parcelOf(values, rules), rules);
    if (!answer.ok) throw new ArgumentError(answer.error);
    stdout(`${JSON.stringify(answer.value)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof ArgumentError)) throw error;
    stderr(`dim-weight: ${error.message}\n`);
    return 2;
  }
}

type Texts = { readonly [name in 'rule' | 'ship-date' | 'dims' | 'weight' | 'shape']?: string | undefined };

/** All answers are printed; a parcel whose ship date no rule holds for is answered with `error`, and the exit code tells. */
function answerCases(
  path: string,
  rules: readonly RuleSet[],
  stdout: CliContext['stdout'],
  stderr: CliContext['stderr'],
): number {
  const answers = parcelsOf(path, rules).map((parcel) => answerOf(parcel, rules));
  stdout(`${JSON.stringify(answers.map((answer) => (answer.ok ? answer.value : { error: answer.error })))}\n`);
  const refused = answers.findIndex(({ ok: isRight }) => !isRight);
  const first = answers[refused];
  if (!first || first.ok) return 0;
  stderr(`dim-weight: entry ${String(refused + 1)}: ${first.error}\n`);
  return 2;
}

function builtInRules(): readonly RuleSet[] {
  const book = readRateBook(builtInRateTables(), 0);
  if (!book.ok) throw new Error(`built-in rates: ${JSON.stringify(book.error[0])}`);
  return book.value.rules;
}

function answerOf(parcel: RatedParcel, rules: readonly RuleSet[]): Result<unknown, string> {
  const result = computeDimWeight(parcel, rules);
  if (result.ok) return ok(jsonOf(result.value));
  return refuse(
    result.error === 'noRuleForDate' ? `no rule of ${parcel.ruleId} is known for ${parcel.shipDate}` : result.error,
  );
}

const jsonOf = ({ dimWeight: dim, billableWeight, ...rest }: DimWeight): unknown => ({
  rule: rest.rule,
  effectiveFrom: rest.effectiveFrom,
  dimWeight: numberOf(dim),
  billableWeight: numberOf(billableWeight),
  weightUnit: rest.weightUnit,
  flags: rest.flags,
  refused: rest.refused?.words ?? null,
  trace: rest.trace,
});

const numberOf = (mass: Mass | null): number | null => mass && Number(decimalText(mass));

function parcelOf(texts: Texts, rules: readonly RuleSet[]): RatedParcel {
  const ruleId = required(texts.rule, 'rule');
  const ids = rules.map(({ id }) => id);
  if (!ids.includes(ruleId)) throw new ArgumentError(`--rule '${ruleId}' is none of ${ids.join(', ')}`);
  const shipDate = required(texts['ship-date'], 'ship-date');
  if (!isLocalDate(shipDate)) throw new ArgumentError(`--ship-date '${shipDate}' is no date YYYY-MM-DD`);
  const shape = texts.shape ?? 'rectangular';
  if (shape !== 'rectangular' && shape !== 'non-rectangular')
    throw new ArgumentError(`--shape '${shape}' is neither rectangular nor non-rectangular`);
  return {
    ruleId,
    shipDate,
    dims: dimsOf(required(texts.dims, 'dims')),
    weight: weightOf(required(texts.weight, 'weight')),
    shape,
  };
}

function dimsOf(text: string): Dims {
  const match = /^([^a-z]+)[x×]([^a-z]+)[x×]([^a-z]+?)\s*(in|cm|mm)$/i.exec(text.trim());
  const unit = match?.[4]?.toLowerCase() as LengthUnit | undefined;
  if (!match || !unit) throw new ArgumentError(`--dims '${text}' is not LxWxH with in, cm or mm, such as 12x9x7in`);
  const [length, width, height] = [match[1], match[2], match[3]].map((side) =>
    measure(side ?? '', unit, `--dims '${text}'`),
  );
  if (!length || !width || !height) throw new ArgumentError(`--dims '${text}' has not three sides`);
  return { length, width, height };
}

function weightOf(text: string): Mass {
  const match = /^([^a-z]+?)\s*(lb|oz|kg|g)$/i.exec(text.trim());
  const unit = match?.[2]?.toLowerCase() as MassUnit | undefined;
  if (!match || !unit)
    throw new ArgumentError(`--weight '${text}' is not a number with lb, oz, kg or g, such as 4.2lb`);
  return measure(match[1] ?? '', unit, `--weight '${text}'`);
}

function measure<U extends LengthUnit | MassUnit>(text: string, unit: U, what: string): Quantity<U> {
  const number = parseDecimal(text);
  if (!number.ok)
    throw new ArgumentError(
      `${what}: '${text.trim()}' is ${number.error === 'notExact' ? 'no fraction that decimals can hold' : 'no number'}`,
    );
  if (number.value.digits <= 0) throw new ArgumentError(`${what}: '${text.trim()}' is not above zero`);
  return quantity(number.value.digits, number.value.exponent, unit);
}

function parcelsOf(path: string, rules: readonly RuleSet[]): readonly RatedParcel[] {
  const cases = readJsonFile(path, 'cases');
  if (!Array.isArray(cases)) throw new ArgumentError(`--cases ${path}: not an array`);
  return cases.map((entry: unknown, i) => {
    try {
      return parcelOf(textsOf(entry), rules);
    } catch (error) {
      if (!(error instanceof ArgumentError)) throw error;
      throw new ArgumentError(`--cases ${path}: entry ${String(i + 1)}: ${error.message}`);
    }
  });
}

function textsOf(entry: unknown): Texts {
  if (typeof entry !== 'object' || entry === null) throw new ArgumentError('no object');
  const fields = new Map<string, unknown>(Object.entries(entry));
  const field = (name: string): string | undefined => {
    const value = fields.get(name) ?? undefined;
    if (value === undefined || typeof value === 'string') return value;
    throw new ArgumentError(`'${name}' is no text`);
  };
  return {
    rule: field('rule'),
    'ship-date': field('shipDate'),
    dims: field('dims'),
    weight: field('weight'),
    shape: field('shape'),
  };
}
