import { renameSync, statSync } from 'node:fs';
import { solve } from '../core/carton/engine/solve.ts';
import { warmUp } from '../core/carton/engine/warmUp.ts';
import { toldFailure } from './answered.ts';
import { ArgumentError, noWords, readArguments, required, type CliContext } from './arguments.ts';
import { readInstances } from './pack/instanceFile.ts';
import { problemOf, solutionOf } from './pack/instances.ts';
import { writeOut } from './ownFiles.ts';
import type { VerbHelp, VerbOptions } from './verbHelp.ts';

/** Counted steps for a millisecond of budget: fixed, so that an answer depends on the budget and not on the machine. */
const STEPS_A_MS = 360;
const BUDGET_MS = 100;

const OPTIONS = {
  instances: { type: 'string', value: 'FILE.json', help: 'the orders (src/cli/pack/README.md); must be given' },
  out: { type: 'string', value: 'FILE.json', help: 'where to write the answer; must be given' },
  'budget-ms': {
    type: 'string',
    default: String(BUDGET_MS),
    value: 'N',
    help: 'effort for each order',
    usual: String(BUDGET_MS),
  },
  seed: { type: 'string', default: '1', value: 'N', help: 'another one looks elsewhere', usual: '1' },
} as const satisfies VerbOptions;

/** What the verb tells of itself. */
export const PACK_HELP: VerbHelp = {
  usage: ['--instances FILE.json --out FILE.json [--budget-ms N] [--seed N]'],
  options: OPTIONS,
  notes: [
    'The same file, budget and seed give the same answer. Exit code 0; 1: it can not be written; 2: bad arguments and bad input.',
  ],
  examples: ['pack --instances orders.json --out boxes.json'],
};

/**
 * `pack`: boxes and places for every order of a file, written as `carton-solutions/1`: millimetres, grams and hundredths. An order for
 * which none were found has `parcels: null`. Exit code 0; 1 when the answer can't be written; 2 for bad arguments and bad input.
 */
export function pack({ argv, stdout, stderr }: CliContext): number {
  try {
    const { values, positionals } = readArguments(argv, OPTIONS);
    noWords(positionals);
    const effort = {
      steps: wholeNumber(values['budget-ms'], 'budget-ms', 1) * STEPS_A_MS,
      seed: wholeNumber(values.seed, 'seed', 0),
    };
    const out = required(values.out, 'out');
    const instances = readInstances(required(values.instances, 'instances'));
    warmUp();
    const solutions = instances.map((instance) => {
      const since = performance.now();
      const problem = problemOf(instance);
      const answer = solve(problem, effort);
      const ms = performance.now() - since;
      return { ...solutionOf(instance, problem, answer), ms };
    });
    const file = { format: 'carton-solutions/1', solver: { name: 'packing-station', version: '1' }, solutions };
    writeWhole(out, `${JSON.stringify(file)}\n`);
    const missing = solutions.filter(({ parcels }) => parcels === null).length;
    stdout(
      `${solutions.length} ${solutions.length === 1 ? 'order' : 'orders'} worked out into ${out}${missing > 0 ? `; no boxes found for ${missing}` : ''}\n`,
    );
    return 0;
  } catch (error) {
    return toldFailure(error, { stderr }, 'pack', PACK_HELP);
  }
}

/** Writes beside the file first: a full disk must not leave half a file in place of a whole one. */
function writeWhole(path: string, text: string): void {
  const before = statSync(path, { throwIfNoEntry: false });
  const isDevice = before !== undefined && !before.isFile();
  const beside = isDevice ? path : `${path}.part`;
  writeOut(beside, text);
  if (!isDevice) renameSync(beside, path);
}

function wholeNumber(text: string, name: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least)
    throw new ArgumentError(`--${name} must be a whole number from ${least}`);
  return value;
}
