import { expect, test } from '@playwright/test';
import { sumMass, type Mass } from '../../src/core/quantity.ts';
import { factsOf } from './support/journal.ts';
import { barcodeOf, openOrder, packOn } from './support/packer.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation({ weigh: { perScan: true } });
});
test.afterEach(async () => {
  await station.end();
});

const lb = (hundredths: number): Mass => ({ digits: hundredths, exponent: -2, unit: 'lb' });
/** The box that is on the scale from the start, a mug and a tea. */
const [BOX, MUG, TEA] = [lb(50), lb(82), lb(35)];

test('itemNotPlacedOnScale: told in amber with what it should add, scans go on, power fails; gone once it lies there, and the parcel is weighed as ever', async () => {
  let window = await station.start();
  const put = (...masses: readonly Mass[]): void => {
    station.bench.put(sumMass(masses, 'lb'));
  };
  put(BOX);
  await openOrder(station, '1001');
  await station.bench.scan(barcodeOf('MUG-SND'));
  put(BOX, MUG);
  await window.until('one mug', (now) => now?.packedUnits === 1);
  await station.bench.scan(barcodeOf('MUG-SND'));
  await window.until('the mug is missed', (now) => now?.band.key === 'loadDisagrees');
  await expect(window.page.getByRole('heading', { name: 'Put it on the scale' })).toBeVisible();
  await expect(window.page.getByText('Should add 0.82 lb')).toBeVisible();
  expect((await window.snapshot())?.load).toMatchObject({ fault: 'notAdded', items: [{ sku: 'MUG-SND', units: 1 }] });
  // Nothing is refused meanwhile.
  await station.bench.scan(barcodeOf('TEA-BRG'));
  put(BOX, MUG, TEA);
  await window.until('all scanned', (now) => now?.stage === 'box');
  expect((await window.snapshot())?.band.key).toBe('loadDisagrees');
  await station.kill();
  window = await station.start();
  await window.until('it stands after the power is back', (now) => now?.band.key === 'loadDisagrees');
  put(BOX, MUG, TEA, MUG);
  await window.until('it lies there', (now) => now?.load === null && now.stage === 'box');
  await packOn(station, (now) => now === null);
  await window.close();
  expect(factsOf(station, 'loadDisagreed')).toBe(1);
  expect(factsOf(station, 'loadAgreed')).toBe(1);
  expect(factsOf(station, 'weightRefused')).toBe(0);
});
