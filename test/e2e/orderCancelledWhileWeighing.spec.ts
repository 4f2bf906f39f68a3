import { expect, test } from '@playwright/test';
import { factsOf } from './support/journal.ts';
import { NOTHING, openOrder, packOn, pounds } from './support/packer.ts';
import { cancelled, ordersComeIn, ordersWith, startSupervised } from './support/shop.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

test('an order cancelled on the scale stops in red: no weight counts, no label is bought, NEXT goes on with another', async () => {
  const window = await startSupervised(station);
  await openOrder(station, '1001');
  await packOn(station, (now) => now?.stage === 'weigh');
  const expected = (await window.snapshot())?.weigh?.expected ?? NOTHING;
  await ordersComeIn(station, ordersWith(cancelled('1001')));
  await expect(window.page.getByRole('alert')).toContainText('cancelled');
  // The right weight comes a moment too late, and so does every scan.
  station.bench.put(pounds(expected));
  await station.bench.scan('614141007349');
  await expect(window.page.getByRole('alert')).toContainText('cancelled');
  expect([factsOf(station, 'weightCaptured'), factsOf(station, 'labelRequested')]).toEqual([0, 0]);
  station.bench.put(NOTHING);
  await station.bench.scan('CMD-NEXT');
  await window.until('the queue', (now) => now === null);
  await openOrder(station, '1002');
  await packOn(station, (now) => now === null);
  await window.close();
  station.storage((storage) => {
    expect(storage.orders.byNumber('1001')).toMatchObject({ status: 'cancelled' });
    expect(storage.orders.byNumber('1002')).toMatchObject({ status: 'done' });
  });
});
