import { expect, it } from 'vitest';
import { asId, type UserId } from '../../src/core/ids.ts';
import { createOrderDesk } from '../../src/station/orderDesk.ts';
import { fact, imported, orderFacts, orderId, product } from '../storage/facts.ts';
import { newFolder, openIn, verify } from '../storage/place.ts';

const SAM = asId<UserId>('sam');

function desked() {
  const dataDir = newFolder();
  const storage = openIn(dataDir);
  let changes = 0;
  const desk = createOrderDesk({ storage, changed: () => (changes += 1) });
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
  return { dataDir, storage, desk, changes: () => changes };
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
