import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asId } from '../../src/core/ids.ts';
import {
  keepsStretch,
  queueBucket,
  queueStretches,
  QUEUE_FILTERS,
  WHOLE_QUEUE,
  type QueueFilter,
  type TruckTimes,
} from '../../src/core/orders/queueOrder.ts';
import { ORDER_PRIORITIES, priorityOf } from '../../src/core/orders/priority.ts';
import type { StoragePort } from '../../src/station/ports.ts';
import { fact, HOUR, imported, label, NOON, orderFacts, orderId, packedOrder, personOf, product } from './facts.ts';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DATABASE_FILE } from '../../src/storage/openStorage.ts';
import { SINGLE_OF_FEW } from '../../src/storage/orders.ts';
import { searchSql } from '../../src/storage/queueSearch.ts';
import { FROM_END, SINGLE_READY, stretchSql } from '../../src/storage/queueStretches.ts';
import { newFolder, openIn, steadyRuntime } from './place.ts';

const DAY_START = NOON - 12 * HOUR;
/** A truck at 14:00, and the next one a day later. */
const TIMES: TruckTimes = { now: NOON, cutOffAt: NOON + 2 * HOUR, laterFrom: NOON + 26 * HOUR };

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
  storage.orders.queue({
    ...WHOLE_QUEUE,
    search: '',
    page: 1,
    pageSize: 6,
    times: TIMES,
    dayStart: DAY_START,
    ...request,
  });
const numbers = (storage: StoragePort, request?: Parameters<typeof page>[1]): string[] =>
  page(storage, request).rows.map((row) => row.number);

test('leaves in the order promised, then placed, then number; without a date comes last', () => {
  const storage = bench();
  expect(numbers(storage)).toEqual(['101', '102', '103', '104', '#A-77', '105']);
  expect(storage.orders.next({ ...WHOLE_QUEUE, times: TIMES })).toBe('101');
  storage.record([imported(orderFacts('100', [['MUG', 1]], { shipBy: NOON + 4 * HOUR, placedAt: 0 }))], null);
  expect(numbers(storage).indexOf('100')).toBe(2);
});

test.each<[QueueFilter, string[]]>([
  ['late', ['101', '102']],
  ['single', ['103']],
  ['held', ['104']],
  ['truck', ['101', '102', '103', '104']],
  ['later', ['#A-77', '105']],
  ['priority', []],
])('filters %s', (filter, expected) => {
  const storage = bench();
  expect(numbers(storage, { filter })).toEqual(expected);
  expect(page(storage).counts).toEqual({
    all: 6,
    late: 2,
    truck: 4,
    later: 2,
    priority: 0,
    single: 1,
    held: 1,
  });
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
    .all({ ...none, hasMore: 0, shortest: 2, kept: 600, channel: null, now: NOON, laterFrom: NOON }) as {
    detail: string;
  }[];
  const ofOrders = plan.filter(({ detail }) => /^(?:SEARCH|SCAN) o\b/.test(detail)).map(({ detail }) => detail);
  expect(ofOrders).toEqual([
    expect.stringMatching(/^SEARCH o USING .*orders_number \(is_waiting=\? AND number_key>/),
    expect.stringMatching(/^SEARCH o USING .*\(order_id=/),
    expect.stringMatching(/^SEARCH o USING .*orders_tote \(tote>/),
    expect.stringMatching(/^SEARCH o USING .*orders_consignee \(consignee_id=/),
    expect.stringMatching(/^SEARCH o USING INTEGER PRIMARY KEY/),
    expect.stringMatching(/^SEARCH o USING INTEGER PRIMARY KEY/),
  ]);
  db.close();
});

test('the next order of just one unit of a product is the first to leave that is ready', () => {
  const storage = bench();
  const next = (item: string) => storage.orders.nextSingle(asId(item), { channel: null, times: TIMES });
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
  expect(storage.orders.nextSingle(asId('MUG'), { channel: null, times: TIMES })).toBe('n300');
  storage.close();
  const db = new Database(join(dataDir, DATABASE_FILE), { readonly: true });
  const plan = (sql: string) =>
    (
      db
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all({ sku: 'MUG', channel: null, now: 0, laterFrom: 0, rank: 2, from: 0, to: 1, limit: 6, offset: 0 }) as {
        detail: string;
      }[]
    ).map(({ detail }) => detail);
  expect(plan(SINGLE_OF_FEW)[0]).toMatch(/^SEARCH l USING .*order_line_sku/);
  const ofMany = plan(stretchSql('single', 'order_id', false, SINGLE_READY));
  expect(ofMany[0]).toMatch(/^SEARCH o USING INDEX orders_single \(rank=\? AND due>\? AND due<\?\)/);
  expect(ofMany.join()).not.toMatch(/TEMP B-TREE/);
  db.close();
});

test('pages and counts are read from their indexes alone, whatever part of the queue is looked at', () => {
  const dataDir = newFolder();
  openIn(dataDir, steadyRuntime(NOON)).close();
  const db = new Database(join(dataDir, DATABASE_FILE), { readonly: true });
  const values = { rank: 2, from: 0, to: 1, channel: 'csv' };
  const plan = (sql: string, given: object) =>
    (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(given) as { detail: string }[]).map(({ detail }) => detail).join('; ');
  for (const lane of ['queue', 'single', 'held'] as const) {
    for (const isOfChannel of [false, true]) {
      const ofIndex = new RegExp(
        `^SEARCH o USING (?:COVERING )?INDEX orders_${lane} \\(rank=\\? AND due>\\? AND due<\\?\\)$`,
      );
      expect(plan(stretchSql(lane, 'count(*)', isOfChannel), values)).toMatch(ofIndex);
      for (const order of [' ORDER BY due, placed, number', FROM_END])
        expect(plan(stretchSql(lane, 'order_no', isOfChannel, order), values)).toMatch(ofIndex);
    }
  }
  db.close();
});

const anOrder = fc.record({
  hours: fc.option(fc.integer({ min: -40, max: 60 }), { nil: null }),
  priority: fc.option(fc.constantFrom(...ORDER_PRIORITIES), { nil: undefined }),
  given: fc.option(fc.constantFrom(...ORDER_PRIORITIES), { nil: undefined }),
  placedAt: fc.option(fc.nat(3), { nil: null }),
  channel: fc.constantFrom('csv', 'edi', 'webshop'),
  units: fc.integer({ min: 1, max: 2 }),
  isHeld: fc.boolean(),
});

test('every order stands once, in the order the core says, on one page or on many, filtered, searched and by channel', () => {
  fc.assert(
    fc.property(fc.array(anOrder, { minLength: 1, maxLength: 24 }), (orders) => {
      const storage = openIn(newFolder(), steadyRuntime(NOON));
      const all = orders.map(({ hours, units, priority, channel, placedAt, ...rest }, index) => ({
        ...rest,
        units,
        facts: orderFacts(`n${String(index).padStart(2, '0')}`, [['MUG', units]], {
          shipBy: hours === null ? null : NOON + hours * HOUR,
          placedAt,
          channel,
          ...(priority && { priority }),
        }),
      }));
      storage.record(
        all.flatMap(({ facts, given, isHeld }) => [
          imported(facts),
          ...(given ? [fact({ type: 'orderPrioritized', orderId: facts.orderId, priority: given })] : []),
          ...(isHeld ? [fact({ type: 'orderHeld', orderId: facts.orderId, reason: 'problem' })] : []),
        ]),
        null,
      );
      const placeOf = ({ facts, given }: (typeof all)[number]): readonly (number | string)[] => {
        const priority = priorityOf({ ...facts, ...(given && { givenPriority: given }) });
        const bucket = queueBucket({ shipBy: facts.shipBy, priority }, TIMES);
        const at = queueStretches(TIMES).findIndex((each) => each.bucket === bucket && each.priority === priority);
        return [at, facts.shipBy ?? Infinity, facts.placedAt ?? Infinity, facts.number];
      };
      const sorted = all.toSorted((a, b) => compared(placeOf(a), placeOf(b)));
      for (const channel of [null, 'edi'])
        for (const filter of QUEUE_FILTERS) {
          const expected = sorted.filter((order) => {
            const stretch = queueStretches(TIMES)[placeOf(order)[0] as number];
            return (
              (channel === null || order.facts.channel === channel) &&
              stretch !== undefined &&
              keepsStretch(filter, stretch) &&
              (filter !== 'held' || order.isHeld) &&
              (filter !== 'single' || order.units === 1)
            );
          });
          const expectedNumbers = expected.map(({ facts }) => facts.number);
          const whole = page(storage, { filter, channel, pageSize: 99 });
          expect(whole.rows.map(({ number }) => number)).toEqual(expectedNumbers);
          expect(whole.counts[filter]).toBe(expectedNumbers.length);
          const paged = Array.from({ length: whole.counts[filter] }, (_, at) =>
            numbers(storage, { filter, channel, pageSize: 1, page: at + 1 }),
          );
          expect(paged.flat()).toEqual(expectedNumbers);
          expect(numbers(storage, { filter, channel, pageSize: 99, search: 'n' })).toEqual(expectedNumbers);
          const ready = expected.find(({ isHeld }) => !isHeld);
          expect(storage.orders.next({ filter, channel, batch: null, times: TIMES })).toBe(
            ready?.facts.orderId ?? null,
          );
        }
      expect(page(storage).channels).toEqual([...new Set(orders.map(({ channel }) => channel))].sort());
      storage.close();
    }),
    { numRuns: 25 },
  );
});

function compared(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [at, value] of a.entries()) {
    const other = b[at] ?? 0;
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
}
