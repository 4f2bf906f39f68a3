import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rates } from '../../src/cli/rates.ts';
import { RATE_PROBLEM_REASONS } from '../../src/core/ship/csvTable.ts';
import { rateProblemText } from '../../src/shared/rateProblems.ts';
import { verify } from '../storage/place.ts';
import { cleanup, temporaryFolder } from '../support/cleanup.ts';
import { BUILT_IN_TABLES } from '../support/rates.ts';

const after = cleanup();

function run(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = rates({ argv, env: {}, stdout: (text) => out.push(text), stderr: (text) => err.push(text) });
  return { code, out: out.join(''), err: err.join('') };
}

/** A folder of tables. */
function tables(files: Readonly<Record<string, string>>): string {
  const dir = temporaryFolder(after);
  mkdirSync(dir, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, `${name}.csv`), text);
  return dir;
}

test('tables go out, are changed, checked and come back; the versions stay', () => {
  const data = join(temporaryFolder(after), 'live');
  const out = join(temporaryFolder(after), 'out');
  expect(run('list', '--data', data)).toEqual({ code: 0, err: '', out: '0  as the program came\n' });
  expect(run('export', out, '--data', data).code).toBe(0);
  // To read made no data folder.
  expect(existsSync(data)).toBe(false);
  for (const [name, text] of Object.entries(BUILT_IN_TABLES))
    expect(readFileSync(join(out, `${name}.csv`), 'utf8')).toBe(text);
  expect(readdirSync(out)).toHaveLength(Object.keys(BUILT_IN_TABLES).length);

  const fuel = 'origin,service,from,to,percent\nUS,*,2026-12-01,,17.5\n';
  expect(run('check', tables({ fuel }), '--data', data)).toEqual({
    code: 0,
    err: '',
    out: 'nothing is wrong with them\n',
  });
  expect(run('publish', tables({ fuel }), '--note', 'Fuel of December', '--data', data)).toEqual({
    code: 0,
    err: '',
    out: 'version 1 counts from now on\n',
  });
  expect(run('list', '--data', data).out).toMatch(
    /^1 {2}\d{4}-\d\d-\d\dT[\d:.]+Z {2}command line {2}Fuel of December\n0 {2}as the program came\n$/,
  );
  expect(run('export', out, '--data', data).code).toBe(0);
  expect(readFileSync(join(out, 'fuel.csv'), 'utf8')).toBe(fuel);
  expect(readFileSync(join(out, 'rules.csv'), 'utf8')).toBe(BUILT_IN_TABLES.rules);
  expect(run('export', out, '--version', '0', '--data', data).code).toBe(0);
  expect(readFileSync(join(out, 'fuel.csv'), 'utf8')).toBe(BUILT_IN_TABLES.fuel);
  expect(verify(data).isSound).toBe(true);
});

test('says everything that is wrong, where, and publishes nothing', () => {
  const data = join(temporaryFolder(after), 'live');
  const wrong = tables({
    fuel: 'origin,service,percent\nUS,ground,ten\n',
    surcharges: 'origin,service,zone,flag\nUS,*,*,largePackage\n',
  });
  const err =
    'surcharges.csv, line 1, column amount: this column is missing\nfuel.csv, line 2, column percent: this is no number from 0 up: ten\n';
  expect(run('check', wrong, '--data', data)).toEqual({ code: 1, out: '', err });
  expect(run('publish', wrong, '--data', data)).toEqual({ code: 1, out: '', err });
  expect(run('list', '--data', data).out).toBe('0  as the program came\n');
});

test.each([
  [[], "'' is none of export, check, publish, list"],
  [['sell'], "'sell' is none of export, check, publish, list"],
  [['export'], 'the folder of the tables is missing'],
  [['export', 'a', 'b'], "unexpected argument 'b'"],
  [['export', 'a', '--version', '7'], "there is no version '7'"],
  [['check', tables({})], 'has none of rules.csv'],
])('bad arguments %j', (argv, message) => {
  const { code, err } = run(...argv, '--data', join(temporaryFolder(after), 'none'));
  expect(code).toBe(2);
  expect(err).toContain(message);
  expect(err).toContain('Usage: rates export DIR');
});

test('every problem has its words', () => {
  for (const reason of RATE_PROBLEM_REASONS)
    expect(rateProblemText({ table: 'prices', line: 2, column: 'price', reason, value: 'x' })).toMatch(
      /^prices\.csv, line 2, column price: \w.* ?.*: x$/,
    );
});
