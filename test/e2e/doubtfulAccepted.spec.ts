import { expect, test } from '@playwright/test';
import type { Mass } from '../../src/core/quantity.ts';
import { barcodeOf, NOTHING, openOrder, packOn, pounds } from './support/packer.ts';
import { createTestStation, FILES, type TestStation } from './support/station.ts';

/** Orders of one tea each. */
const NUMBERS = ['2001', '2002', '2003', '2004'];
const [HEADINGS = '', ...LINES] = FILES.orders.split('\n');
const ONE_TEA = LINES.find((line) => line.startsWith('#1002')) ?? '';

let station: TestStation;
test.beforeEach(async () => {
  const orders = [HEADINGS, ...NUMBERS.map((number) => ONE_TEA.replace('#1002', `#${number}`)), ''].join('\n');
  station = await createTestStation({ files: { orders } });
});
test.afterEach(async () => {
  await station.end();
});

/** Box S and a tea of 0.47 lb, of which the product file says 0.35 lb. */
const REAL: Mass = { digits: 72, exponent: -2, unit: 'lb' };

async function toScale(number: string): Promise<void> {
  await openOrder(station, number);
  await station.bench.scan(barcodeOf('TEA-BRG'));
  await packOn(station, (now) => now?.stage === 'weigh');
  station.bench.put(REAL);
}

/** Stopped at the scale, let go by a supervisor, sent. */
async function letGo(number: string): Promise<void> {
  const window = station.window();
  await toScale(number);
  await window.until('too heavy', (now) => now?.weightAlert?.reason === 'tooHeavy');
  await station.bench.scan('CMD-SUPERVISOR');
  await station.bench.scan('BADGE-1001');
  await window.page.getByRole('button', { name: 'Checked by hand' }).click();
  await expect(window.page.getByRole('heading', { name: 'type your PIN' })).toBeVisible();
  await window.page.keyboard.type('1001', { delay: 120 });
  await window.page.keyboard.press('Enter');
  await window.until('the label', (now) => now?.stage === 'label');
  await packOn(station, (now) => now === null);
  station.bench.put(NOTHING);
}

test('doubtfulAccepted: a weight that is let go three times leads to a proposal; accepted, the next order is expected to weigh what it does', async () => {
  const window = await station.start();
  const { page } = window;
  for (const number of NUMBERS.slice(0, 3)) await letGo(number);

  await station.bench.scan('BADGE-1001');
  await expect(page.getByRole('img', { name: 'Signed in: Sol Reyes' })).toBeVisible();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Products' }).click();
  await page.getByText('Doubtful', { exact: true }).click();
  await page.getByRole('button', { name: /Black tea, Bergamot/ }).click();
  await expect(page.getByText('3 parcels were let go at the scale: one weighs 0.47 lb')).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('doubtful.png') });
  await page.getByRole('button', { name: 'Take this weight' }).click();
  await expect(page.getByRole('textbox', { name: 'Weight', exact: true })).toHaveValue(/^0\.470?$/);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Nothing is in doubt')).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('accepted.png') });

  await station.bench.scan('BADGE-2047');
  await page.getByRole('navigation').getByRole('button', { name: 'Queue' }).click();
  await toScale(NUMBERS[3] ?? '');
  await window.until('it agrees', (now) => now?.stage === 'label');
  await packOn(station, (now) => now === null);
  await window.close();
  station.storage((storage) => {
    const parcels = storage.parcels.all();
    expect(parcels.filter(({ closedAt }) => closedAt !== null)).toHaveLength(4);
    expect(parcels.map(({ gross }) => gross && pounds(gross))).toEqual(Array(4).fill(REAL));
    expect(storage.products.all().find(({ sku }) => sku === 'TEA-BRG')?.weight).toEqual({
      digits: 470,
      exponent: -3,
      unit: 'lb',
    });
  });
});
