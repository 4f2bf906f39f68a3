import { expect, test } from '@playwright/test';
import { journalOf } from './support/journal.ts';
import { openOrder, packOn } from './support/packer.ts';
import { createTestStation, FILES, type TestStation } from './support/station.ts';

let station: TestStation;
test.afterEach(async () => {
  await station.end();
});

test('an order that needs three boxes goes in three parcels, each with its own items, weight and label', async () => {
  station = await createTestStation({
    files: {
      // The small box holds one mug: three mugs are three parcels.
      orders: FILES.orders
        .replace('0600,2,"Stoneware mug, Sand"', '0600,3,"Stoneware mug, Sand"')
        .replace(/#1001,,,,,,,1,.*\n/, ''),
      cartons: FILES.cartons.replace(/M,Box M.*\n/, ''),
    },
  });
  const window = await station.start();
  await openOrder(station, '1001');
  const seen = new Set<string>();
  await packOn(station, (now) => {
    const chosen = now?.parcels;
    if (now && chosen) seen.add(`${now.stage} of ${chosen.length.toString()}`);
    return now === null;
  });
  expect([...seen]).toContain('label of 3');
  const closed = journalOf(station).flatMap((event) => (event.type === 'parcelClosed' ? [event.tracking] : []));
  expect(new Set(closed).size).toBe(3);
  const units = journalOf(station).flatMap((event) =>
    event.type === 'boxChosen' ? [event.contents.map(({ count }) => count)] : [],
  );
  expect(units).toEqual([[1], [1], [1]]);
  await window.close();
  station.storage((storage) => {
    const order = storage.orders.byNumber('1001');
    expect(order).toMatchObject({ status: 'done' });
    const parcels = order ? storage.parcels.ofOrder(order.orderId) : [];
    expect(new Set(closed)).toEqual(new Set(parcels.map(({ tracking }) => tracking)));
  });
});
