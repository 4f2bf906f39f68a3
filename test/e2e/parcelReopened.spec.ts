import { expect, test, type Page } from '@playwright/test';
import { factsOf, journalOf } from './support/journal.ts';
import { NOTHING, openOrder, packOn } from './support/packer.ts';
import { cancelled, ordersComeIn, ordersWith, startSupervised } from './support/shop.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

async function openAgain(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Parcels' }).click();
  await page.getByRole('button', { name: 'Reopen' }).click();
}

test('a closed parcel comes back by a supervisor’s badge, reason and PIN; power lost there, it still stands open, and leaves under another label', async () => {
  const first = await station.start();
  await openOrder(station, '1002');
  await packOn(station, (now) => now === null);
  const { page } = first;
  await openAgain(page);
  await expect(page.getByRole('heading', { name: 'Supervisor: scan your badge' })).toBeVisible();
  await station.bench.scan('BADGE-1001');
  await page.getByRole('button', { name: 'Packed wrong' }).click();
  await expect(page.getByRole('heading', { name: 'type your PIN' })).toBeVisible();
  await page.keyboard.type('1001', { delay: 60 });
  await page.getByRole('button', { name: 'Open it again' }).click();
  await first.until('its box', (now) => now?.band.key === 'lookIntoBox');
  await expect(page.getByText('Look into')).toBeVisible();
  expect(factsOf(station, 'labelVoided')).toBe(1);

  await station.kill();
  const window = await station.start();
  await window.until('its box again', (now) => now?.band.key === 'lookIntoBox');
  await station.bench.scan('CMD-UNPACK');
  await station.bench.scan('614141007363');
  await window.until('the item is out', (now) => now?.stage === 'verify');
  await packOn(station, (now) => now === null);
  const numbers = journalOf(station).flatMap((event) => (event.type === 'parcelClosed' ? [event.tracking] : []));
  expect(new Set(numbers).size).toBe(2);
  expect(factsOf(station, 'packFinished')).toBe(2);
  await window.close();
  station.storage((storage) => {
    expect(storage.orders.byNumber('1002')).toMatchObject({ status: 'done', lines: [{ packed: 1 }] });
    const [last] = storage.parcels.byTracking(numbers[1] ?? '');
    expect(last?.closedAt).not.toBeNull();
  });
});

test('one whose order was cancelled after packing is opened by the supervisor who is signed in, and stands stopped with its goods', async () => {
  const window = await startSupervised(station);
  const { page } = window;
  await openOrder(station, '1002');
  await packOn(station, (now) => now === null);
  station.bench.put(NOTHING);
  await ordersComeIn(station, ordersWith(cancelled('1002')));
  await openAgain(page);
  await page.keyboard.press('8');
  await expect(page.getByRole('alert')).toContainText('Order cancelled');
  await station.bench.scan('CMD-NEXT');
  await window.until('the queue', (now) => now === null);
  await window.close();
  station.storage((storage) => {
    expect(storage.orders.byNumber('1002')).toMatchObject({ status: 'cancelled' });
  });
});
