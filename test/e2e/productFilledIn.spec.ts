import { expect, test } from '@playwright/test';
import { openOrder, packOn } from './support/packer.ts';
import { createTestStation, FILES, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  // The tea's weight is not known.
  station = await createTestStation({
    files: {
      products: FILES.products
        .split('\n')
        .map((line) => (line.startsWith('TEA-BRG') ? line.replace(/,0?\.\d+,lb/, ',,') : line))
        .join('\n'),
    },
  });
});
test.afterEach(async () => {
  await station.end();
});

test('productFilledIn: what a product lacks is a task, one press leads to it, a wrong cell is told, and once it is there the bench weighs by it', async () => {
  const { page, snapshot } = await station.start();
  await station.bench.scan('BADGE-1001');
  await expect(page.getByRole('img', { name: 'Signed in: Sol Reyes' })).toBeVisible();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: /Tasks/ }).click();
  await page.getByRole('button', { name: 'Product', exact: true }).first().click();
  await expect(page.getByRole('heading', { name: 'Products', exact: true })).toBeVisible();
  const form = page.getByRole('region', { name: /tea/i }).last();
  await form.getByRole('textbox', { name: 'Weight', exact: true }).fill('heavy');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible();
  await form.getByRole('textbox', { name: 'Weight', exact: true }).fill('0.35');
  await form.getByRole('button', { name: /Unit of weight/ }).click();
  await page.getByRole('option', { name: 'lb' }).click();
  await page.screenshot({ path: test.info().outputPath('product.png') });
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Nothing is missing')).toBeVisible();

  await station.bench.scan('BADGE-2047');
  await page.getByRole('navigation').getByRole('button', { name: 'Queue' }).click();
  await openOrder(station, '1001');
  await packOn(station, (now) => now?.stage === 'weigh');
  expect((await snapshot())?.weigh?.expected).not.toBeNull();
  await station.window().close();
  station.storage((storage) => {
    expect(storage.workList(10).filter(({ kind }) => kind === 'productGap')).toEqual([]);
  });
});
