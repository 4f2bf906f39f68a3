import { expect, test } from '@playwright/test';
import { factsOf, journalOf } from './support/journal.ts';
import { NOTHING, openOrder, packOn } from './support/packer.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

test('the label of another parcel is refused aloud, closes nothing, and the own one goes on from there', async () => {
  const window = await station.start();
  await openOrder(station, '1002');
  await packOn(station, (now) => now?.label?.print === 'delivered');
  const other = (await window.snapshot())?.label?.tracking ?? '';
  await packOn(station, (now) => now === null);
  station.bench.put(NOTHING);

  await openOrder(station, '1001');
  await packOn(station, (now) => now?.label?.print === 'delivered');
  await station.bench.scan(other);
  await expect(window.page.getByRole('alert')).toContainText('Label of another parcel');
  expect(factsOf(station, 'parcelClosed')).toBe(1);
  // Scanned once more it is refused once more.
  await station.bench.scan(other);
  await expect
    .poll(
      () => journalOf(station).filter((event) => event.type === 'scanRefused' && event.reason === 'otherLabel').length,
    )
    .toBe(2);
  const own = (await window.snapshot())?.label?.tracking ?? '';
  await station.bench.scan(own);
  await window.until('the queue', (now) => now === null);
  expect(
    journalOf(station)
      .filter((event) => event.type === 'parcelClosed')
      .map(({ tracking }) => tracking),
  ).toEqual([other, own]);
});
