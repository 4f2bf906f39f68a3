import { expect, test } from '@playwright/test';
import { DEMO_USERS } from '../../src/station/demo.ts';
import { plainOrders } from './support/plainOrders.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  const orders = plainOrders([
    ['1001', '2099-12-23', ''],
    ['1002', '2099-12-24', ''],
    ['1003', '2099-12-25', 'high'],
  ]);
  station = await createTestStation({ files: { orders } });
});
test.afterEach(async () => {
  await station.end();
});

test('an order that a supervisor makes a rush is the next one, whatever was promised, also after a restart', async () => {
  let { page } = await station.start({ signIn: false });
  const supervisor = DEMO_USERS.find(({ role }) => role === 'supervisor');
  await page.getByText('Scan your badge').waitFor();
  await station.bench.scan(supervisor?.badge ?? '');
  const rows = page.getByRole('button', { name: /^Pack order/ });
  await expect(rows).toHaveText([/^1003High/, /^1001/, /^1002/]);
  await page.getByRole('button', { name: /Priority of 1002/ }).click();
  await page.getByRole('option', { name: 'Rush' }).click();
  await expect(rows).toHaveText([/^1002Rush/, /^1003High/, /^1001/]);
  await station.kill();

  page = (await station.start()).page;
  await expect(page.getByRole('button', { name: /^Pack order/ })).toHaveText([/^1002Rush/, /^1003High/, /^1001/]);
  // Who packs sees it, and changes nothing of it.
  await expect(page.getByRole('button', { name: /Priority of/ })).toHaveCount(0);
  await station.bench.scan('CMD-NEXT');
  await station.window().until('the rush order', (now) => now?.number === '1002');
});
