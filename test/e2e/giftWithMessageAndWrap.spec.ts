import { expect, test } from '@playwright/test';
import { createTestStation, FILES, type TestStation } from './support/station.ts';
import { packOn } from './support/packer.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation({
    files: {
      orders: `order,quantity,sku,consignee,address1,city,province,postcode,country,shipping_method,gift_message,wrap
1001,1,TEA-BRG,Rowan Ashby,207 Larkspur Lane,East Dunmore,WI,54901,US,Ground,"Happy birthday, Juniper.",green paper
`,
      products: FILES.products,
    },
  });
});
test.afterEach(async () => {
  await station.end();
});

test('a gift is wrapped, its message goes in, and only then is it weighed', async () => {
  const { page } = await station.start();
  const { bench } = station;
  await bench.scan('1001');
  await page.getByText('Scan the next item').waitFor();
  await bench.scan('614141007363');

  await expect(page.getByText('Wrap the items')).toBeVisible();
  await expect(page.getByText('green paper')).toBeVisible();
  await bench.scan('BX-S');
  await expect(page.getByText('No box yet')).toBeVisible();
  await page.keyboard.press('F12');
  await page.getByText('Take box S').waitFor();
  await bench.scan('BX-S');

  await expect(page.getByText('Put the gift card in')).toBeVisible();
  await expect(page.getByText('Happy birthday, Juniper.')).toBeVisible();
  // Nothing here prints it: the packer writes it by hand.
  await expect(page.getByText('write it on a card')).toBeVisible();
  bench.put({ digits: 60, exponent: -2, unit: 'lb' });
  const window = station.window();
  expect((await window.snapshot())?.weigh?.gross).toBeNull();
  await page.getByRole('button', { name: 'Done' }).click();
  await packOn(station, (now) => now === null);
  await window.close();
  expect(station.storage((storage) => storage.parcels.all().map(({ closedAt }) => closedAt !== null))).toEqual([true]);
});
