import { expect, test } from '@playwright/test';
import { journalOf } from './support/journal.ts';
import { packOn } from './support/packer.ts';
import { createTestStation, FILES, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  const [header = '', ...lines] = FILES.products.trimEnd().split('\n');
  station = await createTestStation({
    files: {
      products: [
        `${header},hs_code,origin,unit_value,value_currency,battery,battery_packing,un_number,batteries,battery_wh`,
        ...lines.map((line) => `${line},0902.30,LK,14.00,USD,,,,,`),
        'LMP-BRS,"Reading lamp, Brass",614141007370,3,3,5,in,0.35,lb,9405.21,DE,49.00,USD,ion,with,3481,1,37',
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

test('an order to another country is packed by scans alone: N + 3, and one for its mark', async () => {
  const window = await station.start();
  const { bench } = station;
  const scans: string[] = [];
  const scan = async (text: string): Promise<void> => {
    scans.push(text);
    await bench.scan(text);
  };
  await scan('1002');
  await window.until('verify', (now) => now?.stage === 'verify');
  await scan('614141007370');
  await window.until('a box', (now) => Boolean(now?.box?.suggested));
  await scan('BX-S');
  await expect(window.page.getByText('Put the mark on: UN 3481')).toBeVisible();
  // A mark of other goods is not this parcel's.
  await bench.scan('MARK-LQ');
  await expect(window.page.getByRole('alert')).toBeVisible();
  await scan('MARK-UN3481');
  await window.until('the mark confirmed', (now) => now?.weigh?.mark === null);
  await packOn(station, (now) => now?.label?.print === 'delivered');
  const shown = await window.snapshot();
  expect(shown?.label?.papers).toMatchObject({ form: 'invoice', lacks: [] });
  await scan(shown?.label?.tracking ?? '');
  await window.until('the queue', (now) => now === null);

  expect(scans).toHaveLength(1 + 3 + 1);
  const journal = journalOf(station);
  expect(journal.filter((event) => 'by' in event && event.by === 'hand')).toEqual([]);
  expect(journal.find((event) => event.type === 'parcelCleared')).toMatchObject({
    clearance: { from: 'US', to: 'CA', papers: 'invoice', marks: ['UN3481'] },
  });
  await window.close();
  station.storage((storage) => {
    expect(storage.orders.byNumber('1002')?.status).toBe('done');
  });
});
