import { expect, test } from '@playwright/test';
import { openOrder, packOn } from './support/packer.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
  station.storage((storage) => {
    const site = storage.site();
    // A quarter of a minute: shorter than any that a site may choose.
    if (site) storage.record([{ event: { type: 'siteConfigured', site: { ...site, idleLockMinutes: 0.25 } } }], null);
  });
});
test.afterEach(async () => {
  await station.end();
});

test('benchLocksAndKeepsTheParcel: it hides who packs and what, and another badge closes the parcel', async () => {
  const window = await station.start();
  const { page } = window;
  await openOrder(station, '1002');
  await packOn(station, (now) => now?.stage === 'weigh');
  await expect(page.getByText('An order waits here')).toBeVisible({ timeout: 45_000 });
  await expect(page.getByText('Holt')).toBeHidden();
  await expect(page.getByText('1002')).toBeHidden();
  await station.bench.scan('BADGE-1001');
  await expect(page.getByText('An order waits here')).toBeHidden();
  await packOn(station, (now) => now === null);
  await window.close();
  station.storage((storage) => {
    const [parcel] = storage.parcels.all();
    expect(parcel?.closedAt).not.toBeNull();
  });
});
