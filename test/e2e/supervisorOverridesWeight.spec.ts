import { expect, test } from '@playwright/test';
import { NOTHING, openOrder, packOn } from './support/packer.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

const lb = (hundredths: number) => ({ digits: hundredths, exponent: -2, unit: 'lb' as const });

/** Order 1002, one tea, on the scale at less than half its weight. */
async function tooLight(): Promise<void> {
  const window = station.window();
  await openOrder(station, '1002');
  await packOn(station, (now) => now?.stage === 'weigh');
  station.bench.put(lb(12));
  await window.until('too light', (now) => now?.weightAlert?.reason === 'tooLight');
}

test('supervisorOverridesWeight: by card, badge, reason and PIN, from the keyboard; the packer stays and closes the parcel', async () => {
  const window = await station.start();
  const { page } = window;
  await tooLight();
  await station.bench.scan('CMD-SUPERVISOR');
  await expect(page.getByRole('heading', { name: 'Supervisor: scan your badge' })).toBeVisible();
  await expect(page.getByRole('alert').first()).toContainText('Too light');
  await station.bench.scan('BADGE-2047');
  await expect(page.getByText('This person may not let it go on')).toBeVisible();
  await station.bench.scan('BADGE-1001');
  await expect(page.getByText('Packaging weighs more or less')).toBeVisible();
  await page.keyboard.press('3');
  await expect(page.getByRole('heading', { name: 'type your PIN' })).toBeVisible();
  await page.keyboard.type('1001', { delay: 120 });
  await page.keyboard.press('Enter');
  await window.until('the label', (now) => now?.stage === 'label');
  await packOn(station, (now) => now === null);
  await expect(page.getByRole('img', { name: 'Signed in: Mika Kohl' })).toBeVisible();
  station.bench.put(NOTHING);
  await window.close();
  station.storage((storage) => {
    const [parcel] = storage.parcels.all();
    expect(parcel?.closedAt).not.toBeNull();
    expect(parcel?.gross).not.toBeNull();
  });
});

test('wrongPinLocksOut: five wrong PINs, the stop stays, and the supervisor’s number is out at the sign-in too', async () => {
  const window = await station.start();
  const { page } = window;
  await tooLight();
  await page.getByRole('button', { name: 'SUPERVISOR' }).click();
  await station.bench.scan('BADGE-1001');
  await page.getByRole('button', { name: 'Checked by hand' }).click();
  for (let tries = 0; tries < 5; tries += 1) {
    await expect(page.getByRole('heading', { name: 'type your PIN' })).toBeVisible();
    for (const digit of '0000') await page.getByRole('button', { name: digit, exact: true }).click();
    await page.getByRole('button', { name: 'Let it go on' }).click();
    await expect(page.getByText(tries < 4 ? 'Wrong PIN' : 'Too many wrong PINs')).toBeVisible();
  }
  await station.bench.scan('BADGE-1001');
  await expect(page.getByRole('heading', { name: 'Supervisor: scan your badge' })).toBeVisible();
  await page.getByRole('button', { name: 'Not now' }).click();
  await expect(page.getByRole('alert')).toContainText('Too light');
  expect((await window.snapshot())?.weightAlert?.reason).toBe('tooLight');
});
