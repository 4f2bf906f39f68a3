import { expect, test } from '@playwright/test';
import { driverProcess } from '../support/driverProcess.ts';
import { openOrder, packOn } from './support/packer.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

test('scaleUnplugged: it is shown gone, never as zero, and weighs again when it is back', async () => {
  const window = await station.start();
  await openOrder(station, '1002');
  await packOn(station, (now) => now?.stage === 'weigh');
  station.bench.work({ do: 'away', device: 'scale', ms: 2_500 });
  await window.until('the scale is shown gone', (now) => now?.band.key === 'scaleGone');
  await expect(window.page.getByRole('heading', { name: 'Scale is gone' })).toBeVisible();
  await expect(window.page.getByText('0.00')).toHaveCount(0);
  await packOn(station, (now) => now === null);
});

test('printerAway: the bought label waits, prints once when the printer is back, and is not bought again', async () => {
  const window = await station.start();
  await openOrder(station, '1002');
  await packOn(station, (now) => now?.stage === 'weigh');
  station.bench.work({ do: 'away', device: 'printer', ms: 3_000 });
  await packOn(station, (now) => now?.label?.label === 'bought');
  await window.until('the label waits for the printer', (now) => now?.band.key === 'printerWaits');
  await packOn(station, (now) => now === null);
  await window.close();
  station.storage((storage) => {
    expect(storage.parcels.all()).toHaveLength(1);
  });
  await expect(station.bench.nextLabel(300)).rejects.toThrow('no label came out');
});

test('printerOutOfMedia: the packer is told, and the label comes when the roll is in', async () => {
  const window = await station.start();
  await openOrder(station, '1002');
  await packOn(station, (now) => now?.stage === 'weigh');
  station.bench.work({ do: 'paperOut' });
  await window.until('the printer is out of labels', () => true);
  await packOn(station, (now) => now?.label?.label === 'bought');
  await expect(window.page.getByRole('heading', { name: 'No labels left' })).toBeVisible({ timeout: 10_000 });
  station.bench.work({ do: 'paperIn', labels: 100 });
  await packOn(station, (now) => now === null);
});

test('driverCrashed: the window stays, and every device is back', async () => {
  const window = await station.start();
  const killedAt = Date.now();
  process.kill(driverProcess(window.process.pid ?? 0), 'SIGKILL');
  await expect
    .poll(async () => {
      const reply = await window.page.evaluate<{ output: { devices: { state: string; since: number }[] } }>(
        "window.station.request('devices.list', {})",
      );
      return reply.output.devices.filter((device) => device.state === 'ready' && device.since >= killedAt).length;
    })
    .toBe(4);
  await openOrder(station, '1002');
  await packOn(station, (now) => now === null);
});
