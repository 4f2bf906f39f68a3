import { expect, test } from '@playwright/test';
import { factsOf } from './support/journal.ts';
import { openOrder, packOn } from './support/packer.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

test('UNDO gives a box back before its label is bought; the parcel goes in the box that is taken then', async () => {
  const window = await station.start();
  await openOrder(station, '1002');
  await packOn(station, (now) => now?.stage === 'weigh');
  expect((await window.snapshot())?.weigh?.box.name).toBe('Box S');
  await station.bench.scan('CMD-UNDO');
  await window.until('the box again', (now) => now?.stage === 'box');
  expect((await window.snapshot())?.packedUnits).toBe(1);
  await station.bench.scan('BX-M');
  const weighed = await window.until('the scale', (now) => now?.stage === 'weigh');
  expect(weighed?.weigh?.box.name).toBe('Box M');
  // Expected with the other box's tare: 0.35 + 0.50 lb.
  await packOn(station, (now) => now?.label?.print === 'delivered');

  await station.bench.scan('CMD-UNDO');
  await expect(window.page.getByRole('alert')).toContainText('The label is bought');
  await station.bench.scan('CMD-UNDO');
  await packOn(station, (now) => now === null);
  expect(factsOf(station, 'boxReturned')).toBe(1);
  await window.close();
  station.storage((storage) => {
    const [parcel, ...others] = storage.parcels.all();
    expect(others).toEqual([]);
    expect(parcel).toMatchObject({ cartonTypeId: 'M', labelState: 'bought' });
  });
});
