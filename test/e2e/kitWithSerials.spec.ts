import { expect, test } from '@playwright/test';
import { openOrder, packOn } from './support/packer.ts';
import { createTestStation, FILES, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  const [head = '', first = '', , ...others] = FILES.orders.split('\n');
  const [products = '', mug = '', clay = '', tea = ''] = FILES.products.split('\n');
  station = await createTestStation({
    files: {
      products: [
        `${products},parts,needs_serial`,
        `${mug},,yes`,
        `${clay},,`,
        `${tea},,`,
        'SET,"Evening set",,,,,,,,MUG-SND*2|TEA-BRG,',
        '',
      ].join('\n'),
      orders: [head, first.replace(',2,"Stoneware mug, Sand",MUG-SND', ',1,"Evening set",SET'), ...others].join('\n'),
    },
  });
});
test.afterEach(async () => {
  await station.end();
});

const MUG = '614141007349';
const TEA = '614141007363';
const GS = '\u001d';

test('a set is packed by its parts, each serial by GS1 data, by one more scan, or typed', async () => {
  const window = await station.start();
  const { page } = window;
  await openOrder(station, '1001');
  await expect(page.getByText('in Evening set').first()).toBeVisible();
  await station.bench.scan(`]C1010061414100734921A-1${GS}`);
  await window.until('a mug with its serial', (now) => now?.packedUnits === 1);
  await station.bench.scan(MUG);
  await window.until('the question', (now) => now?.asked?.field === 'serial');
  await expect(page.getByText('Scan its serial number')).toBeVisible();
  await station.bench.scan('A-1');
  await expect(page.getByRole('alert')).toContainText('This very one is in already');
  await station.bench.scan(MUG);
  await window.until('asked again', (now) => now?.asked?.field === 'serial');
  await page.keyboard.type('B', { delay: 120 });
  await page.getByRole('button', { name: '7', exact: true }).click();
  await page.getByRole('button', { name: 'That is it' }).click();
  await window.until('both mugs', (now) => now?.packedUnits === 2);
  await station.bench.scan(TEA);
  await packOn(station, (now) => now === null);
  await window.close();
  station.storage((storage) => {
    const [parcel] = storage.parcels.all();
    const order = parcel && storage.orders.byId(parcel.orderId);
    expect(order?.lines).toMatchObject([{ sku: 'SET', packed: 1 }]);
    const sku = 'MUG-SND' as Parameters<typeof storage.units.isSerialElsewhere>[0];
    for (const serial of ['A-1', 'b7'])
      expect(storage.units.isSerialElsewhere(sku, serial, 'another' as never), serial).toBe(true);
  });
});
