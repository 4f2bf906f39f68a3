import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { optimiseBoxes } from '../../src/cli/optimiseBoxes.ts';
import { writtenSet } from '../../src/core/carton/boxSet.ts';
import { readBoxFile } from '../../src/cli/rehearsalInput.ts';
import { cleanup, temporaryFolder } from '../support/cleanup.ts';
import { CARTONS, exportOf, PRODUCTS } from '../support/station.ts';

const after = cleanup();

async function run(argv: readonly string[], signal = new AbortController().signal) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await optimiseBoxes({
    argv,
    env: {},
    signal,
    stdout: (text) => out.push(text),
    stderr: (text) => err.push(text),
  });
  return { code, out: out.join(''), err: err.join('') };
}

function files() {
  const folder = temporaryFolder(after);
  const path = (name: string): string => join(folder, name);
  // One file after the other: the heading stands once.
  const orders = Array.from({ length: 9 }, (_, i) =>
    exportOf(`#10${(10 + i).toString()}`, { MUG: 1 + (i % 2), TEA: 1 }),
  );
  const [first = '', ...others] = orders;
  const text = [first, ...others.map((order) => order.slice(order.indexOf('\n') + 1))].join('');
  for (const [name, content] of Object.entries({ products: PRODUCTS, today: CARTONS, orders: text }))
    writeFileSync(path(`${name}.csv`), content);
  const options = [
    '--orders',
    path('orders.csv'),
    '--products',
    path('products.csv'),
    '--today',
    path('today.csv'),
    '--from',
    'US 55099',
  ];
  return { path, options };
}

test('a curve of sizes, and the proposed boxes as a file that is read back as they are', async () => {
  const { path, options } = files();
  const out = ['--out', path('sizes.json'), '--boxes', path('new.csv')];
  const { code, out: told, err } = await run([...options, '--sizes', '1-2', ...out]);
  expect([code, err]).toEqual([0, expect.stringContaining('trying sizes on orders held out, 100 %')]);
  expect(told).toMatch(/^6 orders fitted, 6 parcels, \d+ new sizes weighed up; tried on 3 orders \(the last third\)\n/);
  const file = JSON.parse(readFileSync(path('sizes.json'), 'utf8')) as {
    proposed: number;
    curve: { size: number; boxes: unknown[]; gapPercent: number; lowerBoundMinor: number; fittedMinor: number }[];
  };
  expect(file.curve.map(({ size }) => size)).toEqual([1, 2]);
  for (const { gapPercent } of file.curve) expect(gapPercent).toBeGreaterThanOrEqual(0);
  const proposed = file.curve.find(({ size }) => size === file.proposed);
  // What is written is what was tried, to the last digit.
  expect(writtenSet(await readBoxFile(path('new.csv'), 'USD'))).toEqual(proposed?.boxes);
});

test('a curve for a spreadsheet', async () => {
  const { path, options } = files();
  const csv = await run([...options, '--sizes', '2', '--out', path('sizes.csv')]);
  expect(csv.code).toBe(0);
  expect(readFileSync(path('sizes.csv'), 'utf8').split('\r\n')[1]).toMatch(
    /^2,[\d.]+,[\d.]+,-?[\d.]+,-?[\d.]+,3,3,0,[\d.]+,"/,
  );
});

test('what is wrong with its arguments is said in a line', async () => {
  const { path, options } = files();
  const out = ['--out', path('a.json')];
  const cases: readonly [readonly string[], RegExp][] = [
    [out, /--sizes is missing/],
    [['--sizes', '0', ...out], /--sizes must be/],
    [['--sizes', '5-3', ...out], /--sizes must be/],
    [[...options, '--sizes', '3', '--out', 'a.txt'], /--out must end/],
    [[...options, '--sizes', '3', ...out, '--grid', '1cm'], /--grid must be/],
    [[...options, '--sizes', '3', ...out, '--keep', 'nothing'], /there is no box nothing today/],
    [[...options, '--sizes', '1', ...out, '--keep', 'S', '--keep', 'M'], /must leave room/],
    [[...options, '--sizes', '3', ...out, '--board', 'x'], /--board must be/],
    [[...options, '--sizes', '3', ...out, '--least', '-1'], /--least|Option/],
  ];
  for (const [argv, message] of cases) {
    const { code, err } = await run(argv);
    expect([argv, code, err]).toEqual([argv, 2, expect.stringMatching(message)]);
  }
});

test('stopped, it says so', async () => {
  const { path, options } = files();
  const stop = new AbortController();
  stop.abort();
  const { code, err } = await run([...options, '--sizes', '1-2', '--out', path('a.json')], stop.signal);
  expect([code, err]).toEqual([1, `stopped: 0 of 2 numbers of sizes are in ${path('a.json')}\n`]);
});
