import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startInstruments, type Simulation } from '../../src/devices/virtual/simulation.ts';
import { createTestStation, openDevices, type TestStation } from './support/station.ts';

let station: TestStation;
let spare: Simulation;
test.beforeEach(async () => {
  spare = await startInstruments({
    addresses: { printer: { kind: 'tcp', port: 0 } },
    control: null,
    printer: { language: 'tspl' },
  });
  station = await createTestStation({
    devices: [
      {
        deviceId: 'spare',
        role: 'labelPrinter',
        name: 'Spare printer',
        transport: { kind: 'tcp', host: '127.0.0.1', port: Number(spare.listening.printer) },
        protocol: 'tspl',
      },
    ],
  });
});
test.afterEach(async () => {
  await station.end();
  await spare.close();
});

const routes = (): unknown =>
  (JSON.parse(readFileSync(join(station.dataDir, 'station.json'), 'utf8')) as { routes?: unknown }).routes;

test('a supervisor names a fall-back; when the first printer runs out of labels the next one comes out there, in its language', async () => {
  const { page } = await openDevices(station);
  await page.getByRole('button', { name: 'What prints where' }).click();

  const row = page.getByRole('group', { name: 'Shipping label' });
  await expect(row.getByText('Label printer', { exact: true })).toBeVisible();
  await row.getByRole('button', { name: 'Printer', exact: false }).first().click();
  await page.getByRole('option', { name: /^Label printer/ }).click();
  await row.getByRole('button', { name: 'While that one is away' }).click();
  await page.getByRole('option', { name: /^Spare printer/ }).click();
  await expect.poll(routes).toEqual({ shippingLabel: ['printer', 'spare'] });

  station.bench.work({ do: 'paperOut' });
  await expect(row.getByText('Spare printer instead')).toBeVisible();

  await station.bench.scan('1002');
  await station.bench.scan('614141007363');
  await page.getByText('Take', { exact: false }).first().waitFor();
  await station.bench.scan('BX-S');
  station.bench.put({ digits: 60, exponent: -2, unit: 'lb' });
  await expect(page.getByText('Spare printer', { exact: false }).first()).toBeVisible();
  await expect.poll(() => spare.instruments.printer?.core.labels.length).toBe(1);
  const [label] = spare.instruments.printer?.core.labels ?? [];
  expect(
    Buffer.from(label?.bytes ?? [])
      .toString('latin1')
      .slice(0, 20),
  ).toMatch(/^CLS\s+BITMAP/);
});

test('what is loaded in a printer is said at its set-up, and other labels than it holds are refused in words', async () => {
  const { page } = await openDevices(station);
  for (const name of ['Label printer', 'Spare printer']) {
    await page.getByRole('region', { name }).getByRole('button', { name: 'Set up' }).click();
    await page.getByRole('button', { name: '3 × 2 in' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('region', { name }).getByText('Ready', { exact: true })).toBeVisible();
  }
  await page.getByRole('button', { name: 'What prints where' }).click();
  const row = page.getByRole('group', { name: 'Shipping label' });
  await expect(row.getByText('Label printer: Wrong labels')).toBeVisible();
  await page.getByRole('button', { name: 'Print command cards' }).click();
  await expect(page.getByText('Not printed: Wrong labels')).toBeVisible();
  expect(spare.instruments.printer?.core.labels).toHaveLength(0);
});
