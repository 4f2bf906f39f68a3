// `npm test [FILTER...]`: every test once, the real-Electron ones too. The last line is `N passed, N failed`.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, runScript } from './project.mjs';
import { fromPlaywright, fromVitest, NOTHING, sum, withRunner } from './testResults.mjs';
import { config, tool } from './tools.mjs';

/** V8 frees what two threads compile anew at the same time twice; see src/labels/wasmThreads.ts. */
const ONE_TIER = '--wasm-wrapper-tiering-budget=2147483647';

const filters = process.argv.slice(2);

/** @param {string} folder @param {NodeJS.ProcessEnv} env */
async function runVitest(folder, env) {
  const report = join(folder, 'vitest.json');
  const projects = [
    '--project',
    'unit',
    '--project',
    'thorough',
    ...(env['CONFORMANCE_DATA'] ? ['--project', 'conformance'] : []),
  ];
  const reporters = ['--reporter', 'default', '--reporter', 'json', `--outputFile.json=${report}`];
  const args = [
    'run',
    '--config',
    config('vitest.config.ts'),
    '--passWithNoTests',
    ...projects,
    ...reporters,
    ...filters,
  ];
  const code = await run(process.execPath, [tool('vitest'), ...args], { env });
  return withRunner(await read(report, fromVitest), code, 'Vitest');
}

/** @param {string} folder @param {NodeJS.ProcessEnv} env */
async function runPlaywright(folder, env) {
  const report = join(folder, 'playwright.json');
  const args = [
    'test',
    '--config',
    config('playwright.config.ts'),
    '--pass-with-no-tests',
    '--reporter',
    'list,json',
    ...filters,
  ];
  const code = await run(process.execPath, [ONE_TIER, tool('@playwright/test', 'playwright'), ...args], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  return withRunner(await read(report, fromPlaywright), code, 'Playwright');
}

/** A runner that died early leaves no report. @param {string} file @param {(report: any) => import('./testResults.mjs').Results} understand */
async function read(file, understand) {
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? NOTHING : understand(JSON.parse(text));
}

await runScript(async () => {
  const { prepareWindow } = await import('./prepare.mjs');
  const window = await prepareWindow({ display: 'virtual', programs: ['socat', 'xdotool'] });
  const folder = await mkdtemp(join(tmpdir(), 'station-tests-'));
  try {
    const results = sum(await runVitest(folder, window.env), await runPlaywright(folder, window.env));
    for (const { name, message } of results.failures) process.stdout.write(`\nFAILED ${name}\n${message}\n`);
    if (results.passed + results.failed === 0) process.stdout.write('\nNo test ran.\n');
    process.stdout.write(`\n${results.passed} passed, ${results.failed} failed\n`);
    return results.failed === 0 && results.passed > 0 ? 0 : 1;
  } finally {
    await window.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
