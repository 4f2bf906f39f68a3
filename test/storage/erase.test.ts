import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WHOLE_QUEUE } from '../../src/core/orders/queueOrder.ts';
import { asId } from '../../src/core/ids.ts';
import { fact, imported, label, NOON, orderFacts, packedOrder, personOf } from './facts.ts';
import { systemRuntime } from '../../src/station/runtime.ts';
import { newFolder, openIn, verify } from './place.ts';

const SECRET = 'Zaphira Quillfeather';
const files = (dataDir: string): string =>
  readdirSync(dataDir)
    .map((name) => readFileSync(join(dataDir, name), 'latin1'))
    .join('');
const find = (search: string) => ({
  ...WHOLE_QUEUE,
  search,
  page: 1,
  pageSize: 6,
  times: { now: NOON, cutOffAt: null, laterFrom: NOON },
  dayStart: NOON,
});

test('an erased consignee is nowhere in the files, while chain, orders and parcels stay valid', () => {
  const dataDir = newFolder();
  const storage = openIn(dataDir);
  const order = orderFacts('10472', [['MUG', 1]]);
  const zpl = label(personOf('10472'), `^XA^FD${SECRET}^FS^XZ`);
  storage.record([imported(order, SECRET), imported(orderFacts('10473', [['MUG', 1]]), SECRET)], null);
  storage.record(packedOrder(order, 1, zpl.hash), null, [zpl]);
  expect(files(dataDir)).toContain(SECRET);

  storage.people.erase(personOf('10472'));
  storage.people.erase(personOf('10473'));

  expect(files(dataDir)).not.toContain('Quillfeather');
  expect(files(dataDir)).not.toContain('quillfeather');
  expect(storage.people.address(personOf('10472'))).toBeNull();
  expect(storage.labels.byHash(zpl.hash)).toBeNull();
  expect(storage.orders.byNumber('10472')?.status).toBe('done');
  expect(storage.orders.queue(find('quill')).rows).toEqual([]);
  expect(verify(dataDir)).toMatchObject({ isSound: true, people: { present: 0, erased: 2 } });
});

test('only the one who asked is erased', () => {
  const storage = openIn(newFolder());
  storage.record(
    [imported(orderFacts('1', [['A', 1]]), 'Ada Alder'), imported(orderFacts('2', [['A', 1]]), 'Ada Birch')],
    null,
  );
  storage.people.erase(personOf('1'));
  expect(storage.people.address(personOf('2'))?.name).toBe('Ada Birch');
  expect(storage.orders.queue(find('ada')).rows.map((row) => row.number)).toEqual(['2']);
});

test('the journal never holds personal data, and equal addresses have different digests', () => {
  const storage = openIn(newFolder());
  const rows = storage.record(
    [imported(orderFacts('1', [['A', 1]]), SECRET), imported(orderFacts('2', [['A', 1]]), SECRET)],
    null,
  );
  expect(JSON.stringify(rows)).not.toContain('Quillfeather');
  expect(rows[0]?.person?.digest).not.toBe(rows[1]?.person?.digest);
});

test('a label that is erased can not be tried out: its digest is salted, and the salt went with it', () => {
  const dataDir = newFolder();
  const storage = openIn(dataDir);
  const order = orderFacts('1', [['A', 1]]);
  const zpl = label(personOf('1'), `^XA^FD${SECRET}^FS^XZ`);
  expect(zpl.hash).not.toBe(label(personOf('1'), `^XA^FD${SECRET}^FS^XZ`).hash);
  storage.record([imported(order, SECRET)], null);
  storage.record(packedOrder(order, 1, zpl.hash), null, [zpl]);
  expect(storage.labels.byHash(zpl.hash)).toEqual(zpl);
  expect(verify(dataDir).isSound).toBe(true);
  storage.people.erase(personOf('1'));
  expect(files(dataDir)).not.toContain(zpl.salt);
  expect(files(dataDir)).not.toContain(systemRuntime.sha256(zpl.bytes));
});

test('a new address takes the place of the old one, and a user without data has no name', () => {
  const dataDir = newFolder();
  const storage = openIn(dataDir);
  const order = orderFacts('1', [['A', 1]]);
  storage.record([imported(order, 'Old Name')], null);
  storage.record(
    [
      {
        ...imported(order, 'New Person'),
        event: { type: 'orderChanged', order, importId: asId('run-2'), isNewAddress: true },
      },
    ],
    null,
  );
  expect(storage.people.address(order.consigneeId)?.name).toBe('New Person');
  expect(storage.orders.queue(find('old')).rows).toEqual([]);
  expect(storage.orders.queue(find('new per')).rows).toHaveLength(1);

  storage.record(
    [
      {
        event: {
          type: 'userAdded',
          userId: asId('u'),
          number: '7',
          role: 'packer',
          personId: asId('p:u'),
          badgeDigest: asId('b'),
          pinHash: 'h',
        },
        person: { personId: asId('p:u'), data: { kind: 'user', name: 'Mika' } },
      },
    ],
    null,
  );
  expect(storage.users.byNumber('7')?.name).toBe('Mika');
  storage.people.erase(asId('p:u'));
  expect(storage.users.byNumber('7')?.name).toBe('');
  expect(verify(dataDir).isSound).toBe(true);
});

test('someone erased can order again', () => {
  const dataDir = newFolder();
  const storage = openIn(dataDir);
  storage.record([imported(orderFacts('1', [['A', 1]]), 'Ada Alder')], null);
  storage.people.erase(personOf('1'));
  storage.record(
    [imported(orderFacts('1', [['A', 2]]), 'Ada Alder'), fact({ type: 'orderReleased', orderId: asId('1') })],
    null,
  );
  expect(storage.people.address(personOf('1'))?.name).toBe('Ada Alder');
  expect(verify(dataDir)).toMatchObject({ isSound: true, people: { present: 1, erased: 0 } });
});
