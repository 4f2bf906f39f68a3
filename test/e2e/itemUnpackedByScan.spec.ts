import { expect, test } from '@playwright/test';
import { openOrder, packOn } from './support/packer.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.afterEach(async () => {
  await station.end();
});

const MUG = '614141007349';
const TEA = '614141007363';

test('any packed item comes out by its scan, by touch and by key; the box is given back and planned on', async () => {
  station = await createTestStation();
  const window = await station.start();
  const { page } = window;
  await openOrder(station, '1001');
  await station.bench.scan(MUG);
  await station.bench.scan(TEA);
  await window.until('two in', (now) => now?.packedUnits === 2);
  await station.bench.scan('CMD-UNPACK');
  await expect(page.getByText('Scan the item that comes out')).toBeVisible();
  await station.bench.scan(MUG);
  await window.until('the mug is out, the tea stays', (now) => now?.lines[0]?.packed === 0 && now.packedUnits === 1);
  await page.keyboard.press('F10');
  await page.getByRole('button', { name: /^Take out: .*tea/i }).click();
  await window.until('the tea by touch', (now) => now?.packedUnits === 0 && now.takingOut === null);
  await packOn(station, (now) => now?.stage === 'weigh');
  await station.bench.scan('CMD-UNPACK');
  await station.bench.scan(MUG);
  await window.until('out of its box', (now) => now?.stage === 'verify' && now.packedUnits === 2);
  await packOn(station, (now) => now === null);
  await window.close();
  station.storage((storage) => {
    const [parcel] = storage.parcels.all();
    expect(parcel && storage.orders.byId(parcel.orderId)).toMatchObject({ status: 'done' });
  });
});
