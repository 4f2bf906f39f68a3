import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { NOTHING, openOrder, packOn } from './support/packer.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

test('an order is packed by scans alone, from the badge to the label on the parcel', async () => {
  const window = await station.start();
  await openOrder(station, '1001');
  await packOn(station, (now) => now === null);
  await expect(window.page.getByText('Scan an order')).toBeVisible();
  await openOrder(station, '1002');
  await packOn(station, (now) => now === null);
  await window.close();

  station.storage((storage) => {
    const parcels = storage.parcels.all();
    expect(parcels).toHaveLength(2);
    expect(new Set(parcels.map((parcel) => parcel.tracking)).size).toBe(2);
    for (const parcel of parcels) {
      expect(parcel).toMatchObject({ labelState: 'bought', printState: 'delivered' });
      expect(parcel.closedAt).not.toBeNull();
      expect(parcel.sscc).toMatch(/^00614141\d{10}$/);
      expect(parcel.gross?.unit).toBe('lb');
    }
    expect(parcels.map((parcel) => storage.orders.byId(parcel.orderId)?.status)).toEqual(['done', 'done']);
  });
});

test('a wrong item that looks like the right one stops the bench in red and changes no count; UNDO clears it', async () => {
  const window = await station.start();
  await openOrder(station, '1001');
  await station.bench.scan('614141007349');
  await window.until('one mug counted', (now) => now?.packedUnits === 1);
  await station.bench.scan('614141007356');
  await expect(window.page.getByRole('alert')).toContainText('Nearly the same, but wrong');
  await expect(window.page.getByText('You scanned')).toBeVisible();
  expect((await window.snapshot())?.packedUnits).toBe(1);
  await station.bench.scan('CMD-UNDO');
  await expect(window.page.getByRole('alert')).toBeHidden();
  expect((await window.snapshot())?.packedUnits).toBe(1);
});

test('a weight that is too light stops, the right one goes on', async () => {
  const window = await station.start();
  await openOrder(station, '1002');
  await packOn(station, (now) => now?.stage === 'weigh');
  station.bench.put({ digits: 21, exponent: -2, unit: 'lb' });
  await window.until('too light', (now) => now?.weightAlert?.reason === 'tooLight');
  await expect(window.page.getByRole('alert')).toContainText('Too light');
  station.bench.put(NOTHING);
  await packOn(station, (now) => now?.stage === 'label');
});

test('HOLD puts the order aside as it stands; scanning it again goes on there', async () => {
  const window = await station.start();
  await openOrder(station, '1001');
  await station.bench.scan('614141007349');
  await window.until('one mug counted', (now) => now?.packedUnits === 1);
  await station.bench.scan('HOLD');
  await window.until('the queue', (now) => now === null);
  await openOrder(station, '1001');
  expect((await window.snapshot())?.packedUnits).toBe(1);
});

test('the whole journey by keyboard and touch', async () => {
  const window = await station.start();
  await window.page.keyboard.press('F12');
  await window.until('the first order of the queue', (now) => now?.number === '1001');
  // Keys of the display server, as a keyboard scanner's are; keys sent by the test's own protocol never pass the window's process.
  execFileSync('xdotool', ['type', '--delay', '3', '614141007349\n']);
  await window.until('a keyboard scanner counted', (now) => now?.packedUnits === 1);
  await window.page.keyboard.press('F2');
  await window.until('F2 took it back', (now) => now?.packedUnits === 0);
  await window.page.keyboard.press('F7');
  await window.until('F7 put it on hold', (now) => now === null);
});
