import { expect, test } from '@playwright/test';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

test('a supervisor lets a packer in by a badge that is scanned there, and no more of the desk than a packer has', async () => {
  const { page } = await station.start();
  await station.bench.scan('BADGE-1001');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Station' }).click();
  await page.getByRole('button', { name: 'People' }).click();
  await page.getByRole('button', { name: 'Add a person' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Wren Holt');
  await page.getByLabel('Packer number', { exact: true }).fill('2047');
  await page.getByLabel('PIN', { exact: true }).fill('9182');
  await station.bench.scan('BADGE-3050');
  await expect(page.getByLabel('Badge code', { exact: true })).toHaveValue('BADGE-3050');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Somebody has this number already')).toBeVisible();
  await page.getByLabel('Packer number', { exact: true }).fill('3050');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Number 3050')).toBeVisible();
  await station.bench.scan('BADGE-3050');
  await expect(page.getByRole('button', { name: 'People' })).toBeHidden();
  await page.getByRole('button', { name: 'Queue' }).click();
  await expect(page.getByText('Scan an order')).toBeVisible();
  await expect(page.getByRole('img', { name: 'Signed in: Wren Holt' })).toBeVisible();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Station' }).click();
  await expect(page.getByRole('heading', { name: 'Station' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'People' })).toBeHidden();
});

test('the table of roles says what each may do, and a lead sees of the desk what it says', async () => {
  const { page } = await station.start();
  await station.bench.scan('BADGE-1001');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Station' }).click();
  await page.getByRole('button', { name: 'People' }).click();
  await page.getByRole('button', { name: 'What each role may do' }).click();
  const row = (name: string) => page.getByRole('row', { name });
  await expect(row('Close manifests').getByRole('img')).toHaveCount(4);
  await expect(row('Close manifests').getByRole('img', { name: 'Yes' })).toHaveCount(2);
  await expect(row('Change and publish rates').getByRole('img', { name: 'Yes' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('button', { name: 'Add a person' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Wren Holt');
  await page.getByLabel('Packer number', { exact: true }).fill('3050');
  await page.getByLabel('PIN', { exact: true }).fill('9182');
  await page.getByRole('button', { name: 'Lead', exact: true }).click();
  await station.bench.scan('BADGE-3050');
  await expect(page.getByLabel('Badge code', { exact: true })).toHaveValue('BADGE-3050');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Number 3050')).toBeVisible();
  await station.bench.scan('BADGE-3050');
  await expect(page.getByRole('button', { name: 'Rates' })).toBeHidden();
  await page.getByRole('button', { name: 'Reports' }).click();
  await expect(page.getByRole('heading', { name: 'Reports' })).toBeVisible();
});
