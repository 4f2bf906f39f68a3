import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asId } from '../../src/core/ids.ts';
import { BATCH_SHOWN } from '../../src/core/orders/batch.ts';
import { WHOLE_QUEUE, type TruckTimes } from '../../src/core/orders/queueOrder.ts';
import type { Instruction } from '../../src/core/instructions/instruction.ts';
import type { NewFact, StoragePort } from '../../src/station/ports.ts';
import { BATCH_SQL } from '../../src/storage/batches.ts';
import { DATABASE_FILE } from '../../src/storage/openStorage.ts';
import { address, fact, HOUR, imported, NOON, orderFacts, orderId } from './facts.ts';
import { newFolder, openIn, steadyRuntime } from './place.ts';

const TIMES: TruckTimes = { now: NOON, cutOffAt: NOON + 2 * HOUR, laterFrom: NOON + 26 * HOUR };
const tea = (number: string, more: Parameters<typeof orderFacts>[2] = {}) => orderFacts(number, [['TEA', 1]], more);
const sent = (order: ReturnType<typeof tea>, to: Parameters<typeof address>[1]): NewFact => ({
  ...imported(order),
  person: { personId: order.consigneeId, data: { kind: 'address', address: address('Ada Alder', to) } },
});

function shop(...facts: readonly NewFact[]): StoragePort {
  const storage = openIn(newFolder(), steadyRuntime(NOON));
  storage.record(facts, null);
  return storage;
}
const page = (storage: StoragePort, batch: Parameters<StoragePort['orders']['batch']>[0] | null = null, search = '') =>
  storage.orders.queue({ ...WHOLE_QUEUE, batch, search, page: 1, pageSize: 50, times: TIMES, dayStart: NOON });
const counts = (storage: StoragePort) =>
  Object.fromEntries(page(storage).rows.map(({ number, batch }) => [number, batch?.count ?? 1]));
const batchOf = (storage: StoragePort, number: string) => {
  const batch = page(storage).rows.find((row) => row.number === number)?.batch?.id;
  if (!batch) throw new Error(`${number} is of no batch`);
  return batch;
};
const instruct = (scope: Instruction['scope'], key: string, isActive = true): NewFact =>
  fact({
    type: 'instructionRecorded',
    instruction: {
      instructionId: asId(`${scope}/${key}`),
      scope,
      key,
      isActive,
      kind: 'note',
      text: 'Look twice',
      image: null,
      mustConfirm: true,
      stage: 'verify',
      barcode: null,
      weight: null,
      size: null,
      cartonTypeId: null,
    },
  });

test('a row says how many are just like it; what goes to another country is another batch', () => {
  const storage = shop(
    ...['1', '2', '3'].map((number) => imported(tea(number))),
    sent(tea('4'), { country: 'CA' }),
    sent(tea('5'), { country: 'CA' }),
    imported(orderFacts('6', [['TEA', 2]])),
  );
  expect(counts(storage)).toEqual({ 1: 3, 2: 3, 3: 3, 4: 2, 5: 2, 6: 1 });
  const batch = batchOf(storage, '4');
  expect(page(storage, batch).rows.map(({ number }) => number)).toEqual(['4', '5']);
  expect(page(storage, batch)).toMatchObject({ batchLeft: 2, pages: 1, counts: { all: 6 } });
  expect(page(storage, batch, '6').rows.map(({ number }) => number)).toEqual(['6']);
});

test('what is held, begun, cancelled or changed leaves the batch, and comes back with it', () => {
  const storage = shop(...['1', '2', '3', '4'].map((number) => imported(tea(number))));
  const batch = batchOf(storage, '1');
  const left = () => storage.orders.batch(batch, TIMES);
  storage.record([fact({ type: 'orderHeld', orderId: orderId('1'), reason: 'problem' })], null);
  expect(left()).toEqual(['2', '3', '4']);
  storage.record(
    [fact({ type: 'orderCancelled', orderId: orderId('2'), cancelledAt: NOON, importId: asId('run-2') })],
    null,
  );
  const changed = orderFacts('3', [['TEA', 2]]);
  storage.record([fact({ type: 'orderChanged', order: changed, importId: asId('run-2'), isNewAddress: false })], null);
  expect(left()).toEqual(['4']);
  expect(counts(storage)).toEqual({ 1: 1, 3: 1, 4: 1 });
  storage.record([fact({ type: 'orderReleased', orderId: orderId('1') })], null);
  expect(left()).toEqual(['1', '4']);
  expect(storage.orders.next({ ...WHOLE_QUEUE, batch, times: TIMES })).toBe('1');
});

test('a batch of which nothing is left is the whole queue', () => {
  const storage = shop(imported(tea('1')), imported(tea('2')), imported(orderFacts('9', [['MUG', 1]])));
  const batch = batchOf(storage, '1');
  storage.record(
    ['1', '2'].map((number) => fact({ type: 'orderHeld', orderId: orderId(number), reason: 'problem' })),
    null,
  );
  expect(page(storage, batch)).toMatchObject({ batchLeft: null, rows: [{}, {}, {}] });
  expect(storage.orders.next({ ...WHOLE_QUEUE, batch, times: TIMES })).toBe('9');
});

test('an order with an instruction of its own, or its customer’s, is packed by itself while that holds', () => {
  const storage = shop(
    ...['1', '2'].map((number) => imported(tea(number))),
    sent(tea('3'), { company: 'MÜLLER' }),
    imported(tea('4', { care: { customer: 'C7' } })),
  );
  expect(counts(storage)).toEqual({ 1: 4, 2: 4, 3: 4, 4: 4 });
  storage.record([instruct('customer', 'müller'), instruct('customer', 'c7'), instruct('product', 'TEA')], null);
  expect(counts(storage)).toEqual({ 1: 2, 2: 2, 3: 1, 4: 1 });
  storage.record([instruct('order', '#1')], null);
  expect(counts(storage)).toEqual({ 1: 1, 2: 1, 3: 1, 4: 1 });
  storage.record([instruct('order', '#1', false), instruct('customer', 'c7', false)], null);
  expect(counts(storage)).toEqual({ 1: 3, 2: 3, 3: 1, 4: 3 });
});

test('of very many, the first to leave are looked at', () => {
  const storage = shop(
    ...Array.from({ length: BATCH_SHOWN + 40 }, (_, at) =>
      imported(tea(`n${String(at).padStart(3, '0')}`, { shipBy: NOON + (1_000 - at) * HOUR })),
    ),
  );
  const batch = batchOf(storage, 'n339');
  const left = storage.orders.batch(batch, TIMES);
  expect([left.length, left[0], left.at(-1)]).toEqual([BATCH_SHOWN, 'n339', 'n040']);
  expect(page(storage).rows[0]?.batch?.count).toBe(BATCH_SHOWN);
});

test('batches go by their index', () => {
  const dataDir = newFolder();
  openIn(dataDir, steadyRuntime(NOON)).close();
  const db = new Database(join(dataDir, DATABASE_FILE), { readonly: true });
  const plan = (sql: string, ...given: object[]) =>
    (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...given) as { detail: string }[])
      .map(({ detail }) => detail)
      .filter((detail) => /orders|\bo\b|\bp\b|TEMP/.test(detail));
  expect(plan(BATCH_SQL.members, { digest: '', kept: 1, rank: 0, from: 0, to: 1 })).toEqual([
    expect.stringMatching(
      /^SEARCH o USING (?:COVERING )?INDEX orders_batch \(batch=\? AND rank=\? AND due>\? AND due<\?\)/,
    ),
    expect.stringMatching(/^SEARCH p USING PRIMARY KEY/),
  ]);
  expect(db.prepare(`EXPLAIN QUERY PLAN ${BATCH_SQL.others}`).all('')).toContainEqual(
    expect.objectContaining({ detail: expect.stringMatching(/orders_batch \(batch=\?\)/) as string }),
  );
  db.close();
});

test('every order that can be begun is counted with just those that are like it', () => {
  const anOrder = fc.record({
    sku: fc.constantFrom('TEA', 'MUG'),
    units: fc.integer({ min: 1, max: 2 }),
    country: fc.constantFrom('US', 'CA'),
    isGift: fc.boolean(),
    isHeld: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(anOrder, { minLength: 2, maxLength: 20 }), (orders) => {
      const storage = shop(
        ...orders.flatMap(({ sku, units, country, isGift, isHeld }, at) => [
          sent(orderFacts(`n${at}`, [[sku, units]], { isGift }), { country }),
          ...(isHeld ? [fact({ type: 'orderHeld', orderId: orderId(`n${at}`), reason: 'problem' } as const)] : []),
        ]),
      );
      const alike = (a: (typeof orders)[number], b: (typeof orders)[number]) =>
        !b.isHeld && a.sku === b.sku && a.units === b.units && a.country === b.country && a.isGift === b.isGift;
      const expected = orders.map((order, at) => [
        `n${at}`,
        order.isHeld ? 1 : orders.filter((other) => alike(order, other)).length,
      ]);
      expect(counts(storage)).toEqual(Object.fromEntries(expected));
      storage.close();
    }),
    { numRuns: 25 },
  );
});
