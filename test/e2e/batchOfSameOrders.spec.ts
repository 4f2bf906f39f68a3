import { expect, test } from '@playwright/test';
import { packOn } from './support/packer.ts';
import { plainOrders } from './support/plainOrders.ts';
import { createTestStation, type TestStation } from './support/station.ts';

const NUMBERS = ['1001', '1002', '1003', '1004'];
let station: TestStation;
test.beforeEach(async () => {
  const alone = '9001,1,MUG-SND,Mug,Wren Holt,9 Quarry Road,East Dunmore,WI,54901,US,2099-12-24,\n';
  const orders = plainOrders(NUMBERS.map((number) => [number, '2099-12-23', ''])) + alone;
  station = await createTestStation({ files: { orders } });
});
test.afterEach(async () => {
  await station.end();
});

test('a batch is opened by a press and packed order after order, past one that was put aside, until the queue is back', async () => {
  const { page } = await station.start();
  const window = station.window();
  const at = (number: string) => window.until(`order ${number}`, (now) => now?.number === number);
  await page.getByRole('button', { name: 'Pack 4 same orders, 1001 first' }).focus();
  await page.keyboard.press('Enter');
  await at('1001');
  await expect(page.getByText('3 more alike')).toBeVisible();
  await packOn(station, (now) => now?.number === '1002');
  await expect(page.getByText('2 more alike')).toBeVisible();
  await station.bench.scan('CMD-HOLD');
  await window.until('a free bench', (now) => now === null);
  await expect(page.getByText('It opens the next of 2 same orders.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Pack order/ })).toHaveText([/^1003/, /^1004/]);
  await station.bench.scan('614141007363');
  expect(await at('1003')).toMatchObject({ packedUnits: 1, batchLeft: 1 });
  await packOn(station, (now) => now?.number === '1004');
  await expect(page.getByText('Last of the same')).toBeVisible();
  await packOn(station, (now) => now === null);
  await expect(page.getByRole('button', { name: /^All/ })).toBeVisible();
  await station.bench.scan('CMD-NEXT');
  expect(await at('9001')).toMatchObject({ batchLeft: null });
});
