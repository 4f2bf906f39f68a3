import { renameSync, statSync, writeFileSync } from 'node:fs';
import { solve } from '../core/carton/engine/solve.ts';
import { warmUp } from '../core/carton/engine/warmUp.ts';
import { ArgumentError, noWords, readArguments, required, type CliContext } from './arguments.ts';
import { readInstances } from './pack/instanceFile.ts';
import { problemOf, solutionOf } from './pack/instances.ts';

/** Counted steps for a millisecond of budget: fixed, so that an answer depends on the budget and not on the machine. */
const STEPS_A_MS = 360;
const BUDGET_MS = 100;

const USAGE = 'pack --instances FILE.json --out FILE.json [--budget-ms N] [--seed N]';

/**
 * `pack`: boxes and places for every order of a file, written as `carton-solutions/1`: millimetres, grams and hundredths. An order for
 * which none were found has `parcels: null`. Exit code 0; 1 when the answer can't be written; 2 for bad arguments and bad input.
 */
export function pack({ argv, stdout, stderr }: CliContext): number {
  try {
    const { values, positionals } = readArguments(argv, {
      instances: { type: 'string' },
      out: { type: 'string' },
      'budget-ms': { type: 'string', default: String(BUDGET_MS) },
      seed: { type: 'string', default: '1' },
    });
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
    if (error instanceof ArgumentError) {
      stderr(`${error.message}. Usage: ${USAGE}\n`);
      return 2;
    }
    if (!(error instanceof Error) || !('code' in error)) throw error;
    stderr(`${error.message}\n`);
    return 1;
  }
}

/** Writes beside the file first: a full disk must not leave half a file in place of a whole one. */
function writeWhole(path: string, text: string): void {
  const before = statSync(path, { throwIfNoEntry: false });
  const isDevice = before !== undefined && !before.isFile();
  const beside = isDevice ? path : `${path}.part`;
  writeFileSync(beside, text);
  if (!isDevice) renameSync(beside, path);
}

function wholeNumber(text: string, name: string, least: number): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least)
    throw new ArgumentError(`--${name} must be a whole number from ${least}`);
  return value;
}
