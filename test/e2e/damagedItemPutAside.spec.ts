import { expect, test } from '@playwright/test';
import { placeSeries } from '../../src/core/scan/placeCode.ts';
import { openOrder, packOn } from './support/packer.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.afterEach(async () => {
  await station.end();
});

/** What the bars of a place's label hold. */
const placeBars = (code: string): string => {
  const made = placeSeries(code, 1, '');
  return made.ok ? (made.value[0]?.barcode ?? '') : '';
};
const MUG = '614141007349';

test('a damaged mug is put aside; a second one without another goes as missing, and a supervisor sees both', async () => {
  station = await createTestStation({ packing: { shipsPartial: true, damagedPlace: 'Shelf D' } });
  const window = await station.start();
  await openOrder(station, '1001');
  await station.bench.scan('CMD-DAMAGED');
  await expect(window.page.getByText('Scan the damaged item')).toBeVisible();
  await expect(window.page.getByText('Put it here: Shelf D')).toBeVisible();
  await station.bench.scan(MUG);
  await window.until('put aside, nothing is in', (now) => now?.takingOut === null && now.packedUnits === 0);
  await station.bench.scan(MUG);
  await window.until('another one is in', (now) => now?.packedUnits === 1);
  await window.page.keyboard.press('F11');
  await station.bench.scan(placeBars('T-0007'));
  await expect(window.page.getByText('Put it here: T-0007')).toBeVisible();
  await station.bench.scan(MUG);
  await window.until('this one is damaged too', (now) => now?.takingOut === null && now.packedUnits === 0);
  await station.bench.scan(MUG);
  await window.until('the last one', (now) => now?.packedUnits === 1);
  await station.bench.scan('CMD-MISSING');
  await window.until('no other is there', (now) => now?.lines[0]?.state === 'short');
  await packOn(station, (now) => now === null);
  await window.close();
  station.storage((storage) => {
    expect(storage.tasks.damagedItems(9)).toMatchObject([
      { number: '1001', units: 1, place: 'T-0007' },
      { number: '1001', units: 1, place: 'Shelf D' },
    ]);
  });
});
