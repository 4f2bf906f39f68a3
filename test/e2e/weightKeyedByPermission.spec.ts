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

test('weightKeyedByPermission: badge, reason, a weight that does not agree, then one that does; marked as typed on the screen and in the journal', async () => {
  const window = await station.start();
  const { page } = window;
  await openOrder(station, '1002');
  await packOn(station, (now) => now?.stage === 'weigh');
  const typed = async (digits: string): Promise<void> => {
    await station.bench.scan('CMD-SUPERVISOR');
    await station.bench.scan('BADGE-1001');
    await page.getByRole('button', { name: 'No scale works' }).click();
    await expect(page.getByRole('heading', { name: 'Type the weight in' })).toBeVisible();
    await page.keyboard.type(digits, { delay: 120 });
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Sol Reyes: type your PIN' })).toBeVisible();
    await page.keyboard.type('1001', { delay: 120 });
    await page.keyboard.press('Enter');
  };
  const expected = (await window.snapshot())?.weigh?.expected;
  if (!expected) throw new Error('the weight is known');
  const pounds = expected.digits * 10 ** expected.exponent;
  const keyed = (share: number): string => String(Math.round(pounds * share * 100));
  await typed(keyed(0.3));
  await window.until('too light', (now) => now?.weightAlert?.reason === 'tooLight');
  await page.keyboard.press('F2');
  await window.until('cleared', (now) => now?.weightAlert === null);
  await typed(keyed(1));
  await window.until('the label', (now) => now?.stage === 'label');
  await packOn(station, (now) => now === null);
  await window.close();
  station.storage((storage) => {
    const [parcel] = storage.parcels.all();
    expect(parcel?.closedAt).not.toBeNull();
    expect(parcel?.gross).toEqual({ digits: Number(keyed(1)), exponent: -2, unit: 'lb' });
  });
});

test('weightKeyedByPermission: who may type weights and is signed in needs no other badge and no PIN', async () => {
  const window = await station.start();
  const { page } = window;
  await station.bench.scan('BADGE-1001');
  await openOrder(station, '1002');
  await packOn(station, (now) => now?.stage === 'weigh');
  await page.getByRole('button', { name: 'Type the weight' }).click();
  await expect(page.getByRole('heading', { name: 'Why?' })).toBeVisible();
  await page.getByRole('button', { name: 'No scale works' }).click();
  const expected = (await window.snapshot())?.weigh?.expected;
  if (!expected) throw new Error('the weight is known');
  await page.keyboard.type(String(Math.round(expected.digits * 10 ** expected.exponent * 100)), { delay: 120 });
  await page.keyboard.press('Enter');
  await window.until('the label', (now) => now?.stage === 'label');
  await packOn(station, (now) => now === null);
});
