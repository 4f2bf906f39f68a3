import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startInstruments, type Simulation } from '../../src/devices/virtual/simulation.ts';
import { createTestStation, openDevices, type TestStation } from './support/station.ts';

let station: TestStation;
let scale: Simulation;
test.beforeEach(async () => {
  station = await createTestStation();
  scale = await startInstruments({
    addresses: { scale: { kind: 'tcp', port: 0 } },
    control: null,
    scale: { protocol: 'toledo-8217', load: { digits: 1250, exponent: -3, unit: 'kg' } },
  });
});
test.afterEach(async () => {
  await station.end();
  await scale.close();
});

const devicesOf = ({ dataDir }: TestStation) =>
  (JSON.parse(readFileSync(join(dataDir, 'station.json'), 'utf8')) as { devices: { deviceId: string; name: string }[] })
    .devices;

test('a supervisor sets a scale up in the window, renames it and removes it; nobody else can', async () => {
  const { page } = await station.start({ signIn: false });
  await page.getByText('Scan your badge').waitFor();
  const refused = await page.evaluate<{ failure: { code: string } }>(
    "window.station.request('devices.remove', { deviceId: 'scale' })",
  );
  expect(refused.failure.code).toBe('request.forbidden');
  await station.bench.scan('BADGE-1001');
  await page.getByText('Scan your badge').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Devices' }).click();

  await page.getByRole('button', { name: 'Find devices' }).click();
  await expect(page.getByRole('heading', { name: 'Plugged into this PC' })).toBeVisible();
  await page.getByRole('button', { name: 'Network device' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toHaveText('An address such as 10.20.7.31 is needed, without a port.');
  await page.getByRole('textbox', { name: 'Name' }).fill('Second scale');
  await page.getByRole('button', { name: 'Scale', exact: true }).click();
  await page.getByRole('button', { name: 'Toledo 8217' }).click();
  await page.getByRole('textbox', { name: 'Address in the network' }).fill('127.0.0.1');
  await page.getByRole('textbox', { name: 'Port' }).fill(String(scale.listening.scale));
  await page.getByRole('button', { name: 'Save' }).click();

  const card = page.getByRole('region', { name: 'Second scale' });
  await expect(card.getByText('Ready', { exact: true })).toBeVisible();
  await expect(card.getByText('01.250').first()).toBeVisible();
  expect(devicesOf(station).map(({ deviceId }) => deviceId)).toEqual([
    'scanner',
    'scale',
    'printer',
    'keyboard',
    'scale-2',
  ]);
  // The others were let go and are back.
  await expect(page.getByRole('region', { name: 'Label printer' }).getByText('Ready', { exact: true })).toBeVisible();

  await card.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Set up' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Floor scale');
  await page.getByRole('button', { name: 'Save' }).click();
  const renamed = page.getByRole('region', { name: 'Floor scale' });
  await expect(renamed.getByText('Ready', { exact: true })).toBeVisible();
  await renamed.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Set up' }).click();
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Press again to remove' }).click();
  await expect(renamed).toHaveCount(0);
  expect(devicesOf(station)).toHaveLength(4);
  await expect(
    page.getByRole('region', { name: 'Scale', exact: true }).getByText('Ready', { exact: true }),
  ).toBeVisible();
});

test('a test label that is scanned back proves the printer; the station does not take it for an order', async () => {
  const { page } = await openDevices(station);
  const printer = page.getByRole('region', { name: 'Label printer' });
  await expect(printer.getByText('Ready', { exact: true })).toBeVisible();
  await printer.getByRole('button', { name: 'Test label' }).click();
  await expect(printer.getByRole('status')).toHaveText('Printed. Scan what comes out.');
  const label = await station.bench.nextLabel(10_000);
  const code = /TEST-[A-Z2-9]{6}/.exec(Buffer.from(label.zpl).toString('latin1'))?.[0] ?? '';
  await station.bench.scan(code);
  await expect(printer.getByRole('status')).toHaveText('What it prints reads right.');
  const scale = page.getByRole('region', { name: 'Scale', exact: true });
  await scale.getByRole('button', { name: 'Zero' }).click();
  await expect(scale.getByRole('status')).toHaveText('The scale was told to show zero.');
  await expect(page.getByRole('heading', { name: 'Devices' })).toBeVisible();
});
