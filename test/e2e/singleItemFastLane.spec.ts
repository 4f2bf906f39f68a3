import { expect, test } from '@playwright/test';
import { packOn } from './support/packer.ts';
import { createTestStation, FILES, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  const orders = ['1003', '1004'].map(
    (number) =>
      `#${number},,paid,unfulfilled,USD,Ground,2026-11-20 12:15:00 -0600,1,"Black tea, Bergamot",TEA-BRG,true,pending,Wren Holt,9 Quarry Road,East Dunmore,'54901,WI,US,\n`,
  );
  station = await createTestStation({ files: { orders: FILES.orders + orders.join('') } });
});
test.afterEach(async () => {
  await station.end();
});

test('in the fast lane each item that is scanned opens the next order of just that item, verified already', async () => {
  const { page } = await station.start();
  await page.getByRole('button', { name: /^Single item/ }).click();
  await expect(page.getByRole('status').getByText('Scan any item')).toBeVisible();
  for (const number of ['1002', '1003', '1004']) {
    await station.bench.scan('614141007363');
    const now = await station.window().until(`order ${number}`, (shot) => shot?.number === number);
    expect(now).toMatchObject({ packedUnits: 1, totalUnits: 1, stage: 'box' });
    await packOn(station, (shot) => shot === null);
  }
  await expect(page.getByText('Nothing found')).toBeVisible();
  await station.bench.scan('614141007363');
  await expect(page.getByRole('alert')).toBeVisible();
});
