import { expect, test } from '@playwright/test';
import { openOrder, packOn } from './support/packer.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

test('policyReachesTheBench: what a supervisor decides on its page holds from the packer’s next order on, and says who set it', async () => {
  const window = await station.start();
  const { page } = window;
  await station.bench.scan('BADGE-1001');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Station' }).click();
  await page.getByRole('button', { name: 'Policies' }).click();
  const orders = page.getByLabel('New packers look twice', { exact: true });
  await orders.fill('501');
  await expect(page.getByText('A whole number from 0 to 500')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
  await orders.fill('5');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/Sol Reyes, .*: before, 0 orders/)).toBeVisible();
  await page.getByRole('button', { name: 'Queue' }).click();
  await station.bench.scan('BADGE-2047');
  await openOrder(station, '1002');
  await packOn(station, (now) => now?.instruction?.kind === 'secondLook');
  await expect(page.getByRole('heading', { name: 'Look again' })).toBeVisible();
  await expect(page.getByText('You are new here')).toBeVisible();
  await station.bench.scan('CMD-NEXT');
  await window.until('the box', (now) => now?.stage === 'box');
  await packOn(station, (now) => now === null);
  await window.close();
  station.storage((storage) => {
    expect(storage.site()?.policies?.newPackerOrders).toMatchObject({ value: 5, before: 0 });
  });
});
