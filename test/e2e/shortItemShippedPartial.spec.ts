import { expect, test } from '@playwright/test';
import { openOrder, packOn } from './support/packer.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.afterEach(async () => {
  await station.end();
});

const MUG = '614141007349';

test('an order goes without a mug that is missing; the rest stays on it as a back order', async () => {
  station = await createTestStation({ packing: { shipsPartial: true } });
  const window = await station.start();
  const { page } = window;
  await openOrder(station, '1001');
  await station.bench.scan(MUG);
  await window.until('one mug', (now) => now?.packedUnits === 1);
  await station.bench.scan('CMD-MISSING');
  await window.until('the other one is missing', (now) => now?.lines[0]?.state === 'short');
  await page.keyboard.press('F2');
  await window.until('UNDO: it was found', (now) => now?.lines[0]?.state === 'current');
  await page.keyboard.press('F9');
  await window.until('missing by the key', (now) => now?.lines[0]?.state === 'short');
  await expect(page.getByText('of 2').first()).toBeVisible();
  await packOn(station, (now) => now === null);
  await expect(page.getByText('Back order')).toBeVisible();
  await window.close();
  station.storage((storage) => {
    const [parcel] = storage.parcels.all();
    const order = parcel && storage.orders.byId(parcel.orderId);
    expect(order).toMatchObject({ status: 'onHold', hold: 'backOrder' });
    expect(order?.lines.map((line) => [line.ordered, line.packed])).toEqual([
      [2, 1],
      [1, 1],
    ]);
  });
});

test('where orders wait for what is missing, the order is put aside, by touch from the red screen too', async () => {
  station = await createTestStation();
  const window = await station.start();
  await openOrder(station, '1001');
  await station.bench.scan('614141007356');
  await window.page.getByRole('button', { name: 'No Sand mug in the tote' }).click();
  await window.until('the queue', (now) => now === null);
  await expect(window.page.getByText('Items are missing')).toBeVisible();
});
