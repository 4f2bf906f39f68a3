import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { BUILT_IN_TABLES } from '../support/rates.ts';
import { openOrder, packOn } from './support/packer.ts';
import { createTestStation, FILES, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation({
    files: { orders: FILES.orders + FILES.orders.split('\n').at(-2)!.replace('#1002', '#1003') + '\n' },
  });
});
test.afterEach(async () => {
  await station.end();
});

async function toRates(): Promise<void> {
  const { page } = station.window();
  await station.bench.scan('BADGE-1001');
  await expect(page.getByRole('img', { name: 'Signed in: Sol Reyes' })).toBeVisible();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Rates' }).click();
  await expect(page.getByRole('heading', { name: 'Rates', exact: true })).toBeVisible();
}

/** What the order's parcel costs to send. */
async function packed(order: string): Promise<number> {
  const window = station.window();
  await station.bench.scan('BADGE-2047');
  await window.page.getByRole('navigation').getByRole('button', { name: 'Queue' }).click();
  await openOrder(station, order);
  let price = 0;
  await packOn(station, (now) => {
    price = now?.label?.charge?.minor ?? price;
    return now === null;
  });
  return price;
}

/** Every price of the tables a dollar up. */
const DEARER = BUILT_IN_TABLES.prices.replaceAll(
  /^(([^,\n]*,){6})(\d+)\.(\d\d),/gm,
  (_, start: string, __, whole: string, part: string) => `${start}${(Number(whole) + 1).toString()}.${part},`,
);

test('rateTablesPublished: a cell that can’t be read stops it; a file of prices is tried, published, paid by the packer’s next parcel, saved, and taken back', async () => {
  const { page, app } = await station.start();
  const folder = join(station.dataDir, 'tables');
  mkdirSync(folder);
  writeFileSync(join(folder, 'prices.csv'), DEARER);
  writeFileSync(join(folder, 'november.csv'), 'no table');
  await app.evaluate(
    ({ dialog }, [prices, other, to]) => {
      dialog.showOpenDialog = (...given: unknown[]) => {
        const asked = JSON.stringify(given);
        const filePaths = asked.includes('openDirectory') ? [to ?? ''] : [prices ?? '', other ?? ''];
        return Promise.resolve({ canceled: false, filePaths });
      };
    },
    [join(folder, 'prices.csv'), join(folder, 'november.csv'), folder],
  );
  await toRates();
  await expect(page.getByText('As the program came')).toBeVisible();
  await page.getByRole('button', { name: 'Prices' }).click();
  const price = page.getByRole('textbox', { name: 'Price', exact: true });
  await expect(price).toHaveValue('6.50');
  await price.fill('cheap');
  await expect(page.getByText('1 thing is wrong')).toBeVisible();
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByRole('button', { name: 'Publish now' })).toBeDisabled();
  await page.getByRole('button', { name: 'Back' }).click();
  await price.fill('6.50');
  await expect(page.getByText('As the program came')).toBeVisible();

  await page.getByRole('button', { name: 'Read CSV' }).click();
  await expect(page.getByText('Not named like a table, not read: november.csv')).toBeVisible();
  await expect(price).toHaveValue('7.50');
  await page.getByRole('button', { name: 'Try it' }).click();
  const economy = page.getByRole('listitem').filter({ hasText: 'Economy' }).first();
  await expect(economy).toContainText('$8.60$9.60');
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('textbox', { name: 'Note' }).fill('A dollar more');
  await page.getByRole('button', { name: 'Publish now' }).click();
  await expect(page.getByText('Version 1 in force')).toBeVisible();
  const dearer = await packed('1002');

  await toRates();
  await page.getByRole('button', { name: 'Save CSV' }).click();
  await expect(page.getByText('Saved in the folder rates version 1')).toBeVisible();
  expect(readFileSync(join(folder, 'rates version 1', 'prices.csv'), 'utf8')).toBe(DEARER);
  await page.getByRole('button', { name: 'Versions' }).click();
  await expect(page.getByText(/Sol Reyes · A dollar more/)).toBeVisible();
  await page.getByRole('button', { name: 'Take up' }).click();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('button', { name: 'Publish now' }).click();
  await expect(page.getByText('Version 2 in force')).toBeVisible();
  expect(dearer - (await packed('1003'))).toBe(100);

  await station.window().close();
  station.storage((storage) => {
    expect(storage.rates.list().map(({ version, note }) => [version, note])).toEqual([
      [2, ''],
      [1, 'A dollar more'],
    ]);
    expect(storage.rates.tables(2)).toEqual(BUILT_IN_TABLES);
  });
});

test('ratesEditedThenKilled: what was typed and not published is there when the program is started again', async () => {
  const { page } = await station.start();
  await toRates();
  await page.getByRole('button', { name: 'Prices' }).click();
  await page.getByRole('textbox', { name: 'Price', exact: true }).fill('7.10');
  await expect(page.getByText('1 row edited')).toBeVisible();
  // Main answers in turn: what it says of the account comes after the edit is on disk.
  await page.getByRole('button', { name: 'Services and truck' }).click();
  await expect(page.getByText('Economy').first()).toBeVisible();
  await station.kill();

  const again = await station.start();
  await toRates();
  await expect(again.page.getByText('1 row edited')).toBeVisible();
  await again.page.getByRole('button', { name: 'Prices' }).click();
  await expect(again.page.getByRole('textbox', { name: 'Price', exact: true })).toHaveValue('7.10');
  await again.page.getByRole('button', { name: 'Publish' }).click();
  await again.page.getByRole('button', { name: 'Publish now' }).click();
  await expect(again.page.getByText('Version 1 in force')).toBeVisible();
  await station.window().close();
  station.storage((storage) => {
    expect(storage.rates.latest()).toBe(1);
    expect(storage.preferences.get('rateDraft')).toBe('');
  });
});
