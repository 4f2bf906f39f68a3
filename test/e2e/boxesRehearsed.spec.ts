import { expect, test } from '@playwright/test';
import { createTestStation, FILES, type TestStation } from './support/station.ts';

/** Orders placed an hour ago: what is rehearsed are the last days. */
const recent = (): string => {
  const at = new Date(Date.now() - 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  return FILES.orders.replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}/g, `${at} +0000`);
};

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation({ files: { orders: recent() } });
});
test.afterEach(async () => {
  await station.end();
});

test('boxesRehearsed: a draft without a box is rehearsed on the last days’ orders, told order by order, and the publication says so', async () => {
  const { page } = await station.start();
  await station.bench.scan('BADGE-1001');
  await expect(page.getByRole('img', { name: 'Signed in: Sol Reyes' })).toBeVisible();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Boxes' }).click();
  await page.getByRole('button', { name: 'Rehearsal' }).click();
  await expect(page.getByText('Change a box first')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Rehearse', exact: true })).toBeDisabled();
  await page.getByRole('button', { name: /^Box S/ }).click();
  await page.getByRole('button', { name: 'Take out' }).click();
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Not rehearsed as it stands.')).toBeVisible();
  await page.getByRole('button', { name: 'Back', exact: true }).click();

  await page.getByRole('button', { name: 'Rehearse', exact: true }).click();
  await expect(page.getByText(/^\d+ orders?, 30 days$/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('row', { name: /Box S/ })).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('rehearsed.png') });
  await page.getByRole('button', { name: /Order by order: [1-9]/ }).click();
  await expect(page.getByText(/Box S .* → Box M /).first()).toBeVisible();
  await page.getByRole('button', { name: 'Back to the sums' }).click();

  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText(/Rehearsed on \d+ orders?: \+.*all fit/)).toBeVisible();
  await page.getByRole('button', { name: 'Publish now' }).click();
  await expect(page.getByText('Version 2 in force')).toBeVisible();
  await page.getByRole('button', { name: 'Rehearsal' }).click();
  await expect(page.getByText('The boxes were changed since.')).toBeVisible();
});
