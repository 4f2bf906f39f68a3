import { expect, test } from '@playwright/test';
import { packInTraining, trainingHands, untilDevicesReady } from './support/training.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

test('a new packer does the first day step by step in training, and the supervisor sees how far they are', async () => {
  test.slow();
  const window = await station.start({ signIn: false });
  const { page } = window;
  await page.getByRole('button', { name: 'Training' }).click();
  const strip = page.getByRole('complementary', { name: 'TRAINING' });
  await expect(strip).toContainText('Nothing here is real');
  const asks = (words: string) => expect(strip.getByRole('status')).toContainText(words);
  const hand = await trainingHands(window);

  await asks('Scan your badge');
  await window.picture('training-sign-in');
  await hand('Badge of Mika Kohl');
  await asks('Scan an order');
  await hand('Order 10466');
  await asks('not on the order');
  await hand(/^Wrong item/);
  await expect(page.getByRole('alert')).toContainText('Nearly the same, but wrong');
  await asks('Scan UNDO');
  await window.picture('training-wrong-item');
  await hand('UNDO');
  await asks('then the box');
  await packInTraining(window, hand, ['Notebook, Harbor']);

  await asks('NEW BOX');
  await hand('Order 10488');
  await window.until('the order', (now) => now?.number === '10488');
  for (const [index, item] of ['Stoneware mug, Sand', 'Stoneware mug, Clay'].entries()) {
    await hand(item);
    await window.until(`${item} counted`, (now) => now?.packedUnits === index + 1);
  }
  await window.until('a box', (now) => Boolean(now?.box?.suggested));
  await page.getByRole('button', { name: 'Step' }).click();
  await page.getByRole('button', { name: 'Step' }).click();
  await window.until('one mug in', (now) => now?.box?.placed === 1);
  await hand('NEW BOX');
  await asks('scan HOLD');
  await hand('HOLD');
  await asks('scan PROBLEM');
  await hand(/^Order/);
  await window.until('an order', (now) => now !== null);
  await hand('PROBLEM');
  await asks('All steps done');
  await window.picture('training-done');

  await page.getByRole('button', { name: 'Leave training' }).click();
  await expect(strip).toBeHidden();
  await expect(page.getByText('Scan your badge')).toBeVisible();
  await untilDevicesReady(window);
  await station.bench.scan('BADGE-1001');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Station' }).click();
  await page.getByRole('button', { name: 'Training' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Mika Kohl' })).toContainText('All steps done');
  await expect(page.getByRole('listitem').filter({ hasText: 'Sol Reyes' })).toContainText('Not begun');
  await window.picture('training-progress');
});
