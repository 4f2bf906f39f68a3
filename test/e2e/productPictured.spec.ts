import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createTestStation, type TestStation } from './support/station.ts';

const ICON = join(import.meta.dirname, '../../resources/icons/station-512.png');

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

test('productPictured: a picture is picked, made small and kept with the product; what is no picture is refused', async () => {
  const { page, app } = await station.start();
  const picks = (path: string) =>
    app.evaluate(({ dialog }, picked) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [picked] });
    }, path);
  await station.bench.scan('BADGE-1001');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('navigation', { name: 'Menu' }).getByRole('button', { name: 'Products' }).click();
  await page.getByText('All', { exact: true }).click();
  await page.getByRole('button', { name: /TEA-BRG/ }).click();

  const noPicture = join(station.dataDir, 'note.png');
  writeFileSync(noPicture, 'no picture');
  await picks(noPicture);
  await page.getByRole('button', { name: 'Pick a picture' }).click();
  await expect(page.getByText('No picture this PC can read')).toBeVisible();

  const photo = join(station.dataDir, 'photo.png');
  const large = await app.evaluate(
    ({ nativeImage }, path) => nativeImage.createFromPath(path).resize({ width: 1500 }).toPNG().toString('base64'),
    ICON,
  );
  writeFileSync(photo, Buffer.from(large, 'base64'));
  await picks(photo);
  await page.getByRole('button', { name: 'Pick a picture' }).click();
  const form = page.getByRole('region', { name: /tea/i }).last();
  await expect
    .poll(() => form.locator('h2 img').evaluate((shown) => (shown as unknown as { naturalWidth: number }).naturalWidth))
    .toBe(640);
  await page.screenshot({ path: test.info().outputPath('picture.png') });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  const [kept = '', ...others] = readdirSync(join(station.dataDir, 'images'));
  expect([kept.slice(-5), others]).toEqual(['.webp', []]);
  await station.window().close();
  station.storage((storage) => {
    expect(storage.products.all().find(({ sku }) => sku === 'TEA-BRG')?.image).toBe(kept);
  });
});
