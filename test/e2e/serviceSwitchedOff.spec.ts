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

test('serviceSwitchedOff: the packer’s next order goes by another service, and a task tells of the orders that asked for the one that is off', async () => {
  const window = await station.start();
  const { page } = window;
  await station.bench.scan('BADGE-1001');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Rates' }).click();
  await page.getByRole('button', { name: 'Services and truck' }).click();
  await page.getByRole('button', { name: 'Switch off Economy' }).click();
  await expect(page.getByText('2 orders to pack asked only for it and will go by other services.')).toBeVisible();
  await page.getByLabel('From ship date').fill('2020-01-01');
  await page.getByRole('button', { name: 'Switch off', exact: true }).click();
  await expect(page.getByText('A day from today on, like 2026-12-24.')).toBeVisible();
  await page.getByLabel('From ship date').fill('');
  await page.getByRole('button', { name: 'Switch off', exact: true }).click();
  await expect(page.getByText(/^Off from .*Sol Reyes/)).toBeVisible();
  await page.getByRole('button', { name: 'Switch off Express' }).click();
  await expect(page.getByText('It is the last one that is on')).toBeVisible();

  await page.getByRole('button', { name: /^Tasks/ }).click();
  await expect(page.getByText(/2 orders ask for it, and it is off/)).toBeVisible();
  await page.getByRole('navigation').getByRole('button', { name: 'Queue' }).click();
  await station.bench.scan('BADGE-2047');
  await openOrder(station, '1002');
  let service: string | null = null;
  await packOn(station, (now) => {
    service = now?.label?.serviceName ?? service;
    return now === null;
  });
  expect(service).toBe('Express');
});
