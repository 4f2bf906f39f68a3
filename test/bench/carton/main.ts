import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { boundsOfAll, type BoundsById } from './bounds.ts';
import { FAMILY_NAMES } from './families.ts';
import { readInstances, readJson, readSolutions } from './files.ts';
import type { InstanceFile } from './model.ts';
import { belowBound, bestOf, judge } from './score.ts';
import { brSuite, ecomSuite, mpvSuite, textOf, withSupport } from './suites.ts';
import { scoreText } from './tables.ts';

const USAGE = `usage:
  node test/bench/carton/main.ts gen --suite ecom|mpv|br --out FILE [--seed 1] [--per N] [--families a,b] [--support PERCENT]
                                     [--n 50,100] [--classes 1-8] [--sets 1-7]
  node test/bench/carton/main.ts bounds --in FILE --out FILE
  node test/bench/carton/main.ts score --in FILE [--lb FILE] [--base NAME] [--best a,b] [--errors] SOLUTIONS...
`;

/** Numbers of a list of ranges: '1,4-8'. */
function numbersOf(text: string): number[] {
  return text.split(',').flatMap((range) => {
    const [from = Number.NaN, to = from] = range.split('-').map(Number);
    if (!Number.isInteger(from) || !Number.isInteger(to)) throw new RangeError(`not a range of numbers: ${range}`);
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  });
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    suite: { type: 'string', default: 'ecom' },
    in: { type: 'string', default: '' },
    out: { type: 'string', default: '' },
    seed: { type: 'string', default: '1' },
    per: { type: 'string' },
    families: { type: 'string' },
    support: { type: 'string' },
    n: { type: 'string', default: '50' },
    classes: { type: 'string', default: '1-8' },
    sets: { type: 'string', default: '1-7' },
    lb: { type: 'string' },
    base: { type: 'string' },
    best: { type: 'string' },
    errors: { type: 'boolean', default: false },
  },
});

function suiteAsked(): InstanceFile {
  const per = values.per === undefined ? undefined : Number(values.per);
  if (values.suite === 'mpv') return mpvSuite(numbersOf(values.classes), numbersOf(values.n), per ?? 10);
  if (values.suite === 'br') return brSuite(numbersOf(values.sets), per ?? 10);
  if (values.suite !== 'ecom') throw new RangeError(`unknown suite ${values.suite}; one of: ecom, mpv, br`);
  const file = ecomSuite(Number(values.seed), per ?? 36, values.families?.split(',') ?? FAMILY_NAMES);
  return values.support === undefined ? file : withSupport(file, Number(values.support));
}

function generate(): void {
  const file = suiteAsked();
  writeFileSync(values.out, textOf(file));
  const units = file.instances.reduce((sum, { items }) => sum + items.reduce((count, { qty }) => count + qty, 0), 0);
  process.stdout.write(`${file.instances.length} instances, ${units} units -> ${values.out}\n`);
}

function bound(): void {
  const file = readInstances(values.in);
  const since = performance.now();
  writeFileSync(values.out, `${JSON.stringify(boundsOfAll(file))}\n`);
  const seconds = ((performance.now() - since) / 1000).toFixed(1);
  process.stdout.write(`${file.instances.length} bounds in ${seconds} s -> ${values.out}\n`);
}

function score(paths: readonly string[]): void {
  const { instances } = readInstances(values.in);
  const bounds = values.lb === undefined ? {} : (readJson(values.lb) as BoundsById);
  const solvers = paths.map((path) => {
    // A file of the peers' answers is called SUITE.SOLVER.json.
    const name = basename(path, '.json').replace(/^[^.]*\./, '');
    return judge(name, instances, readSolutions(path));
  });
  for (const solver of solvers) {
    for (const { isValid, errors, instance } of solver.rows) {
      if (values.errors && !isValid) {
        process.stdout.write(`${solver.name} ${instance.id}: ${errors.slice(0, 3).join('; ')}\n`);
      }
    }
    for (const id of belowBound(solver, bounds)) {
      process.stdout.write(`!! ${solver.name} ${id}: a valid answer below the lower bound, so the bound is wrong\n`);
    }
  }
  const parts = values.best?.split(',') ?? [];
  const rivals = solvers.filter(({ name }) => parts.some((part) => name.includes(part)));
  if (rivals.length > 0) solvers.push(bestOf('best-of-peers', rivals));
  const base = values.base === undefined ? solvers[0] : solvers.find(({ name }) => name === values.base);
  if (!base) throw new RangeError(values.base === undefined ? 'no solutions given' : `no solver named ${values.base}`);
  process.stdout.write(`base: ${base.name}\n\n${scoreText(solvers, base, instances, bounds)}`);
}

const VERBS: Readonly<Record<string, (rest: readonly string[]) => void>> = { gen: generate, bounds: bound, score };

const [verb = '', ...rest] = positionals;
const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
if (run) run(rest);
else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}
