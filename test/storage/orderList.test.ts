import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { asId, type SessionId } from '../../src/core/ids.ts';
import type { OrderList } from '../../src/core/orders/orderLists.ts';
import { WHOLE_QUEUE } from '../../src/core/orders/queueOrder.ts';
import { DATABASE_FILE } from '../../src/storage/openStorage.ts';
import { foundSql, listedSql } from '../../src/storage/orderList.ts';
import { fact, imported, label, NOON, orderFacts, orderId, packedOrder, personOf } from './facts.ts';
import { newFolder, openIn, steadyRuntime } from './place.ts';

const queued = (search: string) => ({
  ...WHOLE_QUEUE,
  search,
  page: 1,
  pageSize: 6,
  times: { now: NOON, cutOffAt: null, laterFrom: NOON },
  dayStart: NOON,
});

function four() {
  const dataDir = newFolder();
  const storage = openIn(dataDir, steadyRuntime(NOON));
  const packed = orderFacts('104', [['TEA', 1]]);
  const paper = label(personOf('104'), '^XA^XZ');
  storage.record(
    [
      imported(orderFacts('101', [['MUG', 2]], { tote: 'T-0007' }), 'Ada Alder'),
      imported(orderFacts('102', [['SOAP', 1]]), 'Béla Birch'),
      fact({ type: 'orderHeld', orderId: orderId('102'), reason: 'desk' }),
      imported(orderFacts('103', [['SOAP', 1]], { cancelledAt: NOON }), 'Ada Dogwood'),
      imported(packed, 'Chidi O’Cedar'),
      ...packedOrder(packed, 1, paper.hash),
    ],
    null,
    [paper],
  );
  const numbers = (list: OrderList, text = '', offset = 0, limit = 10) =>
    storage.orderList.page({ list, text, offset, limit }).rows.map(({ number }) => number);
  return { dataDir, storage, numbers };
}

test('orders are listed by what became of them, the last that came in first, a page at a time', () => {
  const { storage, numbers } = four();
  expect(numbers('all')).toEqual(['104', '103', '102', '101']);
  expect(numbers('waiting')).toEqual(['102', '101']);
  expect(numbers('held')).toEqual(['102']);
  expect(numbers('over')).toEqual(['104', '103']);
  expect(numbers('all', '', 2, 1)).toEqual(['102']);
  expect(
    (['all', 'waiting', 'held', 'over'] as const).map(
      (list) => storage.orderList.page({ list, text: '', offset: 0, limit: 1 }).total,
    ),
  ).toEqual([4, 2, 1, 2]);
});

test('an order is found by number, customer, tote, tracking number, and while it waits by its items', () => {
  const { storage, numbers } = four();
  expect(numbers('all', '#10')).toEqual(['104', '103', '102', '101']);
  expect(numbers('all', 'bela')).toEqual(['102']);
  expect(numbers('all', 'ada al')).toEqual(['101']);
  expect(numbers('waiting', 'ada')).toEqual(['101']);
  expect(numbers('all', 't-0007')).toEqual(['101']);
  const tracking = storage.parcels.ofOrder(orderId('104'))[0]?.tracking ?? '';
  expect(tracking).not.toBe('');
  expect(numbers('all', tracking.toLowerCase())).toEqual(['104']);
  expect(numbers('all', 'soap')).toEqual(['102']);
  expect(numbers('all', 'nothing of it')).toEqual([]);
  expect(storage.sessions.byId(asId<SessionId>('s:104'))?.status).toBe('finished');
});

test('an order that goes with another is found by its own number, as itself and as the one that is packed; its tote, too', () => {
  const { storage, numbers } = four();
  const order = orderFacts('101+102', [['MUG', 2]]);
  const into = order.orderId;
  const of = ['101', '102'].map((number) => ({ orderId: orderId(number), number }));
  storage.record(
    [
      fact({ type: 'ordersMerged', order, of }),
      ...of.map((one) => fact({ type: 'orderMergedInto', orderId: one.orderId, into, number: order.number })),
    ],
    null,
  );
  expect(numbers('waiting', '102')).toEqual(['101+102']);
  expect(numbers('all', '102')).toEqual(['101+102', '102']);
  expect(storage.orders.byNumber('#102')?.number).toBe('101+102');
  expect(storage.orders.inTote('T-0007')).toEqual([into]);
  expect(storage.orders.queue(queued('102')).rows.map(({ number }) => number)).toEqual(['101+102']);
  expect(storage.orders.placedSince(0), 'each parcel is planned once').not.toContain(orderId('101'));
  storage.people.erase(personOf('102'));
  expect(storage.people.address(personOf('101')), 'one customer').toBeNull();
});

test('neither a page nor a search looks at every order but those of a list that nearly all are in', () => {
  const { dataDir, storage } = four();
  storage.close();
  const db = new Database(join(dataDir, DATABASE_FILE), { readonly: true });
  const names = ['number', 'numberEnd', 'tote', 'toteEnd', 'typed', 'typedEnd', 'word', 'wordEnd', 'more', 'text'];
  const given = { ...Object.fromEntries(names.map((name) => [name, ''])), hasMore: 0, kept: 1, limit: 1, offset: 0 };
  const plan = (sql: string): string =>
    (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(given) as { detail: string }[]).map(({ detail }) => detail).join('; ');
  expect(plan(listedSql('waiting'))).toContain('SEARCH o USING');
  expect(plan(listedSql('held'))).toContain('orders_held');
  for (const list of ['waiting', 'held', 'over', 'all'] as const)
    expect(plan(foundSql(list)), list).not.toMatch(/SCAN (o|p|l|w)\b/);
  db.close();
});
