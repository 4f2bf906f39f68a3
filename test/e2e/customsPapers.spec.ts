import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createTestStation, FILES, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  const [header = '', ...lines] = FILES.products.trimEnd().split('\n');
  station = await createTestStation({
    files: {
      products: [
        `${header},hs_code,origin,battery,battery_packing,un_number,batteries,battery_wh`,
        ...lines.map((line) => `${line},0902.30,LK,,,,,`),
        'LMP-BRS,"Reading lamp, Brass",614141007370,3,3,5,in,0.35,lb,9405.21,DE,ion,with,3481,1,37',
        '',
      ].join('\n'),
      orders: FILES.orders
        .replace(
          '"Black tea, Bergamot",TEA-BRG,true,pending,Wren Holt',
          '"Reading lamp, Brass",LMP-BRS,true,pending,Wren Holt',
        )
        .replace("9 Quarry Road,East Dunmore,'54901,WI,US", '9 Quarry Road,Halifax,B3H 4R2,NS,CA'),
    },
  });
});
test.afterEach(async () => {
  await station.end();
});

test('a lamp to another country waits for its lithium mark, and its invoice is saved as PDF', async () => {
  const { page, app } = await station.start();
  const { bench } = station;
  await bench.scan('1002');
  await page.getByText('Scan the next item').waitFor();
  await bench.scan('614141007370');
  await page.getByText('Take box S').waitFor();
  await bench.scan('BX-S');
  await expect(page.getByText('Put the mark on: UN 3481')).toBeVisible();
  bench.put({ digits: 60, exponent: -2, unit: 'lb' });
  await bench.scan('MARK-UN3481');
  await expect(page.getByText('Put the label on, then scan it')).toBeVisible();

  // No printer for sheets is set up here: the parcel may not go without, and the bench says so.
  await expect(page.getByText('Customs invoice')).toBeVisible();
  await expect(page.getByText(/^Not printed/)).toBeVisible();
  const path = join(station.dataDir, 'invoice.pdf');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  await page.getByRole('button', { name: 'Save as PDF' }).click();
  const pdf = (): string => {
    try {
      return readFileSync(path, 'latin1');
    } catch {
      return '';
    }
  };
  await expect.poll(() => pdf().startsWith('%PDF-') && pdf().includes('%%EOF')).toBe(true);
  // Three copies of one sheet each.
  expect(pdf().match(/\/Type \/Page\b(?!s)/g)).toHaveLength(3);
});
