import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { asId, type SessionId } from '../../src/core/ids.ts';
import type { OrderList } from '../../src/core/orders/orderLists.ts';
import { DATABASE_FILE } from '../../src/storage/openStorage.ts';
import { foundSql, listedSql } from '../../src/storage/orderList.ts';
import { fact, imported, label, NOON, orderFacts, orderId, packedOrder, personOf } from './facts.ts';
import { newFolder, openIn, steadyRuntime } from './place.ts';

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
