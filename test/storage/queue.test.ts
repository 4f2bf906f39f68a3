import { expect, test } from 'vitest';
import { asId } from '../../src/core/ids.ts';
import type { QueueFilter, StoragePort } from '../../src/station/ports.ts';
import { fact, HOUR, imported, label, NOON, orderFacts, orderId, packedOrder, personOf, product } from './facts.ts';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DATABASE_FILE } from '../../src/storage/openStorage.ts';
import { SINGLE_SQL } from '../../src/storage/orders.ts';
import { searchSql } from '../../src/storage/queueSearch.ts';
import { newFolder, openIn, steadyRuntime } from './place.ts';

const DAY_START = NOON - 12 * HOUR;

/** Six waiting orders: two late, one held, one of a single unit, one without a date. */
function bench(): StoragePort {
  const storage = openIn(newFolder(), steadyRuntime(NOON));
  const at = (hours: number) => ({ shipBy: NOON + hours * HOUR });
  storage.record(
    [
      fact({ type: 'productRecorded', product: product('MUG', { name: 'Stoneware mug, Sand', image: 'demo:mug' }) }),
      imported(orderFacts('105', [['MUG', 2]], { shipBy: null }), 'Ada Alder'),
      imported(orderFacts('103', [['MUG', 1]], at(4)), 'Béla Birch'),
      imported(
        orderFacts(
          '101',
          [
            ['SOAP', 3],
            ['MUG', 1],
          ],
          at(-2),
        ),
        'Chidi O’Cedar',
      ),
      imported(orderFacts('104', [['TEA', 2]], at(4)), 'Ada Dogwood'),
      imported(orderFacts('102', [['SOAP', 2]], at(-1)), 'Emil Elm'),
      imported(
        orderFacts(
          '#A-77',
          [
            ['A', 1],
            ['B', 1],
            ['C', 1],
            ['D', 1],
            ['E', 1],
          ],
          at(30),
        ),
        'Freya Fir',
      ),
      fact({ type: 'orderHeld', orderId: orderId('104'), reason: 'problem' }),
    ],
    null,
  );
  return storage;
}

const page = (storage: StoragePort, request: Partial<Parameters<StoragePort['orders']['queue']>[0]> = {}) =>
  storage.orders.queue({ filter: 'all', search: '', page: 1, pageSize: 6, now: NOON, dayStart: DAY_START, ...request });
const numbers = (storage: StoragePort, request?: Parameters<typeof page>[1]): string[] =>
  page(storage, request).rows.map((row) => row.number);

test('leaves in the order promised, then placed, then number; without a date comes last', () => {
  const storage = bench();
  expect(numbers(storage)).toEqual(['101', '102', '103', '104', '#A-77', '105']);
  expect(storage.orders.next()).toBe('101');
  storage.record([imported(orderFacts('100', [['MUG', 1]], { shipBy: NOON + 4 * HOUR, placedAt: 0 }))], null);
  expect(numbers(storage).indexOf('100')).toBe(2);
});

test.each<[QueueFilter, string[]]>([
  ['late', ['101', '102']],
  ['single', ['103']],
  ['held', ['104']],
])('filters %s', (filter, expected) => {
  const storage = bench();
  expect(numbers(storage, { filter })).toEqual(expected);
  expect(page(storage).counts).toEqual({ all: 6, late: 2, single: 1, held: 1 });
});

test('pages, and a page beyond the last is the last', () => {
  const storage = bench();
  expect(page(storage, { pageSize: 4, page: 2 })).toMatchObject({
    page: 2,
    pages: 2,
    rows: [{ number: '#A-77' }, { number: '105' }],
  });
  expect(page(storage, { pageSize: 4, page: 9 })).toMatchObject({ page: 2, pages: 2 });
  expect(page(storage, { filter: 'held', search: 'nobody' })).toMatchObject({ page: 1, pages: 1, rows: [] });
});

test('a row says what is left to pack, with the pictures of its first lines', () => {
  const storage = bench();
  const row = (number: string) => page(storage).rows.find((candidate) => candidate.number === number);
  expect(row('101')).toMatchObject({
    units: 4,
    lineCount: 2,
    lines: [
      { sku: 'SOAP', name: 'Item SOAP', image: null },
      { sku: 'MUG', image: 'demo:mug' },
    ],
  });
  expect(row('#A-77')).toMatchObject({ units: 5, lineCount: 5 });
  expect(row('#A-77')?.lines).toHaveLength(4);
  expect(row('104')).toMatchObject({ status: 'onHold', hold: 'problem' });
});

test.each([
  ['10', ['101', '102', '103', '104', '105']],
  ['#a-7', ['#A-77']],
  ['ada', ['104', '105']],
  ['ADA  ald', ['105']],
  ['alder ada', ['105']],
  ['bela', ['103']],
  ['cedar', ['101']],
  ['stoneware', ['101', '103', '105']],
  ['sand', ['101', '103', '105']],
  ['oap', ['101', '102']],
  ['tea', ['104']],
  ['a', ['#A-77']],
  ['lder', []],
  ["'; DROP TABLE orders; --", []],
  ['%', []],
])('search %j finds %j', (search, expected) => {
  expect(numbers(bench(), { search })).toEqual(expected);
});

test('search keeps the filter and looks at waiting orders only', () => {
  const storage = bench();
  expect(numbers(storage, { filter: 'late', search: 'soap' })).toEqual(['101', '102']);
  expect(numbers(storage, { filter: 'held', search: 'soap' })).toEqual([]);
  storage.record(
    [fact({ type: 'orderCancelled', orderId: orderId('101'), cancelledAt: NOON, importId: asId('run-2') })],
    null,
  );
  expect(numbers(storage, { search: 'soap' })).toEqual(['102']);
  expect(numbers(storage, { search: '101' })).toEqual([]);
});

test('what is packed leaves the queue and counts for today, until midnight', () => {
  const storage = bench();
  const zpl = label(personOf('101'), '^XA^XZ');
  storage.record(
    packedOrder(
      orderFacts('101', [
        ['SOAP', 3],
        ['MUG', 1],
      ]),
      1,
      zpl.hash,
    ),
    null,
    [zpl],
  );
  expect(numbers(storage)[0]).toBe('102');
  expect(page(storage).today).toEqual({ packed: 1, total: 6 });
  expect(page(storage, { dayStart: NOON + 12 * HOUR }).today).toEqual({ packed: 0, total: 5 });
});

test('an order that came already fulfilled is done, but nobody here packed it', () => {
  const storage = bench();
  storage.record([imported(orderFacts('99', []))], null);
  expect(storage.orders.byNumber('99')?.status).toBe('done');
  expect(page(storage).today).toEqual({ packed: 0, total: 6 });
});

test('a search that finds a whole warehouse shows its first part', () => {
  const storage = openIn(newFolder());
  storage.record(
    Array.from({ length: 1_500 }, (_, index) => imported(orderFacts(String(10_000 + index), [['MUG', 1]]))),
    null,
  );
  const found = page(storage, { search: 'mug' });
  expect(found.rows).toHaveLength(6);
  expect(found.pages).toBe(100);
  expect(page(storage, { search: '11499' }).rows.map((row) => row.number)).toEqual(['11499']);
});

test('a search goes by its indexes and looks at no order that it does not name', () => {
  const dataDir = newFolder();
  openIn(dataDir, steadyRuntime(NOON)).close();
  const db = new Database(join(dataDir, DATABASE_FILE), { readonly: true });
  const none = { text: '', number: '', numberEnd: '', tote: '', toteEnd: '', word: '', wordEnd: '', more: '[]' };
  const plan = db
    .prepare(`EXPLAIN QUERY PLAN ${searchSql('all')}`)
    .all({ ...none, hasMore: 0, shortest: 2, kept: 600 }) as { detail: string }[];
  const ofOrders = plan.filter(({ detail }) => /^(?:SEARCH|SCAN) o\b/.test(detail)).map(({ detail }) => detail);
  expect(ofOrders).toEqual([
    expect.stringMatching(/^SEARCH o USING .*orders_number \(is_waiting=\? AND number_key>/),
    expect.stringMatching(/^SEARCH o USING .*orders_tote \(tote>/),
    expect.stringMatching(/^SEARCH o USING .*orders_consignee \(consignee_id=/),
    expect.stringMatching(/^SEARCH o USING INTEGER PRIMARY KEY/),
    expect.stringMatching(/^SEARCH o USING INTEGER PRIMARY KEY/),
  ]);
  db.close();
});

test('the next order of just one unit of a product is the first to leave that is ready', () => {
  const storage = bench();
  const next = (item: string) => storage.orders.nextSingle(asId(item));
  expect(next('MUG')).toBe('103');
  expect([next('SOAP'), next('none')]).toEqual([null, null]);
  storage.record([imported(orderFacts('090', [['MUG', 1]], { shipBy: NOON - 5 * HOUR }))], null);
  expect(next('MUG')).toBe('090');
  storage.record([fact({ type: 'orderHeld', orderId: orderId('090'), reason: 'problem' })], null);
  expect(next('MUG')).toBe('103');
});

test('the next order of a product that is in very many is the same one, found down the queue', () => {
  const dataDir = newFolder();
  const storage = openIn(dataDir, steadyRuntime(NOON));
  storage.record(
    Array.from({ length: 450 }, (_, index) => imported(orderFacts(`n${index}`, [['MUG', index === 300 ? 1 : 2]]))),
    null,
  );
  expect(storage.orders.nextSingle(asId('MUG'))).toBe('n300');
  storage.close();
  const db = new Database(join(dataDir, DATABASE_FILE), { readonly: true });
  const plan = (sql: string) =>
    (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all('MUG') as { detail: string }[]).map(({ detail }) => detail);
  expect(plan(SINGLE_SQL.ofFew)[0]).toMatch(/^SEARCH l USING .*order_line_sku/);
  expect(plan(SINGLE_SQL.ofMany)[0]).toMatch(/^SCAN o USING INDEX orders_single/);
  expect(plan(SINGLE_SQL.ofMany).join()).not.toMatch(/TEMP B-TREE/);
  db.close();
});
