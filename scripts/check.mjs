// `npm run check`: format, lint, arrows, types, dead code and the tests that need no Electron. `--static` leaves the tests out.
import { capture, runScript, say } from './project.mjs';
import { ensureSystem } from './system.mjs';
import { config, tool } from './tools.mjs';

/** The longest first: two run at a time. @type {readonly (readonly [name: string, program: string, args: readonly string[]])[]} */
const STATIC = [
  ['types', tool('typescript', 'tsc'), ['-b', '--pretty', 'false']],
  ['lint', tool('eslint'), ['--config', config('eslint.config.mjs'), '--max-warnings', '0', '.']],
  [
    'format',
    tool('prettier'),
    ['--config', config('prettier.json'), '--ignore-path', config('prettierignore'), '--check', '.'],
  ],
  ['arrows', tool('dependency-cruiser', 'depcruise'), ['--config', config('dependencyCruiser.mjs'), 'src']],
  ['dead code', tool('knip'), ['--config', config('knip.json'), '--no-progress']],
];
const TESTS = /** @type {const} */ ([
  'tests',
  tool('vitest'),
  ['run', '--config', config('vitest.config.ts'), '--project', 'unit'],
]);

const seconds = (/** @type {number} */ since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** @param {(typeof STATIC)[number]} step */
async function check([name, program, args]) {
  const since = Date.now();
  const { code, stdout, stderr } = await capture(process.execPath, [program, ...args]);
  say(`${code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(10)} ${seconds(since)}`);
  if (code !== 0) process.stdout.write(`--- ${name}\n${stdout}${stderr}\n`);
  return code === 0;
}

/** @param {readonly (typeof STATIC)[number][]} steps */
async function twoAtATime(steps) {
  const waiting = [...steps];
  const lane = async () => {
    let isFine = true;
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) isFine = (await check(step)) && isFine;
    return isFine;
  };
  return (await Promise.all([lane(), lane()])).every(Boolean);
}

async function test() {
  await ensureSystem({ programs: ['socat', 'udevadm'] });
  return check(TESTS);
}

await runScript(async () => {
  const since = Date.now();
  const isSound = await twoAtATime(STATIC);
  const isWorking = process.argv.includes('--static') || (await test());
  say(`${isSound && isWorking ? 'All checks passed' : 'Checks failed'} after ${seconds(since)}.`);
  return isSound && isWorking ? 0 : 1;
});
