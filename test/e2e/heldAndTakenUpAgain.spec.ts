import { expect, test } from '@playwright/test';
import { factsOf } from './support/journal.ts';
import { NOTHING, openOrder, packOn } from './support/packer.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

test('an order on hold at its box is taken up there by another packer', async () => {
  const window = await station.start();
  await openOrder(station, '1001');
  await packOn(station, (now) => now?.stage === 'box');
  await station.bench.scan('CMD-HOLD');
  await window.until('the queue', (now) => now === null);
  await expect(window.page.getByText('On hold').first()).toBeVisible();

  await station.bench.scan('BADGE-1001');
  await openOrder(station, '1001');
  const now = await window.until('the box', (shot) => shot?.stage === 'box');
  expect(now?.packedUnits).toBe(3);
  await packOn(station, (shot) => shot === null);
  expect(factsOf(station, 'itemPacked')).toBe(3);
  expect(factsOf(station, 'packResumed')).toBe(1);
});

test('a parcel held behind its label keeps that label: it is not bought again, and the one that came out closes it', async () => {
  const window = await station.start();
  await openOrder(station, '1002');
  await packOn(station, (now) => now?.label?.print === 'delivered');
  const tracking = (await window.snapshot())?.label?.tracking;
  await station.bench.scan('CMD-HOLD');
  await window.until('the queue', (now) => now === null);
  station.bench.put(NOTHING);

  await openOrder(station, '1002');
  const again = await window.until('its label', (now) => now?.stage === 'label');
  expect(again?.label?.tracking).toBe(tracking);
  await packOn(station, (now) => now === null);
  expect(factsOf(station, 'labelBought')).toBe(1);
  expect(station.bench.papers()).toBe(1);
});
