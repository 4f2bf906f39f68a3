// `npm run check`: format, lint, arrows, types, dead code and the tests that need no Electron. `--static` leaves the tests out.
import { capture, inProject, runScript, say } from './project.mjs';
import { ensureSystem } from './system.mjs';
import { config, tool } from './tools.mjs';

/** @typedef {{name: string, program: readonly [name: string, command?: string], args: readonly string[]}} Step */

/** What did not change since it passed is not looked at again; a fresh clone, and so CI, looks at everything. */
const cache = (/** @type {string} */ name) => [
  '--cache',
  '--cache-strategy',
  'content',
  '--cache-location',
  inProject('.cache', name),
];

/** The longest first: two run at a time. @type {readonly Step[]} */
const STATIC = [
  {
    name: 'lint',
    program: ['eslint'],
    args: ['--config', config('eslint.config.mjs'), ...cache('eslint'), '--max-warnings', '0', '.'],
  },
  // The native compiler, six times as fast; `typescript` stays at what ESLint's parser reads.
  { name: 'types', program: ['typescript7', 'tsc'], args: ['-b', '--pretty', 'false'] },
  // Rules that need types, asked of the native compiler too: a change in one file may change the verdict on another, so it keeps no cache.
  {
    name: 'typed lint',
    program: ['oxlint'],
    args: ['--config', config('oxlint.json'), '--ignore-pattern', '**/*.d.ts', '.'],
  },
  {
    name: 'format',
    program: ['prettier'],
    args: [
      '--config',
      config('prettier.json'),
      '--ignore-path',
      config('prettierignore'),
      ...cache('prettier'),
      '--check',
      '.',
    ],
  },
  {
    name: 'arrows',
    program: ['dependency-cruiser', 'depcruise'],
    args: ['--config', config('dependencyCruiser.mjs'), 'src'],
  },
  { name: 'dead code', program: ['knip'], args: ['--config', config('knip.json'), '--no-progress'] },
];

/** @type {Step} */
const TESTS = {
  name: 'tests',
  program: ['vitest'],
  args: ['run', '--config', config('vitest.config.ts'), '--project', 'unit'],
};

const seconds = (/** @type {number} */ since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** @param {Step} step */
async function check({ name, program, args }) {
  const since = Date.now();
  const { code, stdout, stderr } = await capture(process.execPath, [tool(...program), ...args]);
  say(`${code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(10)} ${seconds(since)}`);
  if (code !== 0) process.stdout.write(`--- ${name}\n${stdout}${stderr}\n`);
  return code === 0;
}

/** @param {readonly Step[]} steps */
async function twoAtATime(steps) {
  const waiting = [...steps];
  const lane = async () => {
    let isFine = true;
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) isFine = (await check(step)) && isFine;
    return isFine;
  };
  return (await Promise.all([lane(), lane()])).every(Boolean);
}

await runScript(async () => {
  const since = Date.now();
  const isStatic = process.argv.includes('--static');
  if (!isStatic) await ensureSystem({ programs: ['socat', 'udevadm'] });
  // Tests wait more than they work: the linter takes what they leave.
  const isSound = await twoAtATime(isStatic ? STATIC : STATIC.toSpliced(1, 0, TESTS));
  say(`${isSound ? 'All checks passed' : 'Checks failed'} after ${seconds(since)}.`);
  return isSound ? 0 : 1;
});
