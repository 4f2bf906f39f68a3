import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startEasypostServer, type EasypostServer } from '../support/carrierServers/easypost.ts';
import { createTestStation, type TestStation } from './support/station.ts';

const KEY = 'EZAK-typed-by-it-4711';
let station: TestStation;
let server: EasypostServer;
test.beforeEach(async () => {
  station = await createTestStation();
  server = await startEasypostServer();
});
test.afterEach(async () => {
  await station.end();
  await server.close();
});

const buysAt = (carrier: object): void => {
  const file = join(station.dataDir, 'station.json');
  const config = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...config, carrier: { kind: 'easypost', url: server.url, ...carrier } }));
};

const atStation = async () => {
  const { page } = await station.start();
  await station.bench.scan('BADGE-1001');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Station' }).click();
  await page.getByRole('button', { name: 'Carrier' }).click();
  return page;
};

/** Everything the app wrote that could hold the key in the clear. */
const written = (folder: string): string =>
  readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === 'logs' ? [written(path)] : [];
      return entry.isFile() ? [readFileSync(path, 'latin1')] : [];
    })
    .join('\n');

test('the carrier is tested in words, by a key out of a file', async () => {
  const keyFile = join(station.dataDir, 'carrier.key');
  writeFileSync(keyFile, 'key\n', { mode: 0o600 });
  buysAt({ keyFile });
  const page = await atStation();
  await expect(page.getByText(`Its key is in the file ${keyFile}`)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Type the key' })).toBeHidden();
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(page.getByText('EasyPost answers, and knows this key.')).toBeVisible();
});

test('a key is typed where the system keeps it, and refused with the reason where it does not', async () => {
  buysAt({});
  const page = await atStation();
  await page.getByRole('button', { name: 'Test', exact: true }).click();
  await expect(page.getByText('It did not let this key in.')).toBeVisible();
  const typing = page.getByRole('button', { name: 'Type the key' });
  const refused = page.getByText("It can't be typed here");
  await expect(typing.or(refused)).toBeVisible();
  if (await refused.isVisible()) {
    await expect(typing).toBeHidden();
    expect(existsSync(join(station.dataDir, 'carrier.key.encrypted'))).toBe(false);
    return;
  }
  await typing.click();
  await page.getByLabel('Key', { exact: true }).fill(KEY);
  await page.getByRole('button', { name: 'Keep' }).click();
  await expect(page.getByText('Its key was typed here.')).toBeVisible();
  await expect(page.getByText(/Changed last by Sol Reyes, /)).toBeVisible();
  expect(await page.content()).not.toContain(KEY);
  expect(written(station.dataDir)).not.toContain(KEY);
  await page.getByRole('button', { name: 'Remove the key' }).click();
  await page.getByRole('button', { name: 'Press again to do it' }).click();
  await expect(page.getByText('It has no key yet')).toBeVisible();
});
