import { expect, test } from '@playwright/test';
import { createTestStation, FILES, type TestStation } from './support/station.ts';

/** A dozen orders placed an hour ago, of two kinds: sizes are proposed by those of the last days. */
const recent = (): string => {
  const at = new Date(Date.now() - 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
  const [heading = '', mugs = '', tea = ''] = FILES.orders.split('\n');
  const orders = Array.from({ length: 12 }, (_, i) => {
    const [number, date] = [`#${(2001 + i).toString()}`, `,${at} +0000,`];
    return (i % 2 === 0 ? [mugs, tea] : [mugs.replace(',2,', `,${(1 + (i % 3)).toString()},`)]).map((line) =>
      line.replace('#1001', number).replace(/,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4},/, date),
    );
  });
  return [heading, ...orders.flat(), ''].join('\n');
};

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation({ files: { orders: recent() } });
});
test.afterEach(async () => {
  await station.end();
});

test('boxSizesProposed: sizes are asked for, compared by what they save, taken into the draft, and rehearsed there', async () => {
  const { page } = await station.start();
  await station.bench.scan('BADGE-1001');
  await expect(page.getByRole('img', { name: 'Signed in: Sol Reyes' })).toBeVisible();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Boxes' }).click();
  await page.getByRole('button', { name: 'Sizes', exact: true }).click();

  // What can't be asked says so at its field.
  await page.getByLabel('Sizes, from').fill('3');
  await page.getByLabel('Sizes, to').fill('1');
  await page.getByRole('button', { name: 'Propose sizes' }).click();
  await expect(page.getByText('Not less than the first')).toBeVisible();
  await page.getByLabel('Sizes, from').fill('1');
  await page.getByLabel('Sizes, to').fill('3');
  await page.getByRole('button', { name: 'Propose sizes' }).click();

  await expect(page.getByText(/^Tried on/)).toBeVisible({ timeout: 120_000 });
  await expect(page.getByRole('img', { name: /^Saved by number of sizes: 1 saves .*, 3 saves/ })).toBeVisible();
  await page.getByRole('button', { name: '2 sizes' }).click();
  await expect(page.getByRole('heading', { name: /^2 sizes/ })).toBeVisible();
  await expect(page.getByText(/No choice of 2 of these would be more than [\d.]+ % cheaper/)).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('sizes.png') });
  await page.getByRole('button', { name: 'Take these into the draft' }).click();

  await expect(page.getByText(/^Draft of Sol Reyes/)).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Boxes of the set' }).getByText('New', { exact: true }).first(),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Rehearse', exact: true }).click();
  await expect(page.getByText(/^\d+ orders?, 30 days$/)).toBeVisible({ timeout: 60_000 });
  await page.screenshot({ path: test.info().outputPath('rehearsed.png') });

  // The proposal is still there, and it is against the boxes in force.
  await page.getByRole('button', { name: 'Sizes', exact: true }).click();
  await expect(page.getByText(/^Tried on/)).toBeVisible();
});
