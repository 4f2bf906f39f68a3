import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importOrders } from '../../src/cli/import.ts';
import { IMPORT_REASONS } from '../../src/core/journal/importReason.ts';
import { importReasonText } from '../../src/shared/importReasons.ts';
import messages from '../../src/shared/messages/en.json' with { type: 'json' };
import { systemRuntime } from '../../src/station/runtime.ts';
import { openStorage } from '../../src/storage/openStorage.ts';
import { cleanup, temporaryFolder } from '../support/cleanup.ts';
import { fileOf } from '../support/importFiles.ts';

const after = cleanup();

async function run(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await importOrders({
    argv,
    env: {},
    stdout: (text) => out.push(text),
    stderr: (text) => err.push(text),
  });
  return { code, out: out.join(''), err: err.join('') };
}

test('prints counts and refused rows; refused rows are no failure', async () => {
  const data = join(temporaryFolder(after), 'live');
  const first = await run('resources/demo/orders.csv', '--kind', 'orders', '--data', data);
  expect(first).toEqual({
    code: 0,
    err: '',
    out: 'orders.csv: 23 lines; orders: 13 new, 0 changed, 0 unchanged; 1 row refused\nline 23: The quantity is not a whole number above zero (column Lineitem quantity)\n',
  });
  const second = await run('resources/demo/orders.csv', '--kind=orders', '--data', data, '--json');
  expect(JSON.parse(second.out)).toEqual({
    kind: 'orders',
    fileName: 'orders.csv',
    counts: { lines: 23, added: 0, changed: 0, unchanged: 13, refused: 1 },
    refusedRows: [
      {
        line: 23,
        reason: 'The quantity is not a whole number above zero (column Lineitem quantity)',
        code: 'quantityInvalid',
        column: 'Lineitem quantity',
      },
    ],
    remarks: [],
    isComplete: true,
  });
  const storage = openStorage({ dataDir: data, runtime: systemRuntime });
  expect(storage.counts().orders).toBe(13);
  storage.close();
});

test('tells headings that say nothing to it: what stands below them is lost, though no row is refused', async () => {
  const data = temporaryFolder(after);
  const orders = fileOf('order,quantity,sku,Zip\n5001,1,MUG,54901\n', 'own.csv');
  const { code, out } = await run(orders, '--kind', 'orders', '--data', data);
  expect({ code, out }).toEqual({
    code: 0,
    out: 'own.csv: 1 line; orders: 1 new, 0 changed, 0 unchanged; 0 rows refused\nline 1: This heading is not known: what stands below it was not read (column Zip)\n',
  });
});

test('reads other headings by a mapping file', async () => {
  const data = temporaryFolder(after);
  const map = fileOf('{"sku":"Artikel","weight":"Gewicht","weight_unit":"Einheit"}', 'map.json');
  const { code, out } = await run(
    fileOf('Artikel;Gewicht;Einheit\nT-1;0,4;kg\n'),
    '--kind',
    'products',
    '--data',
    data,
    '--mapping',
    map,
  );
  expect([code, out]).toEqual([0, 'export.csv: 1 line; products: 1 new, 0 changed, 0 unchanged; 0 rows refused\n']);
});

test.each([
  [['--kind', 'orders'], 'the FILE to import is missing'],
  [['a.csv'], '--kind is missing'],
  [['a.csv', '--kind', 'stuff'], "--kind must be one of orders, products, cartons, recalls, instructions, not 'stuff'"],
  [['a.csv', 'b.csv', '--kind', 'orders'], "unexpected argument 'b.csv'"],
  [['a.csv', '--kind', 'orders', '--mapping', '/nowhere/map.json'], '--mapping: there is no /nowhere/map.json'],
  [['a.csv', '--kind', 'orders', '--speed', '9'], "Unknown option '--speed'"],
])('%s is one clear line and exit code 2', async (argv, message) => {
  const { code, out, err } = await run(...argv);
  expect([code, out]).toEqual([2, '']);
  expect(err.startsWith(message)).toBe(true);
  expect(err.trimEnd().split('\n')).toHaveLength(1);
});

test('a mapping that is no object of headings, and one of unknown fields, are bad arguments', async () => {
  const data = temporaryFolder(after);
  const file = fileOf('sku\nA\n');
  for (const map of ['[1]', '{"sku":5}', 'no json', '{"colour":"Farbe"}']) {
    expect((await run(file, '--kind', 'products', '--data', data, '--mapping', fileOf(map, 'map.json'))).code).toBe(2);
  }
});

test('a file that can not be read is exit code 1 with what was expected', async () => {
  const data = temporaryFolder(after);
  expect(await run('/nowhere/orders.csv', '--kind', 'orders', '--data', data)).toEqual({
    code: 1,
    out: '',
    err: 'there is no /nowhere/orders.csv\n',
  });
  const wrong = await run(fileOf('a,b\n1,2\n'), '--kind', 'cartons', '--data', data);
  expect(wrong.code).toBe(1);
  expect(wrong.err).toMatch(/^export\.csv lacks the columns id, inner_length, .*; expected: id,name,.*; found: a,b\n$/);
});

test('a data folder in use is told', async () => {
  const data = temporaryFolder(after);
  const storage = openStorage({ dataDir: data, runtime: systemRuntime });
  after(() => {
    storage.close();
  });
  const { code, err } = await run('resources/demo/cartons.csv', '--kind', 'cartons', '--data', data);
  expect([code, err]).toEqual([1, 'the data folder is in use by a running station: work there, or close it first\n']);
});

test('every reason has its sentence and no sentence is left over', () => {
  const { other: _, ...sentences } = messages.imports.reason;
  expect(Object.keys(sentences).sort()).toEqual([...IMPORT_REASONS].sort());
  expect(importReasonText({ reason: 'skuMissing', column: 'sku' })).toBe('The SKU is missing (column sku)');
  expect(importReasonText({ reason: 'ofTheFuture', column: null })).toBe('ofTheFuture');
});
