import { expect, test } from '@playwright/test';
import { AWAY_MS } from '../../src/devices/sleepWatch.ts';
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

type Window = Awaited<ReturnType<TestStation['start']>>;

const devicesOf = async ({ page }: Window) => {
  const reply = await page.evaluate<{
    output: { devices: { role: string; state: string; reason: string | null; reconnects: number; address: string }[] };
  }>("window.station.request('devices.list', {})");
  return reply.output.devices.filter(({ address }) => address !== 'keyboard');
};

test('pcAsleep: every device is let go and shown so, and packing goes on when the PC is awake', async () => {
  const window = await station.start();
  await openOrder(station, '1002');
  await packOn(station, (now) => now?.stage === 'weigh');
  await window.app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
  await window.until('the scale is shown gone', (now) => now?.band.key === 'scaleGone');
  expect(new Set((await devicesOf(window)).map(({ reason }) => reason))).toEqual(new Set(['asleep']));
  await window.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
  await expect
    .poll(async () => (await devicesOf(window)).map(({ state }) => state))
    .toEqual(['ready', 'ready', 'ready']);
  await packOn(station, (now) => now === null);
  await window.close();
  station.storage((storage) => {
    expect(storage.parcels.all()).toHaveLength(1);
  });
});

test('driversStopped: a device host that stood still opens its devices anew, and packing goes on', async () => {
  const window = await station.start();
  await openOrder(station, '1002');
  await packOn(station, (now) => now?.stage === 'weigh');
  const host = driverProcess(window.process.pid ?? 0);
  process.kill(host, 'SIGSTOP');
  await new Promise((resolve) => setTimeout(resolve, AWAY_MS + 2000));
  process.kill(host, 'SIGCONT');
  await expect
    .poll(async () => (await devicesOf(window)).filter(({ state, reconnects }) => state === 'ready' && reconnects > 0))
    .toHaveLength(3);
  expect(driverProcess(window.process.pid ?? 0)).toBe(host);
  await packOn(station, (now) => now === null);
});
