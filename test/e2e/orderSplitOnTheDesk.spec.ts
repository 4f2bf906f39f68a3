import { expect, test } from '@playwright/test';
import { openOrder, packOn } from './support/packer.ts';
import { cancelled, ordersComeIn, ordersWith, startSupervised } from './support/shop.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

test('orderSplitOnTheDesk: units go as an order of their own; what the shop then says of the first stops who packs the other, and holds it', async () => {
  const window = await startSupervised(station);
  const { page } = window;
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Orders', exact: true }).click();
  await page.getByRole('button', { name: /^1001/ }).click();
  const order = page.getByRole('region', { name: 'Order 1001', exact: true });
  await order.getByRole('button', { name: 'Split' }).click();
  await page.getByRole('button', { name: 'One more: Stoneware mug, Sand' }).click();
  await expect(order).toContainText('Nothing of it is packed yet.');
  await page.screenshot({ path: test.info().outputPath('split.png') });
  await order.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: /^1001-2/ }).click();
  await expect(page.getByRole('region', { name: 'Order 1001-2' })).toContainText('Stoneware mug');
  await page.screenshot({ path: test.info().outputPath('other.png') });

  // Each is packed by itself; the first goes.
  await page.keyboard.press('Escape');
  await openOrder(station, '1001');
  await packOn(station, (now) => now === null);
  await openOrder(station, '1001-2');
  await station.bench.scan('614141007349');
  await window.until('the mug in', (now) => now?.packedUnits === 1);
  await ordersComeIn(station, ordersWith(cancelled('1001')));
  await expect(page.getByRole('alert')).toContainText('The shop changed the order');
  await expect(page.getByRole('alert')).toContainText('Call a supervisor');
  await page.screenshot({ path: test.info().outputPath('overruled.png') });
  await station.bench.scan('CMD-NEXT');
  await window.until('the queue', (now) => now === null);
  await window.close();
  station.storage(({ orders }) => {
    expect(orders.byNumber('1001-2')).toMatchObject({ status: 'onHold', hold: 'overruled', lines: [{ packed: 0 }] });
    expect(orders.byNumber('1001')).toMatchObject({ status: 'done', lateChange: 'cancelled' });
  });
});
