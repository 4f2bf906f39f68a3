import { expect, test } from '@playwright/test';
import { factsOf, journalOf } from './support/journal.ts';
import { NOTHING, openOrder, packOn } from './support/packer.ts';
import { ordersComeIn, ordersWith, startSupervised } from './support/shop.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

test('an address that changed behind a bought label keeps the parcel from going: the label is given back, the next one has the new address', async () => {
  const window = await startSupervised(station);
  await openOrder(station, '1002');
  await packOn(station, (now) => now?.label?.print === 'delivered');
  const old = (await window.snapshot())?.label?.tracking ?? '';
  const first = Buffer.from((await station.bench.nextLabel(10_000)).zpl).toString('latin1');
  expect(first.toUpperCase()).toContain('9 QUARRY ROAD');
  await ordersComeIn(
    station,
    ordersWith((line) => line.replace('9 Quarry Road', '12 Harbor Lane')),
  );
  await expect(window.page.getByRole('alert')).toContainText('changed');
  // The old label is on the parcel already: it closes nothing any more.
  await station.bench.scan(old);
  await expect(window.page.getByRole('alert')).toContainText('changed');
  expect(factsOf(station, 'parcelClosed')).toBe(0);
  station.bench.put(NOTHING);
  await station.bench.scan('CMD-NEXT');
  await window.until('the queue', (now) => now === null);
  await expect.poll(() => factsOf(station, 'labelVoided')).toBe(1);
  await openOrder(station, '1002');
  await packOn(station, (now) => now?.label?.print === 'delivered');
  const fresh = (await window.snapshot())?.label?.tracking ?? '';
  expect(fresh).not.toBe(old);
  await packOn(station, (now) => now === null);
  expect(
    journalOf(station)
      .filter((event) => event.type === 'parcelClosed')
      .map(({ tracking }) => tracking),
  ).toEqual([fresh]);
  await window.close();
  station.storage((storage) => {
    const stored = storage.parcels.byTracking(fresh)[0];
    const hash = journalOf(station).flatMap((event) =>
      event.type === 'labelBought' && event.label.tracking === fresh ? [event.label.labelHash] : [],
    )[0];
    expect(stored?.closedAt).not.toBeNull();
    const zpl = hash ? Buffer.from(storage.labels.byHash(hash)?.bytes ?? []).toString('latin1') : '';
    expect(zpl.toUpperCase()).toContain('12 HARBOR LANE');
    expect(zpl.toUpperCase()).not.toContain('QUARRY');
  });
});
