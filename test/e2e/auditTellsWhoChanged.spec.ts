import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createTestStation, openDevices, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

test('auditTellsWhoChanged: who changed a product’s weight is told with before and after, found by its name, saved as CSV; the chain is whole', async () => {
  const { page, app } = await station.start();
  const menu = page.getByRole('navigation', { name: 'Menu' });
  await station.bench.scan('BADGE-1001');
  await page.getByRole('button', { name: 'Menu' }).click();
  await menu.getByRole('button', { name: 'Products' }).click();
  await page.getByText('All', { exact: true }).click();
  await page.getByRole('button', { name: /TEA-BRG/ }).click();
  const form = page.getByRole('region', { name: /tea/i }).last();
  await form.getByRole('textbox', { name: 'Weight', exact: true }).fill('0.41');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();

  await menu.getByRole('button', { name: 'Audit' }).click();
  await expect(page.getByRole('status').filter({ hasText: /^Chain whole · \d+ records/ })).toBeVisible();
  await page.getByRole('searchbox').fill('tea-brg');
  const list = page.getByRole('region', { name: 'List of changes' });
  await expect(list.getByRole('button', { name: /changed Sol Reyes/ })).toBeVisible();
  await list.getByRole('button', { name: /changed Sol Reyes/ }).click();
  const change = page.getByRole('region', { name: 'The change' });
  await expect(change.getByRole('row', { name: /^Weight 0\.\d+ lb 0\.41 lb$/ })).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('audit.png') });

  const file = join(station.dataDir, 'audit.csv');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.getByRole('button', { name: 'Save CSV' }).click();
  await expect
    .poll(() => readFileSync(file, { encoding: 'utf8', flag: 'a+' }))
    .toMatch(/Sol Reyes,products,productRecorded,.*,TEA-BRG,,,product\.weight,[\d.]+ lb,0\.41 lb/);

  await page.getByRole('button', { name: 'About' }).click();
  await page.getByRole('option', { name: 'Signing in' }).click();
  await expect(page.getByText('Nothing was changed')).toBeVisible();
  await page.getByRole('searchbox').fill('');
  await expect(list.getByRole('button', { name: /^Sol Reyes signed in/ })).toBeVisible();

  await change.getByRole('button', { name: 'Products' }).click();
  await expect(page.getByRole('region', { name: /tea/i }).last()).toBeVisible();
});

test('what a device is and what prints where are told with before and after, and so is what was written into station.json', async () => {
  const { page } = await openDevices(station);
  const card = page.getByRole('region', { name: 'Scale', exact: true });
  await card.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Set up' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Scale by the door');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'What prints where' }).click();
  const manifest = page.getByRole('group', { name: 'Manifest' });
  await manifest.getByRole('button', { name: 'Printer', exact: false }).first().click();
  await page.getByRole('option', { name: 'Not printed' }).click();
  await page.getByRole('navigation', { name: 'Menu' }).getByRole('button', { name: 'Audit' }).click();
  const list = page.getByRole('region', { name: 'List of changes' });
  const change = page.getByRole('region', { name: 'The change' });
  await list.getByRole('button', { name: /What prints where Sol Reyes/ }).click();
  await expect(change.getByRole('row', { name: /^Manifest The first that suits Not printed$/ })).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('routes.png') });
  await list.getByRole('button', { name: /Scale by the door changed Sol Reyes/ }).click();
  await expect(change.getByRole('row', { name: /^Name .+ Scale by the door$/ })).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('device.png') });

  await station.window().close();
  const file = join(station.dataDir, 'station.json');
  const config = JSON.parse(readFileSync(file, 'utf8')) as { weigh?: object };
  writeFileSync(file, JSON.stringify({ ...config, weigh: { ...config.weigh, perScan: true } }));
  const again = await openDevices(station);
  await again.page.getByRole('navigation', { name: 'Menu' }).getByRole('button', { name: 'Audit' }).click();
  await again.page.getByRole('button', { name: /station\.json changed before this start Nobody signed in/ }).click();
  await expect(again.page.getByRole('row', { name: /weigh\.perScan Setting No Yes$/ })).toBeVisible();
  await again.page.screenshot({ path: test.info().outputPath('file.png') });
});
