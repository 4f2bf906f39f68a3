import { parseArgs } from 'node:util';

/** Suites of the cartonization bench: orders, the same with 70 % support, bins of 50 and of 100 units, container loading. */
export const CARTON_SUITES = ['ecom', 'support', 'mpv', 'mpv100', 'br'] as const;

/** One of the suites. */
export type CartonSuite = (typeof CARTON_SUITES)[number];

/** What the cartonization bench is asked for. */
export interface CartonOptions {
  /** Seed of the orders; null: 1, and 2 to 4 against the lower bounds. */
  readonly seed: number | null;
  readonly suites: readonly CartonSuite[];
  /** Milliseconds an order may take. */
  readonly budgetMs: number;
}

/** The command line of `npm run bench`. */
export interface BenchOptions {
  readonly names: readonly string[];
  readonly carton: CartonOptions;
}

const isSuite = (name: string): name is CartonSuite => (CARTON_SUITES as readonly string[]).includes(name);

function wholeNumber(text: string, option: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`--${option} is not a whole number: '${text}'`);
  return value;
}

/** Reads the command line. Throws RangeError or TypeError with words for the person at the terminal. */
export function parseBenchOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seed: { type: 'string' },
      suites: { type: 'string', default: 'ecom,support,mpv,br' },
      'budget-ms': { type: 'string', default: '100' },
    },
  });
  const suites = values.suites.split(',');
  const unknown = suites.find((name) => !isSuite(name));
  if (unknown !== undefined) {
    throw new RangeError(`unknown suite '${unknown}'; one of: ${CARTON_SUITES.join(', ')}`);
  }
  return {
    names: positionals,
    carton: {
      seed: values.seed === undefined ? null : wholeNumber(values.seed, 'seed'),
      suites: suites.filter(isSuite),
      budgetMs: wholeNumber(values['budget-ms'], 'budget-ms'),
    },
  };
}
