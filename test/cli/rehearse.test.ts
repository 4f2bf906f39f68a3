import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCsvImport } from '../../src/channels/csv/source.ts';
import { rehearse } from '../../src/cli/rehearse.ts';
import { DEMO_SITE, DEMO_USERS } from '../../src/station/demo.ts';
import { importFile } from '../../src/station/importing.ts';
import { systemRuntime } from '../../src/station/runtime.ts';
import { setUpSite } from '../../src/station/setup.ts';
import { openStorage } from '../../src/storage/openStorage.ts';
import { cleanup, temporaryFolder } from '../support/cleanup.ts';
import { CARTONS, exportOf, PRODUCTS } from '../support/station.ts';

const after = cleanup();
const TALL = 'T,Tall box,BX-T,6,6,12,6.25,6.25,12.25,in,0.5,40,lb,0.20,USD\n';
const ORDER = exportOf('#1001', { MUG: 1, TEA: 2 });

async function run(argv: readonly string[], signal = new AbortController().signal) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await rehearse({
    argv,
    env: {},
    signal,
    stdout: (text) => out.push(text),
    stderr: (text) => err.push(text),
  });
  return { code, out: out.join(''), err: err.join('') };
}

/** A folder with files of products, boxes without and with the tall one, and an order. */
function files() {
  const folder = temporaryFolder(after);
  const path = (name: string): string => join(folder, name);
  const contents = { products: PRODUCTS, today: CARTONS, edited: CARTONS + TALL, orders: ORDER };
  for (const [name, text] of Object.entries(contents)) writeFileSync(path(`${name}.csv`), text);
  return path;
}
const bare = (path: (name: string) => string, out: string): readonly string[] => [
  ...['--orders', path('orders.csv'), '--products', path('products.csv'), '--today', path('today.csv')],
  ...['--from', 'US 55099', '--cartons', path('edited.csv'), '--out', path(out)],
];

test('files without a data folder: sums on standard output, the orders that differ in a CSV file', async () => {
  const path = files();
  const { code, out, err } = await run(bare(path, 'out.csv'));
  expect([code, err]).toEqual([0, '1 of 1 orders\n']);
  expect(out.split('\n')[0]).toBe('1 orders (1 different), 1 compared, 1 differ');
  const [, row] = readFileSync(path('out.csv'), 'utf8').split('\r\n');
  expect(row).toMatch(/^1001,M,T,[\d.]+,[\d.]+,-[\d.]+,[\d.]+,[\d.]+,$/);
});

test('a data folder: the same figures as its files, at its own prices; edited boxes without a place for an order are told', async () => {
  const path = files();
  const dataDir = path('live');
  const storage = openStorage({ dataDir, runtime: systemRuntime });
  await setUpSite(storage, systemRuntime, DEMO_SITE, DEMO_USERS);
  for (const [kind, name] of [
    ['products', 'products'],
    ['cartons', 'today'],
    ['orders', 'orders'],
  ] as const) {
    await importFile(
      { storage, source: createCsvImport(), runtime: systemRuntime },
      { kind, path: path(`${name}.csv`), mapping: null, timeZone: DEMO_SITE.timeZone, currency: 'USD' },
    );
  }
  storage.close();
  const since = ['--data', dataDir, '--days', '36500'];
  expect((await run([...since, '--cartons', path('edited.csv'), '--out', path('a.json')])).code).toBe(0);
  expect((await run(bare(path, 'b.json'))).code).toBe(0);
  const told = (name: string): unknown => JSON.parse(readFileSync(path(name), 'utf8'));
  expect(told('a.json')).toEqual(told('b.json'));
  writeFileSync(
    path('tiny.csv'),
    `${CARTONS.split('\n')[0] ?? ''}\nX,Tiny,BX-X,1,1,1,1.25,1.25,1.25,in,0.1,40,lb,0.20,USD\n`,
  );
  const tiny = await run([...since, '--cartons', path('tiny.csv'), '--out', path('c.csv')]);
  expect(tiny.out).toContain('orders without a box');
  expect(readFileSync(path('c.csv'), 'utf8')).toContain(',too small for MUG by 101.6 mm\r\n');
});

test('stopped, it says how much is done and leaves a file of that', async () => {
  const path = files();
  const stop = new AbortController();
  stop.abort();
  const { code, err } = await run(bare(path, 'out.json'), stop.signal);
  expect([code, err]).toEqual([1, `stopped: 0 of 1 orders are in ${path('out.json')}\n`]);
  expect(JSON.parse(readFileSync(path('out.json'), 'utf8'))).toMatchObject({ isComplete: false, orders: 0 });
});

test('what is missing is said in a line', async () => {
  const path = files();
  const cases: readonly [readonly string[], RegExp][] = [
    [['--out', 'a.json'], /--cartons is missing/],
    [['--cartons', path('edited.csv')], /--out is missing/],
    [['--cartons', path('edited.csv'), '--out', 'a.txt'], /--out must end in/],
    [['--cartons', path('edited.csv'), '--out', 'a.json', '--orders', path('orders.csv')], /--products is missing/],
    [[...bare(path, 'a.json'), '--threads', '0'], /--threads/],
    [[...bare(path, 'a.json'), '--days', 'x'], /--days/],
  ];
  for (const [argv, message] of cases) {
    const { code, err } = await run(argv);
    expect([code, err]).toEqual([2, expect.stringMatching(message)]);
  }
});
