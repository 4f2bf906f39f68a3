import { expect, test } from '@playwright/test';
import { BUILT_IN_TABLES } from '../support/rates.ts';
import { openOrder, packOn } from './support/packer.ts';
import { createTestStation, type TestStation } from './support/station.ts';

// Every day is a working day: today's manifest is today's on a Sunday too.
const CALENDAR = 'origin,kind,value,name,source\n*,days,mon|tue|wed|thu|fri|sat|sun,,\n';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
  station.storage((storage) =>
    storage.record(
      [
        {
          event: {
            type: 'ratesPublished',
            version: 1,
            note: '',
            tables: { ...BUILT_IN_TABLES, calendar: CALENDAR },
          },
        },
      ],
      null,
    ),
  );
});
test.afterEach(async () => {
  await station.end();
});

test('what was packed leaves on a manifest: closed with one press, loaded by scans, looked up afterwards', async () => {
  const { page } = await station.start();
  for (const number of ['1001', '1002']) {
    await openOrder(station, number);
    await packOn(station, (now) => now === null);
  }
  await station.bench.scan('BADGE-1001');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Manifest' }).click();

  await expect(page.getByText('2 at the dock')).toBeHidden();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page.getByText('0 of 2 loaded')).toBeVisible();
  const numbers = await page.locator('tbody td[data-column="tracking"]').allTextContents();
  expect(numbers).toHaveLength(2);

  await page.getByRole('button', { name: 'Scan at the dock' }).click();
  await expect(page.getByText('Scan a parcel')).toBeVisible();
  await station.bench.scan(numbers[0] ?? '');
  await expect(page.getByText('of 2')).toBeVisible();
  await expect(page.getByRole('status').getByText('On the truck')).toBeVisible();
  await station.bench.scan('4006381333931');
  await expect(page.getByRole('alert')).toContainText('Not a parcel of ours');
  await station.bench.scan(numbers[0] ?? '');
  await expect(page.getByText('Counted already')).toBeVisible();
  await station.bench.scan(numbers[1] ?? '');
  await expect(page.getByText('All are on the truck')).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(page.getByText('All loaded')).toBeVisible();
  await page.getByRole('button', { name: 'Parcels' }).click();
  await station.bench.scan(numbers[0] ?? '');
  await expect(page.getByRole('searchbox')).toHaveValue(numbers[0] ?? '');
  await expect(page.getByText(/^Loaded \d\d:\d\d$/)).toBeVisible();
  await page.getByRole('button', { name: 'Label again' }).click();
  await expect(page.getByText('Sent to the printer.')).toBeVisible();

  await page.getByRole('button', { name: 'Queue' }).click();
  await expect(page.getByText('Queue is empty')).toBeVisible();
  await station.bench.scan(numbers[0] ?? '');
  await expect(page.getByRole('alert')).toBeVisible();
});
