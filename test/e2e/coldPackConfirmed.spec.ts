import { expect, test } from '@playwright/test';
import { createTestStation, type TestStation } from './support/station.ts';
import { packOn } from './support/packer.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation({
    instructions: `scope,key,kind,text,must_confirm,barcode,weight,weight_unit
product,TEA-BRG,cold_pack,One gel pack flat on the tea,yes,GEL-1,0.40,lb
channel,csv,note,Check the best before date,,,,
`,
  });
});
test.afterEach(async () => {
  await station.end();
});

test('a cold pack is confirmed by its own code, and what it weighs is expected', async () => {
  const { page } = await station.start();
  const { bench } = station;
  await bench.scan('1002');
  await expect(page.getByText('Check the best before date')).toBeVisible();
  await bench.scan('614141007363');
  await page.getByText('Take box S').waitFor();
  await bench.scan('BX-S');
  await expect(page.getByText('Put the cold pack in')).toBeVisible();
  await bench.scan('GEL-2');
  await expect(page.getByText('Unknown barcode')).toBeVisible();
  await bench.scan('GEL-1');
  await expect(page.getByText('Put box S on the scale')).toBeVisible();
  await expect(page.getByText('Put in besides')).toBeVisible();
  // 0.35 lb of tea, 0.25 lb of box, 0.40 lb of gel: without the gel it is too light.
  bench.put({ digits: 60, exponent: -2, unit: 'lb' });
  await expect(page.getByText('Too light').first()).toBeVisible();
  bench.put({ digits: 100, exponent: -2, unit: 'lb' });
  await packOn(station, (now) => now === null || now.number !== '1002');
});
