import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openOrder } from './support/packer.ts';
import { createTestStation, type TestStation } from './support/station.ts';
import { packInTraining, trainingHands, untilDevicesReady } from './support/training.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

test('an order packed in training is nowhere at the real bench, whose open order waits where it was', async () => {
  test.slow();
  const window = await station.start();
  const { page } = window;
  await openOrder(station, '1001');
  await station.bench.scan('614141007349');
  await window.until('one mug counted', (now) => now?.packedUnits === 1);
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Training' }).click();
  await expect(page.getByText('Nothing here is real')).toBeVisible();

  const hand = await trainingHands(window);
  await hand('Badge of Mika Kohl');
  // The real scanner reaches nothing here: its line is closed.
  await expect(station.bench.scan('1002')).rejects.toThrow('did not connect');
  await hand('Order 10466');
  await window.until('the order', (now) => now?.number === '10466');
  await packInTraining(window, hand, ['Notebook, Harbor']);
  await page.getByRole('button', { name: 'Leave training' }).click();

  await expect(page.getByText('Nothing here is real')).toBeHidden();
  await expect(page.getByText('Scan your badge')).toBeVisible();
  await untilDevicesReady(window);
  await station.bench.scan('BADGE-2047');
  const now = await window.until('the order of before', (shot) => shot?.number === '1001');
  expect(now?.packedUnits).toBe(1);
  await window.close();

  station.storage((storage) => {
    expect(storage.parcels.all()).toEqual([]);
    expect(storage.orders.byNumber('10466')).toBeNull();
    expect(storage.orders.byNumber('1002')?.status).toBe('ready');
    expect(storage.sessions.open()?.lines.map(({ packed }) => packed)).toEqual([1, 0]);
  });
  // No label came out of the real printer, and nothing of the training's own is left but how far its packer is.
  expect(station.bench.papers()).toBe(0);
  expect(existsSync(join(station.dataDir, 'training', 'station.db'))).toBe(false);
  expect(readdirSync(join(station.dataDir, 'training'))).toContain('progress.json');
});
