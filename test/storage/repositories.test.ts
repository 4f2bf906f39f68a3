import { expect, test } from 'vitest';
import { WHOLE_QUEUE } from '../../src/core/orders/queueOrder.ts';
import { asId, type IntentId, type ParcelId, type SessionId, type Sha256 } from '../../src/core/ids.ts';
import { barcodeKeys, codeKeys } from '../../src/core/scan/classify.ts';
import type { NewFact, StoragePort } from '../../src/station/ports.ts';
import {
  carton,
  fact,
  imported,
  label,
  NOON,
  orderFacts,
  orderId,
  packedOrder,
  personOf,
  product,
  scaleChecked,
  sku,
} from './facts.ts';
import { newFolder, openIn, steadyRuntime, verify } from './place.ts';

const ANY = { from: 0, to: Number.MAX_SAFE_INTEGER };

function opened(...facts: NewFact[]): { storage: StoragePort; dataDir: string } {
  const dataDir = newFolder();
  const storage = openIn(dataDir, steadyRuntime(NOON));
  storage.record(facts, null);
  return { storage, dataDir };
}

test('an empty station knows nothing and says so', () => {
  const { storage } = opened();
  expect(storage.site()).toBeNull();
  expect([
    storage.users.all(),
    storage.products.all(),
    storage.cartons.all(),
    storage.parcels.all(),
    storage.imports.list(5),
    storage.workList(5),
  ]).toEqual([[], [], [], [], [], []]);
  expect([
    storage.orders.next({ ...WHOLE_QUEUE, times: { now: 0, cutOffAt: null, laterFrom: 0 } }),
    storage.orders.byId(orderId('1')),
    storage.orders.byNumber('1'),
    storage.orders.factsById(orderId('1')),
    storage.sessions.open(),
    storage.numbers.peek('sscc', ANY),
  ]).toEqual([null, null, null, null, null, null]);
  expect(storage.counts()).toEqual({ orders: 0, parcels: 0, journalRows: 0 });
  expect(storage.record([], null)).toEqual([]);
});

test('rows come back as recorded: numbered, chained, with who and when', () => {
  const { storage } = opened();
  const rows = storage.record(
    [imported(orderFacts('1', [['A', 1]])), fact({ type: 'orderReleased', orderId: orderId('1') })],
    asId('u1'),
  );
  expect(rows).toMatchObject([
    { seq: 1, actor: 'u1', at: NOON, stream: 'order/1', prevHash: '0'.repeat(64) },
    { seq: 2, person: null },
  ]);
  expect(rows[1]?.prevHash).toBe(rows[0]?.hash);
});

test('the site is the last one configured', () => {
  const site = {
    name: 'Pier',
    bench: '1',
    shipFrom: {
      name: '',
      company: 'Pier',
      line1: '1',
      line2: '',
      city: 'S',
      province: '',
      postcode: '1',
      country: 'US',
      phone: '',
      email: '',
    },
    timeZone: 'UTC',
    units: 'us',
    currency: 'USD',
    gs1Prefix: null,
    isDemo: false,
  } as const;
  const { storage } = opened(
    fact({ type: 'siteConfigured', site }),
    fact({ type: 'siteConfigured', site: { ...site, bench: '2' } }),
  );
  expect(storage.site()).toEqual({ ...site, bench: '2' });
});

test('a user is found by id, number and badge', () => {
  const add = (number: string, badge: string): NewFact => ({
    event: {
      type: 'userAdded',
      userId: asId(`u${number}`),
      number,
      role: 'supervisor',
      personId: asId(`p${number}`),
      badgeDigest: asId<Sha256>(badge),
      pinHash: `hash${number}`,
    },
    person: { personId: asId(`p${number}`), data: { kind: 'user', name: `User ${number}` } },
  });
  const { storage } = opened(add('2', 'b2'), add('1', 'b1'));
  const second = {
    userId: 'u2',
    number: '2',
    name: 'User 2',
    role: 'supervisor',
    personId: 'p2',
    badgeDigest: 'b2',
    pinHash: 'hash2',
    mayOverride: true,
    mayKeyWeight: true,
    printedBadge: null,
  };
  expect(storage.users.byId(asId('u2'))).toEqual(second);
  expect(storage.users.byNumber('2')).toEqual(second);
  expect(storage.users.byBadgeDigest(asId('b2'))).toEqual(second);
  expect(storage.users.byBadgeDigest(asId('b3'))).toBeNull();
  expect(storage.users.all().map((user) => user.number)).toEqual(['1', '2']);
});

test('a user who was removed is found by nothing but the id, and another may have the number', () => {
  const user = (userId: string, badge: string): NewFact => ({
    event: {
      type: 'userAdded',
      userId: asId(userId),
      number: '7',
      role: 'packer',
      personId: asId(`p:${userId}`),
      badgeDigest: asId<Sha256>(badge),
      pinHash: 'hash',
    },
    person: { personId: asId(`p:${userId}`), data: { kind: 'user', name: `User ${userId}` } },
  });
  const { storage } = opened(user('a', 'b1'), fact({ type: 'userRemoved', userId: asId('a') }), user('b', 'b1'));
  expect(storage.users.byId(asId('a'))).toMatchObject({ name: 'User a', number: '', pinHash: '' });
  expect(storage.users.byNumber('7')?.userId).toBe('b');
  expect(storage.users.byBadgeDigest(asId<Sha256>('b1'))?.userId).toBe('b');
  expect(storage.users.all().map(({ userId }) => userId)).toEqual(['b']);
});

test('an order is found by its number: exactly, without #, in any case; what waits before what is done', () => {
  const { storage } = opened(
    imported(orderFacts('10472', [['A', 1]], { orderId: orderId('shop:10472') })),
    imported(orderFacts('10472', [], { orderId: orderId('old:10472') })),
    imported(orderFacts('#ab1', [['A', 1]])),
    imported(orderFacts('007', [['A', 1]])),
  );
  expect(storage.orders.byNumber('10472')?.orderId).toBe('shop:10472');
  expect(storage.orders.byNumber('#10472')?.orderId).toBe('shop:10472');
  expect(storage.orders.byNumber('AB1')?.orderId).toBe('#ab1');
  expect(storage.orders.byNumber('7')).toBeNull();
  expect(storage.orders.byNumber('007')?.number).toBe('007');
});

test('what the channel last said comes back as it was said, with what happened since', () => {
  const order = orderFacts(
    '1',
    [
      ['A', 2],
      ['B', 1],
    ],
    { isGift: true, placedAt: null },
  );
  const { storage } = opened(imported(order));
  expect(storage.orders.factsById(order.orderId)).toEqual({
    facts: order,
    revision: 1,
    status: 'ready',
    hasParcels: false,
  });
  const zpl = label(personOf('1'), '^XA^XZ');
  storage.record(packedOrder(order, 1, zpl.hash), null, [zpl]);
  expect(storage.orders.factsById(order.orderId)).toEqual({
    facts: order,
    revision: 1,
    status: 'done',
    hasParcels: true,
  });
});

test('a product is found by any form of its barcode and by its SKU, leading zeros kept', () => {
  const { storage } = opened(
    fact({ type: 'productRecorded', product: product('MUG', { barcodes: ['036000291452', 'INT-7'] }) }),
    fact({ type: 'productRecorded', product: product('036', { barcodes: [] }) }),
  );
  for (const code of ['036000291452', '0036000291452', '00036000291452', 'INT-7', 'MUG'])
    expect(storage.products.byCode(codeKeys(code, null))?.sku, code).toBe('MUG');
  expect(storage.products.byCode(codeKeys('036', null))?.sku).toBe('036');
  expect(storage.products.byCode(codeKeys('36', null))).toBeNull();
  expect(storage.products.byCode(codeKeys('mug', null))).toBeNull();
  expect(storage.products.count()).toBe(2);
});

test('a new import of a product replaces its barcodes but keeps those this site gave it', () => {
  const { storage, dataDir } = opened(
    fact({ type: 'productRecorded', product: product('MUG', { barcodes: ['4006381333931'] }) }),
    fact({ type: 'productBarcodeAssigned', sku: sku('MUG'), barcode: 'INT-1' }),
    fact({ type: 'productRecorded', product: product('MUG', { name: 'Mug', barcodes: ['036000291452'] }) }),
    fact({ type: 'productBarcodeAssigned', sku: sku('NEW'), barcode: 'INT-2' }),
  );
  expect(storage.products.bySku(sku('MUG'))).toMatchObject({ name: 'Mug', barcodes: ['036000291452', 'INT-1'] });
  expect(storage.products.byCode(barcodeKeys('4006381333931'))).toBeNull();
  expect(storage.products.byCode(barcodeKeys('INT-1'))?.sku).toBe('MUG');
  expect(storage.products.byCode(barcodeKeys('INT-2'))?.sku).toBe('NEW');
  expect(verify(dataDir).isSound).toBe(true);
});

test('carton types keep their first order and are found by barcode or id', () => {
  const { storage } = opened(
    fact({ type: 'cartonTypeRecorded', cartonType: carton('L', 'BOX-L') }),
    fact({ type: 'cartonTypeRecorded', cartonType: carton('S') }),
    fact({ type: 'cartonTypeRecorded', cartonType: { ...carton('L', 'BOX-LL'), name: 'Large' } }),
  );
  expect(storage.cartons.all().map((type) => type.name)).toEqual(['Large', 'Box S']);
  expect(storage.cartons.byCode(barcodeKeys('BOX-LL'))?.id).toBe('L');
  expect(storage.cartons.byCode(barcodeKeys('BOX-L'))).toBeNull();
  expect(storage.cartons.byCode(barcodeKeys('S'))?.id).toBe('S');
  expect(storage.cartons.byId(asId('L'))?.barcode).toBe('BOX-LL');
});

test('serials go on above the last one taken, block by block, and end with the blocks', () => {
  const { storage } = opened(
    fact({ type: 'numberBlockReserved', series: 'sscc', from: 10, to: 11 }),
    fact({ type: 'numberBlockReserved', series: 'sscc', from: 100, to: 100 }),
    ...['1', '2', '3'].map((number) => imported(orderFacts(number, [['A', 1]]))),
  );
  const seen = [];
  for (const number of ['1', '2', '3']) {
    const free = storage.numbers.peek('sscc', ANY);
    seen.push(free);
    storage.record(packedOrder(orderFacts(number, [['A', 1]]), free?.next ?? 0, asId(`h${number}`)), null);
  }
  expect(seen).toEqual([
    { next: 10, left: 3 },
    { next: 11, left: 2 },
    { next: 100, left: 1 },
  ]);
  // Where the next block may begin.
  expect(storage.numbers.peek('sscc', ANY)).toEqual({ next: 101, left: 0 });
  expect(storage.numbers.peek('other', ANY)).toBeNull();
  expect(storage.numbers.ofIntent(asId('i:2'))).toEqual({ series: 'sscc', serial: 11 });
  expect(storage.numbers.ofIntent(asId('i:9'))).toBeNull();
});

test('an open session stands where it stood, a paused one is found by its order, a finished one no more', () => {
  const order = orderFacts('1', [['A', 1]]);
  const { storage } = opened(imported(order));
  const steps = packedOrder(order, 1, asId('h'));
  storage.record(steps.slice(0, 2), null);
  expect(storage.sessions.open()).toMatchObject({ orderId: '1', lines: [{ packed: 1 }], status: 'open' });
  expect(storage.orders.byId(order.orderId)?.status).toBe('packing');
  storage.record([fact({ type: 'packPaused', sessionId: asId('s:1'), reason: 'packer' })], null);
  expect(storage.sessions.open()).toBeNull();
  expect(storage.sessions.ofOrder(order.orderId)?.status).toBe('paused');
  storage.record(
    [fact({ type: 'packResumed', sessionId: asId('s:1'), packerId: asId('u2') }), ...steps.slice(2)],
    null,
  );
  expect(storage.sessions.open()).toBeNull();
  expect(storage.sessions.ofOrder(order.orderId)).toBeNull();
  expect(storage.sessions.byId(asId('s:1'))).toMatchObject({ status: 'finished', packerId: 'u2' });
});

test('a parcel is numbered in its order, found by tracking number and SSCC, and gone when its box is put back', () => {
  const order = orderFacts('1', [['A', 1]]);
  const { storage } = opened(imported(order), ...packedOrder(order, 5, asId('h')));
  const parcel = {
    parcelId: 'p:1',
    orderId: '1',
    index: 1,
    cartonTypeId: 'M',
    gross: { digits: 1500, exponent: 0, unit: 'g' },
    labelState: 'bought',
    printState: 'delivered',
    tracking: 'T5',
    sscc: '003401234500000005',
    closedAt: NOON,
  };
  expect(storage.parcels.byId(asId('p:1'))).toEqual(parcel);
  expect(storage.parcels.byTracking('T5')).toEqual([parcel]);
  expect(storage.parcels.byTracking('003401234500000005')).toEqual([parcel]);
  expect(storage.parcels.byTracking('T6')).toEqual([]);
  expect(storage.parcels.ofOrder(order.orderId)).toEqual([parcel]);

  const more = orderFacts('2', [['A', 1]]);
  storage.record(
    [
      imported(more),
      ...packedOrder(more, 6, asId('h2')).slice(0, 3),
      fact({ type: 'boxReturned', sessionId: asId('s:2'), parcelId: asId('p:2') }),
    ],
    null,
  );
  expect(storage.parcels.ofOrder(more.orderId)).toEqual([]);
  expect(storage.counts().parcels).toBe(1);
});

test('label bytes come back byte for byte and are stored once', () => {
  const { storage } = opened();
  const zpl = label(personOf('1'), '^XA^FD\u00e9^FS^XZ');
  storage.record([], null, [zpl]);
  storage.record([], null, [{ ...zpl, bytes: new Uint8Array([1]) }]);
  expect(storage.labels.byHash(zpl.hash)).toEqual(zpl);
  expect(storage.labels.byHash(asId('none'))).toBeNull();
});

test('of each scale the last check is kept, with who made it', () => {
  const { storage } = opened();
  expect(storage.scaleChecks()).toEqual([]);
  storage.record([scaleChecked('a', 1000), scaleChecked('b', 1005)], null);
  storage.record([scaleChecked('a', 1003)], asId('u7'));
  expect(storage.scaleChecks()).toMatchObject([
    {
      identity: 'a',
      deviceId: 'scale',
      at: NOON,
      by: 'u7',
      isWithin: false,
      shown: { digits: 1003, exponent: -3, unit: 'kg' },
    },
    { identity: 'b', by: null, isWithin: false },
  ]);
});

test('imports are listed newest first with their refused rows', () => {
  const run = (id: string, refused: number): NewFact =>
    fact({
      type: 'importFinished',
      importId: asId(id),
      kind: 'orders',
      fileName: `${id}.csv`,
      counts: { lines: 9, added: 1, changed: 2, unchanged: 3, refused },
      refused: Array.from({ length: refused }, (_, index) => ({
        line: index + 2,
        reason: 'noSku',
        column: index === 0 ? null : 'sku',
      })),
    });
  const { storage } = opened(run('first', 0), run('second', 2));
  expect(storage.imports.list(5)).toEqual([
    {
      importId: 'second',
      kind: 'orders',
      fileName: 'second.csv',
      at: NOON,
      counts: { lines: 9, added: 1, changed: 2, unchanged: 3, refused: 2 },
      refused: [
        { line: 2, reason: 'noSku', column: null },
        { line: 3, reason: 'noSku', column: 'sku' },
      ],
    },
    expect.objectContaining({ importId: 'first', refused: [] }),
  ]);
  expect(storage.imports.list(1)).toHaveLength(1);
});

test('the work list names what orders will miss, the most wanted first, and nothing that is mended', () => {
  const whole = { digits: 1, exponent: 0, unit: 'mm' } as const;
  const mended = product('MUG', {
    barcodes: ['4006381333931'],
    length: whole,
    width: whole,
    height: whole,
    weight: { digits: 1, exponent: 0, unit: 'g' },
  });
  const { storage } = opened(
    fact({ type: 'productRecorded', product: product('MUG', { barcodes: ['4006381333931'] }) }),
    imported(
      orderFacts('1', [
        ['MUG', 1],
        ['SOAP', 1],
        ['SOAP', 2],
      ]),
    ),
    imported(orderFacts('2', [['SOAP', 1]])),
    imported(orderFacts('3', [['SOAP', 1]])),
    fact({ type: 'orderHeld', orderId: orderId('3'), reason: 'addressIncomplete' }),
  );
  const gap = (kind: string, item: string, name: string, orders: number) => ({
    kind: 'productGap',
    gap: kind,
    sku: item,
    name,
    detail: '',
    orders,
  });
  expect(storage.workList(10)).toEqual([
    gap('unknownProduct', 'SOAP', 'Item SOAP', 3),
    gap('dims', 'MUG', 'Product MUG', 1),
    gap('weight', 'MUG', 'Product MUG', 1),
  ]);
  expect(storage.workList(2)).toHaveLength(2);

  storage.record(
    [
      fact({ type: 'productRecorded', product: mended }),
      fact({ type: 'orderCancelled', orderId: orderId('2'), cancelledAt: NOON, importId: asId('run-2') }),
      fact({ type: 'orderReleased', orderId: orderId('3') }),
    ],
    null,
  );
  expect(storage.workList(10)).toEqual([gap('unknownProduct', 'SOAP', 'Item SOAP', 2)]);
});

test('late changes and uncertain prints are work too', () => {
  const order = orderFacts('1', [['A', 1]]);
  const { storage } = opened(imported(order), ...packedOrder(order, 1, asId('h')).slice(0, -2));
  storage.record(
    [
      fact({
        type: 'labelPrintFailed',
        sessionId: asId('s:1'),
        parcelId: asId('p:1'),
        jobId: 'job',
        reason: 'lost',
        isUncertain: true,
      }),
      fact({ type: 'orderChangedLate', orderId: order.orderId, change: 'cancelled', importId: asId('run-2') }),
    ],
    null,
  );
  expect(storage.tasks.lateChanges(10)).toEqual([{ orderId: '1', number: '1', since: NOON, change: 'cancelled' }]);
  expect(storage.tasks.uncertainPrints(10)).toMatchObject([{ parcelId: 'p:1', orderNumber: '1', since: NOON }]);
});

test('preferences are kept, and are no facts', () => {
  const dataDir = newFolder();
  const storage = openIn(dataDir);
  expect(storage.preferences.get('theme')).toBeNull();
  storage.preferences.set('theme', 'dark');
  storage.preferences.set('theme', 'hc');
  storage.close();
  const again = openIn(dataDir);
  expect(again.preferences.get('theme')).toBe('hc');
  expect(again.counts().journalRows).toBe(0);
});

test('text that is not well-formed does not break the chain', () => {
  const { storage, dataDir } = opened(imported(orderFacts('x\ud800y', [['\udc00', 1]]), 'Z\u0000\ud83d'));
  expect(storage.counts().orders).toBe(1);
  expect(verify(dataDir).findings).toEqual([]);
});

test('a label that is found after a person said “not bought” is given back, whatever its parcel has by then', () => {
  const order = orderFacts('7', [['A', 1]]);
  const begun = packedOrder(order, 1, asId<Sha256>('h')).slice(0, 5);
  const { storage, dataDir } = opened(imported(order), ...begun);
  const ids = { sessionId: asId<SessionId>('s:7'), parcelId: asId<ParcelId>('p:7') };
  const intentId = asId<IntentId>('i:7');
  const late = fact({
    type: 'labelFoundLate',
    ...ids,
    intentId,
    tracking: 'T1',
    service: 'ground',
    charged: { minor: 899, currency: 'USD' },
    carrierRef: 'shp_1',
  });
  storage.record([fact({ type: 'labelRefused', ...ids, reason: 'saidNotBought' })], null);
  // The box is gone, and another one may have a label.
  storage.record([fact({ type: 'boxReturned', ...ids }), late], null);
  expect(storage.purchases.unsettled()).toMatchObject([
    { intentId, state: 'voiding', tracking: 'T1', carrierRef: 'shp_1', charged: { minor: 899 }, reason: null },
  ]);
  storage.record([fact({ type: 'labelVoided', ...ids, intentId, tracking: 'T1' })], null);
  expect(storage.purchases.byNumber('T1')).toMatchObject([{ state: 'voided' }]);
  expect(verify(dataDir).findings).toEqual([]);
});
