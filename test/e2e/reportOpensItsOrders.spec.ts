import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

test('an order that was packed is in the reports, each number opens it, and its row is saved as CSV', async () => {
  const { page, app } = await station.start();
  await openOrder(station, '1001');
  await packOn(station, (now) => now === null);
  await station.bench.scan('BADGE-1001');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Reports' }).click();
  await page.getByRole('button', { name: 'Today' }).click();
  await expect(page.getByRole('button', { name: /^Orders before 0 1/ })).toBeVisible();
  await expect(page.getByRole('img', { name: /^Orders, 1 bar/ })).toBeVisible();

  const file = join(station.dataDir, 'report.csv');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.getByRole('button', { name: 'CSV' }).click();
  await expect
    .poll(() => readFileSync(file, { encoding: 'utf8', flag: 'a+' }))
    .toMatch(/^\uFEFFfrom,to,hour,name,orders,parcels,/);
  expect(readFileSync(file, 'utf8').trim().split('\r\n')).toHaveLength(2);

  await page.getByRole('button', { name: 'Postage' }).first().click();
  await expect(page.getByRole('button', { name: /^Postage before – – \$\d/ })).toBeVisible();
  await page.getByRole('button', { name: 'Throughput' }).click();

  await page.getByRole('table').getByRole('button').first().click();
  await expect(page.getByRole('heading', { name: '1 entry' })).toBeVisible();
  await page.getByRole('button', { name: /^1001/ }).click();
  await expect(page.getByRole('heading', { name: 'Order 1001' })).toBeVisible();
});
