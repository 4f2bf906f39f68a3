import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { CliContext } from './arguments.ts';
import { problemOf, solutionOf, type Instance } from './pack/instances.ts';
import { solve } from '../core/carton/engine/solve.ts';

const STEPS_A_MS = 1000;

export function pack({ argv, stdout }: CliContext): number {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      instances: { type: 'string' },
      out: { type: 'string' },
      'budget-ms': { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
    },
  });
  const { instances } = JSON.parse(readFileSync(values.instances!, 'utf8')) as { instances: Instance[] };
  const effort = { steps: Number(values['budget-ms']) * STEPS_A_MS, seed: Number(values.seed) };
  const solutions = instances.map((instance) => {
    const since = performance.now();
    const problem = problemOf(instance);
    const answer = solve(problem, effort);
    const ms = performance.now() - since;
    return { ...(solutionOf(instance, problem, answer) as object), ms, steps: answer.steps };
  });
  writeFileSync(
    values.out!,
    JSON.stringify({ format: 'carton-solutions/1', solver: { name: 'station', version: '1' }, solutions }),
  );
  stdout(`${solutions.length.toString()} orders\n`);
  return 0;
}
