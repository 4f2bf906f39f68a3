import { expect, test } from '@playwright/test';
import { factsOf } from './support/journal.ts';
import { NOTHING, openOrder, packOn, pounds } from './support/packer.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

for (const [what, restMs] of [
  ['while the scale still moves', 0],
  ['a moment after it stands still', 900],
] as const) {
  test(`power lost ${what}: the parcel is weighed as it stands, and its label is bought and printed once`, async () => {
    await station.start();
    await openOrder(station, '1002');
    await packOn(station, (now) => now?.stage === 'weigh');
    const expected = (await station.window().snapshot())?.weigh?.expected ?? NOTHING;
    station.bench.put(pounds(expected));
    await new Promise((resolve) => setTimeout(resolve, restMs));
    await station.kill();
    const captured = factsOf(station, 'weightCaptured');

    // The parcel lay on the scale all the while.
    const window = await station.start();
    const now = await window.snapshot();
    expect(now?.number).toBe('1002');
    expect(now?.stage === 'weigh' || now?.stage === 'label').toBe(true);
    expect(now?.packedUnits).toBe(1);
    await packOn(station, (shot) => shot === null);
    expect(factsOf(station, 'weightCaptured')).toBe(1);
    expect(captured).toBeLessThanOrEqual(1);
    expect(factsOf(station, 'boxChosen')).toBe(1);
    expect(factsOf(station, 'labelBought')).toBe(1);
    expect(station.bench.papers()).toBe(1);
  });
}

test('a power failure makes no weight of an empty scale: what was lifted off meanwhile is asked for again', async () => {
  await station.start();
  await openOrder(station, '1002');
  await packOn(station, (now) => now?.stage === 'weigh');
  station.bench.put({ digits: 30, exponent: -2, unit: 'lb' });
  await station.kill();
  station.bench.put(NOTHING);
  const window = await station.start();
  await expect(window.page.getByText('Put box S on the scale')).toBeVisible();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(factsOf(station, 'weightCaptured') + factsOf(station, 'weightRefused')).toBe(0);
  await packOn(station, (now) => now === null);
});
