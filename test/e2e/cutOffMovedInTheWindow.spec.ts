import { expect, test } from '@playwright/test';
import { plainOrders } from './support/plainOrders.ts';
import { createTestStation, type TestStation } from './support/station.ts';

const DAY = 86_400_000;
const inDays = (days: number): Date => new Date(Date.now() + days * DAY);
const isoDate = (days: number): string => inDays(days).toISOString().slice(0, 10);

let station: TestStation;
test.beforeEach(async () => {
  // Too far away for the next truck by the program's tables, which come every working day.
  const orders = plainOrders([
    ['1001', isoDate(9), ''],
    ['1002', '2099-12-24', ''],
  ]);
  station = await createTestStation({ files: { orders } });
});
test.afterEach(async () => {
  await station.end();
});

test('cutOffMovedInTheWindow: a truck that comes once a week takes at once what is promised before the one after it; the audit says who', async () => {
  const { page } = await station.start();
  const rows = page.getByRole('button', { name: /^Pack order/ });
  await expect(rows).toHaveText([/^1001/, /^1002/]);
  await page.getByRole('button', { name: /^Today/ }).click();
  await expect(rows).toHaveCount(0);

  await station.bench.scan('BADGE-1001');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Rates' }).click();
  await page.getByRole('button', { name: 'Services and truck' }).click();
  await expect(page.getByText('As the table Calendar under Rates says.')).toBeVisible();
  const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
  const hour = (day: string) => page.getByLabel(day, { exact: true });
  await expect(hour('Monday')).toHaveValue('24:00');
  for (const day of names) await hour(day).fill('');
  await expect(page.getByText('On one day of the week at least it has to come.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled();
  const day = inDays(3).toLocaleDateString('en', { weekday: 'long', timeZone: 'America/Chicago' });
  await hour(day).fill('25.61');
  await expect(page.getByText('Like 16:30')).toBeVisible();
  await hour(day).fill('16:30');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/Set by Sol Reyes/)).toBeVisible();
  await expect(page.getByText(/^Next truck .*16:30$/)).toBeVisible();

  await page.getByRole('navigation').getByRole('button', { name: 'Queue' }).click();
  await page.getByRole('button', { name: /^Truck/ }).click();
  await expect(rows).toHaveText([/^1001/]);

  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Audit' }).click();
  await page.getByRole('button', { name: /When the truck comes/ }).click();
  await expect(page.getByText('16:30')).toBeVisible();
});
