import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openOrder } from './support/packer.ts';
import { createTestStation, FILES, type TestStation } from './support/station.ts';

const ICON = join(import.meta.dirname, '../../resources/icons/station-256.png');
const PHOTOS = ['mug.png', 'not there yet.jpg', ''];

let station: TestStation;
test.beforeEach(async () => {
  const [header = '', ...lines] = FILES.products.trimEnd().split('\n');
  station = await createTestStation({
    files: {
      products: [`${header},image`, ...lines.map((line, index) => `${line},${PHOTOS[index] ?? ''}`), ''].join('\n'),
      orders: FILES.orders.replace(
        '1,"Black tea, Bergamot",TEA-BRG,true,pending,,',
        '1,"Stoneware mug, Clay",MUG-CLY,true,pending,,',
      ),
    },
  });
  mkdirSync(join(station.dataDir, 'images'));
  cpSync(ICON, join(station.dataDir, 'images', 'mug.png'));
});
test.afterEach(async () => {
  await station.end();
});

test('a photo from the images folder is shown; where its file is missing, letters and SKU are drawn instead', async () => {
  const { page } = await station.start();
  await openOrder(station, '1001');
  const photo = page.locator('main img').first();
  await expect
    .poll(() => photo.evaluate((shown) => (shown as unknown as { naturalWidth: number }).naturalWidth))
    .toBe(256);
  await expect(page.locator('main svg').filter({ hasText: 'SMC' })).toContainText('MUG-CLY');
  await station.bench.scan('614141007349');
  await station.bench.scan('614141007349');
  // The one that is next now stands large.
  await expect(page.locator('main svg').filter({ hasText: 'SMC' })).toHaveCount(2);
  await expect(page.locator('main img[src*="there"]')).toHaveCount(0);
});
