import { expect, test } from '@playwright/test';
import { factsOf } from './support/journal.ts';
import { NOTHING, openOrder, packOn } from './support/packer.ts';
import { cancelled, ordersComeIn, ordersWith, startSupervised } from './support/shop.ts';
import { createTestStation, FILES, type TestStation } from './support/station.ts';

const PLACES: Readonly<Record<string, string>> = { 'MUG-SND': 'C-10', 'TEA-BRG': 'C-2' };
const products = FILES.products
  .trimEnd()
  .split('\n')
  .map((line, at) => `${line},${at === 0 ? 'location' : (PLACES[line.split(',')[0] ?? ''] ?? '')}\n`)
  .join('');

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation({ files: { products } });
});
test.afterEach(async () => {
  await station.end();
});

test('an order cancelled behind its label goes back item by item to its places, by scan and by press, and its label is told', async () => {
  const window = await startSupervised(station);
  const { page } = window;
  await openOrder(station, '1001');
  await packOn(station, (now) => now?.label?.print === 'delivered');
  const tracking = (await window.snapshot())?.label?.tracking ?? '';
  await ordersComeIn(station, ordersWith(cancelled('1001')));
  await expect(page.getByText(`Label ${tracking} is given back`)).toBeVisible();
  station.bench.put(NOTHING);
  await station.bench.scan('CMD-NEXT');
  await window.until('the queue', (now) => now === null);

  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Tasks' }).click();
  await expect(page.getByText('3 items go back to their places.')).toBeVisible();
  await page.getByRole('button', { name: 'Put back' }).click();
  const places = page.locator('main ol b[class*=place]');
  await expect(places).toHaveText(['C-2', 'C-10']);
  await expect(page.getByText(`Label ${tracking} holds no more`)).toBeVisible();

  await station.bench.scan('614141007356');
  await expect(page.getByRole('alert')).toContainText('is not on this list');
  await station.bench.scan('614141007349');
  await expect(page.getByText('1 of 2')).toBeVisible();
  await page.getByRole('button', { name: 'C-10' }).click();
  await expect(page.getByText('2 of 2')).toBeVisible();
  await station.bench.scan('614141007363');
  await expect(page.getByText('All are back')).toBeVisible();
  expect(factsOf(station, 'itemPutBack')).toBe(3);
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(page.getByText('3 items go back')).toBeHidden();
  await window.close();
  station.storage((storage) => {
    expect(storage.orders.byNumber('1001')).toMatchObject({ status: 'cancelled' });
    expect(storage.tasks.putBacks(9)).toEqual([]);
  });
});
