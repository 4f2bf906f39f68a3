import { expect, test } from '@playwright/test';
import { openOrder, packOn } from './support/packer.ts';
import { createTestStation, FILES, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  const [head = '', first = '', ...others] = FILES.orders.split('\n');
  station = await createTestStation({
    files: {
      products: FILES.products
        .split('\n')
        .map((row, index) => (row === '' ? row : `${row},${index === 0 ? 'allow_quantity' : index === 1 ? 'yes' : ''}`))
        .join('\n'),
      orders: [head, first.replace(',2,"Stoneware mug, Sand"', ',5,"Stoneware mug, Sand"'), ...others].join('\n'),
    },
  });
});
test.afterEach(async () => {
  await station.end();
});

const MUG = '614141007349';
const TEA = '614141007363';

test('a QTY card counts the item scanned last; too many are refused whole', async () => {
  const window = await station.start();
  await openOrder(station, '1001');
  await station.bench.scan(MUG);
  await window.until('one mug', (now) => now?.packedUnits === 1);
  await station.bench.scan('CMD-QTY-6');
  await expect(window.page.getByRole('alert')).toContainText('Too many');
  await expect(window.page.getByRole('alert')).toContainText('1 of 5 are in');
  await station.bench.scan('CMD-QTY-5');
  await window.until('five mugs', (now) => now?.packedUnits === 5);
  await station.bench.scan('CMD-UNDO');
  await window.until('the number taken back', (now) => now?.packedUnits === 1);
  await station.bench.scan('CMD-QTY-5');
  await packOn(station, (now) => now === null);
  await window.close();
  station.storage((storage) => {
    const [parcel] = storage.parcels.all();
    expect(storage.orders.byId(parcel?.orderId ?? ('' as never))?.lines.map((line) => line.packed)).toEqual([5, 1]);
  });
});

test('F3 and the number keys, or the buttons, count it too; where each one is scanned there is no F3', async () => {
  const window = await station.start();
  const { page } = window;
  await openOrder(station, '1001');
  await station.bench.scan(MUG);
  await window.until('one mug', (now) => now?.packedUnits === 1);
  await page.keyboard.press('F3');
  await expect(page.getByText('How many are there?')).toBeVisible();
  await page.keyboard.type('4', { delay: 120 });
  await page.keyboard.press('Enter');
  await window.until('four mugs', (now) => now?.packedUnits === 4);
  await expect(page.getByText('How many are there?')).toBeHidden();
  await page.getByRole('button', { name: 'QTY' }).click();
  await page.getByRole('button', { name: '5', exact: true }).click();
  await page.getByRole('button', { name: 'Count them' }).click();
  await window.until('five mugs', (now) => now?.packedUnits === 5);
  await station.bench.scan('CMD-UNDO');
  await window.until('back to one', (now) => now?.packedUnits === 1);
  await station.bench.scan(TEA);
  await window.until('the tea', (now) => now?.packedUnits === 2);
  await expect(page.getByRole('button', { name: 'QTY' })).toBeHidden();
  await station.bench.scan('CMD-QTY-2');
  await expect(page.getByRole('alert')).toContainText('Scan each one');
});
