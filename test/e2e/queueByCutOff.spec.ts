import { expect, test } from '@playwright/test';
import { plainOrders } from './support/plainOrders.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  const orders = plainOrders([
    ['1001', '2099-12-24', ''],
    ['1002', '2099-12-23', ''],
    ['1003', '2020-01-02', ''],
    ['1004', '', 'rush'],
  ]);
  station = await createTestStation({ files: { orders } });
});
test.afterEach(async () => {
  await station.end();
});

test('what has to be on the next truck stands apart from what can wait, and NEXT goes on with what is chosen', async () => {
  const { page } = await station.start();
  const rows = page.getByRole('button', { name: /^Pack order/ });
  await expect(rows).toHaveText([/^1003/, /^1004/, /^1002/, /^1001/]);
  await page.getByRole('button', { name: /^Today|^Truck/ }).click();
  await expect(rows).toHaveText([/^1003/, /^1004/]);
  await page
    .getByRole('button', { name: /^Later/ })
    .first()
    .click();
  await expect(rows).toHaveText([/^1002/, /^1001/]);
  for (const number of ['1002', '1001']) {
    await station.bench.scan('CMD-NEXT');
    await station.window().until(`order ${number}`, (now) => now?.number === number);
    await station.bench.scan('CMD-HOLD');
    await station.window().until('a free bench', (now) => now === null);
  }
  await station.bench.scan('CMD-NEXT');
  await expect(page.getByRole('alert').getByText('Nothing left to pack here')).toBeVisible();
});
