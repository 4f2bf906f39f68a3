import { expect, test } from '@playwright/test';
import { journalOf } from './support/journal.ts';
import { openOrder, packOn } from './support/packer.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

const WRONG = '614141007356';
const RIGHT = '614141007349';

test('a wrong item scanned twice is refused aloud each time, nothing is counted, and the right one goes on at once', async () => {
  const window = await station.start();
  const { page } = window;
  await openOrder(station, '1001');
  await station.bench.scan(RIGHT);
  await window.until('one mug', (now) => now?.packedUnits === 1);
  for (const times of [1, 2]) {
    await station.bench.scan(WRONG);
    await expect.poll(() => journalOf(station).filter(({ type }) => type === 'scanRefused').length).toBe(times);
    // What was scanned and what is wanted stand side by side; the count stays.
    await expect(page.getByRole('alert')).toContainText('Clay');
    await expect(page.getByText('Sand').first()).toBeVisible();
    expect((await window.snapshot())?.packedUnits).toBe(1);
  }
  await station.bench.scan(RIGHT);
  await window.until('both mugs', (now) => now?.packedUnits === 2);
  await expect(page.getByRole('alert')).toBeHidden();
  await packOn(station, (now) => now === null);
  await window.close();
  station.storage((storage) => {
    expect(storage.orders.byNumber('1001')).toMatchObject({ status: 'done' });
  });
});
