import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explain } from '../../src/cli/explain.ts';
import { createCsvImport } from '../../src/channels/csv/source.ts';
import { DEMO_SITE, DEMO_USERS } from '../../src/station/demo.ts';
import { importFile } from '../../src/station/importing.ts';
import { systemRuntime } from '../../src/station/runtime.ts';
import { setUpSite } from '../../src/station/setup.ts';
import { openStorage } from '../../src/storage/openStorage.ts';
import { cleanup, temporaryFolder } from '../support/cleanup.ts';
import { CARTONS, exportOf, PRODUCTS } from '../support/station.ts';

const after = cleanup();

function run(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = explain({ argv, env: {}, stdout: (text) => out.push(text), stderr: (text) => err.push(text) });
  return { code, out: out.join(''), err: err.join('') };
}
/** The table's rows by box, their cells parted where two spaces stand. */
const rows = (out: string): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    out
      .split('\n')
      .slice(out.split('\n').indexOf('') + 2)
      .filter((line) => line !== '')
      .map((line) => line.split(/ {2,}/))
      .map(([box = '', ...cells]) => [box, cells]),
  );

test('an order of the data folder: what each box would cost and why the others were not taken', async () => {
  const dataDir = join(temporaryFolder(after), 'live');
  const storage = openStorage({ dataDir, runtime: systemRuntime });
  await setUpSite(storage, systemRuntime, DEMO_SITE, DEMO_USERS);
  const files = {
    products: PRODUCTS,
    cartons: `${CARTONS}T,Tall box,BX-T,6,6,12,6.25,6.25,12.25,in,0.5,40,lb,0.20,USD\n`,
    orders: exportOf('#1001', { MUG: 1, TEA: 2 }),
  };
  for (const kind of ['products', 'cartons', 'orders'] as const) {
    const path = join(dataDir, `${kind}.csv`);
    writeFileSync(path, files[kind]);
    await importFile(
      { storage, source: createCsvImport(), runtime: systemRuntime },
      { kind, path, mapping: null, timeZone: DEMO_SITE.timeZone, currency: 'USD' },
    );
  }
  storage.close();
  const { code, out, err } = run('--order', '1001', '--data', dataDir);
  expect([code, err]).toEqual([0, '']);
  expect(out.split('\n')[0]).toBe('order 1001: Tall box (3), 8.80 USD, proved best');
  expect(rows(out)).toEqual({
    'Tall box': ['yes', '5 lb', '8.80', '0.00', 'taken'],
    'Box M': ['yes', '7 lb', '10.24', '+1.44', 'fits, but 7 lb billed instead of 5 lb'],
    'Box S': ['no', '2 lb', '7.79', 'the goods take 14 % more room than it has'],
  });
  expect(run('--order', '77', '--data', dataDir)).toEqual({ code: 1, out: '', err: 'there is no order 77\n' });
});

test('an order of a file, in several parcels', () => {
  const path = join(temporaryFolder(after), 'in.json');
  const order = {
    id: 'two',
    objective: 'cost',
    items: [{ id: 'brick', qty: 3, l: 200, w: 150, h: 100, weight: 2000, protection: 'wrap' }],
    boxes: [
      { id: 'C1', inner: [210, 160, 110], outer: [214, 164, 118], tare: 100, maxWeight: 10_000, cost: 40, stock: null },
      { id: 'C2', inner: [210, 160, 220], outer: [214, 164, 228], tare: 150, maxWeight: 3000, cost: 60, stock: null },
    ],
    padding: { wrap: 5 },
    carrier: {
      dimDivisor: 5000,
      step: 500,
      minBillable: 500,
      bands: [
        [1000, 500],
        [3000, 700],
      ],
      perStepAfter: 50,
    },
    perParcel: 90,
  };
  writeFileSync(path, JSON.stringify({ instances: [order] }));
  const { code, out } = run('--instances', path, '--id', 'two');
  expect(code).toBe(0);
  expect(out.split('\n')[0]).toBe('order two: C1 (1) + C1 (1) + C1 (1), 24.90 USD, proved best');
  expect(out.split('\n')[1]).toBe('  parcel 1, C1: 1 x brick');
  expect(rows(out)).toEqual({ C1: ['no', '6500 g', '11.80', 'taken, with others'], C2: ['no', 'too heavy for it'] });
  expect(run('--instances', path, '--id', 'three').err).toBe('there is no order three\n');
});

test('bad arguments', () => {
  expect(run().code).toBe(2);
  expect(run('--order', '1', '--instances', 'x').code).toBe(2);
  expect(run('--instances', '/nowhere.json', '--id', 'x')).toMatchObject({ code: 2, out: '' });
});
