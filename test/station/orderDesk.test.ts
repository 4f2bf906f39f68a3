import { expect, it } from 'vitest';
import { asId, type UserId } from '../../src/core/ids.ts';
import { createOrderDesk } from '../../src/station/orderDesk.ts';
import { systemRuntime } from '../../src/station/runtime.ts';
import { fact, imported, orderFacts, orderId, product } from '../storage/facts.ts';
import { newFolder, openIn, verify } from '../storage/place.ts';

const SAM = asId<UserId>('sam');

function desked() {
  const dataDir = newFolder();
  const storage = openIn(dataDir);
  let changes = 0;
  let stops = 0;
  const desk = createOrderDesk({
    storage,
    runtime: systemRuntime,
    stopped: () => (stops += 1),
    changed: () => (changes += 1),
  });
  storage.record(
    [
      fact({ type: 'productRecorded', product: product('MUG', { name: 'Stoneware mug', image: 'mug.png' }) }),
      imported(
        orderFacts('1', [
          ['MUG', 2],
          ['NEW', 1],
        ]),
        'Ada Alder',
      ),
    ],
    null,
  );
  return { dataDir, storage, desk, changes: () => changes, stops: () => stops };
}

it('an order is shown with where it goes and what is known of its goods', () => {
  const { desk } = desked();
  expect(desk.page({ list: 'waiting', text: 'ada', page: 0, size: 8 })).toMatchObject({
    total: 1,
    rows: [{ number: '1', name: 'Ada Alder', units: 3 }],
  });
  expect(desk.view('1')).toMatchObject({
    number: '1',
    consignee: { name: 'Ada Alder' },
    lines: [
      { sku: 'MUG', shownName: 'Stoneware mug', image: 'mug.png', isKnown: true },
      { sku: 'NEW', shownName: 'Item NEW', isKnown: false },
    ],
    parcels: [],
    bench: null,
  });
  expect(desk.view('2')).toBeNull();
});

it('an order is held at the desk by name, once, and not while a packer has it', () => {
  const { desk, storage, changes, dataDir } = desked();
  expect(desk.hold('1', SAM)).toBeNull();
  expect(storage.orders.byId(orderId('1'))).toMatchObject({ status: 'onHold', hold: 'desk' });
  expect(changes()).toBe(1);
  expect(desk.hold('1', SAM)).toBe('held');
  expect(desk.hold('2', SAM)).toBe('over');
  storage.record([fact({ type: 'orderReleased', orderId: orderId('1') })], SAM);
  storage.record(
    [
      fact({
        type: 'packStarted',
        sessionId: asId('s1'),
        orderId: orderId('1'),
        number: '1',
        revision: 1,
        packerId: SAM,
        lines: [],
      }),
    ],
    SAM,
  );
  expect(desk.hold('1', SAM)).toBe('onBench');
  expect(desk.view('1')?.bench).toMatchObject({ isOpen: true });
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});

it('products for a line are found by barcode, SKU or name, the one of the code first', () => {
  const { desk, storage } = desked();
  storage.record(
    [fact({ type: 'productRecorded', product: product('MUG-2', { name: 'Mug, Clay', barcodes: ['614141007356'] }) })],
    null,
  );
  expect(desk.products('mug').map(({ sku }) => sku)).toEqual(['MUG', 'MUG-2']);
  expect(desk.products('0614141007356')).toEqual([{ sku: 'MUG-2', name: 'Mug, Clay', image: null }]);
  expect(desk.products('lamp')).toEqual([]);
});

it('lines are changed with what was before, nothing is changed on an older picture, and an order is cancelled once', () => {
  const { desk, storage, dataDir, stops } = desked();
  const order = () => desk.view('1')!;
  const wanted = (...units: readonly number[]) => ({
    kind: 'lines' as const,
    lines: order().lines.map(({ lineId, sku, name }, at) => ({ lineId, sku, name, units: units[at] ?? 0 })),
  });
  expect(desk.plan('1', wanted(2, 1))).toEqual({ ok: false, error: { code: 'unchanged' } });
  expect(desk.plan('1', wanted(0, 0))).toEqual({ ok: false, error: { code: 'nothingLeft' } });
  expect(desk.plan('1', wanted(1, -1))).toEqual({ ok: false, error: { code: 'units' } });
  expect(desk.plan('1', wanted(1, 0))).toMatchObject({ ok: true, value: { effects: [], late: null } });
  expect(desk.make('1', wanted(1, 3), 1, SAM).ok).toBe(true);
  expect(order().lines).toMatchObject([
    { ordered: 2, withdrawn: 1 },
    { ordered: 3, withdrawn: 0 },
  ]);
  expect(desk.make('1', wanted(2, 3), 1, SAM)).toEqual({ ok: false, error: { code: 'stale' } });
  expect(desk.make('1', { kind: 'cancel' }, order().revision, SAM).ok).toBe(true);
  expect(order().status).toBe('cancelled');
  expect(desk.plan('1', { kind: 'cancel' })).toEqual({ ok: false, error: { code: 'cancelled' } });
  expect(stops()).toBe(0);
  const said = storage.orders.byId(orderId('1'))?.desk?.lines?.map(({ ordered, withdrawn }) => [ordered, withdrawn]);
  expect(said, 'what its channel had said').toEqual([
    [2, 0],
    [1, 0],
  ]);
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});

it('an address is corrected whole or not at all, and the one before is erased with it', () => {
  const { desk, storage } = desked();
  const { consignee } = desk.view('1')!;
  const address = { ...consignee!, postcode: '62701', province: 'IL' };
  expect(desk.plan('1', { kind: 'address', address: { ...address, city: '' } })).toEqual({
    ok: false,
    error: { code: 'incomplete', gaps: ['city'] },
  });
  const before = storage.orders.byId(orderId('1'))!.consigneeId;
  const made = desk.make('1', { kind: 'address', address }, 1, SAM);
  expect(made).toMatchObject({
    ok: true,
    value: {
      fields: ['postcode', 'province'].toSorted(
        (a, b) => Object.keys(address).indexOf(a) - Object.keys(address).indexOf(b),
      ),
    },
  });
  expect(desk.view('1')?.consignee).toEqual(address);
  expect(storage.people.address(before)).toEqual(consignee);
  storage.people.erase(storage.orders.byId(orderId('1'))!.consigneeId);
  expect(storage.people.address(before)).toBeNull();
});

it('an order that is keyed in waits like any other, has a number of its own, and is taken whole or not at all', () => {
  const { desk, storage, changes, dataDir } = desked();
  const { consignee } = desk.view('1')!;
  const keyed = {
    number: desk.nextNumber(),
    shippingMethod: 'Ground',
    priority: 'high' as const,
    address: { ...consignee!, name: 'Emil Elm', postcode: '62701', province: 'IL' },
    lines: [{ sku: asId<never>('MUG'), name: 'Stoneware mug', units: 2 }],
    note: 'With the catalogue',
    leaveBy: { date: '2026-11-30', time: '16:30' },
    giftMessage: 'Happy birthday, Juniper.',
  };
  const refusal = (patch: object) => {
    const taken = desk.keyIn({ ...keyed, ...patch }, SAM);
    return taken.ok ? null : taken.error.code;
  };
  expect(keyed.number).toBe('D-1');
  expect(refusal({ number: '1' })).toBe('numberTaken');
  expect(refusal({ number: 'a b' })).toBe('number');
  expect(refusal({ shippingMethod: '' })).toBe('method');
  expect(refusal({ lines: [{ ...keyed.lines[0], units: 0 }] })).toBe('nothingLeft');
  expect(refusal({ lines: [{ ...keyed.lines[0], units: 1.5 }] })).toBe('units');
  expect(refusal({ address: { ...keyed.address, city: '' } })).toBe('incomplete');
  expect(refusal({ leaveBy: { date: '2026-11-31', time: '16:30' } })).toBe('leaveBy');
  expect(refusal({ leaveBy: { date: '2026-11-30', time: '' } })).toBe('leaveBy');
  expect(changes()).toBe(0);

  const taken = desk.keyIn(keyed, SAM);
  expect(taken.ok && desk.view(taken.value)).toMatchObject({
    number: 'D-1',
    channel: 'desk',
    status: 'ready',
    priority: 'high',
    note: 'With the catalogue',
    isGift: true,
    shipBy: Date.parse('2026-11-30T16:30:00Z'),
    consignee: { name: 'Emil Elm' },
    lines: [{ sku: 'MUG', ordered: 2, packed: 0 }],
  });
  const stored = storage.orders.byNumber('D-1');
  expect(stored?.care?.hasGiftMessage).toBe(true);
  expect(stored && storage.people.giftMessage(stored.consigneeId)).toBe('Happy birthday, Juniper.');
  expect(desk.nextNumber()).toBe('D-2');
  expect(changes()).toBe(1);
  expect(storage.orders.waiting()).toBe(2);
  expect(desk.page({ list: 'waiting', text: 'elm', page: 0, size: 8 }).total).toBe(1);
  storage.close();
  expect(verify(dataDir).isSound).toBe(true);
});
