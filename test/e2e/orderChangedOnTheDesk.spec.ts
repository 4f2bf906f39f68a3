import { expect, test } from '@playwright/test';
import { factsOf, journalOf } from './support/journal.ts';
import { NOTHING, openOrder, packOn } from './support/packer.ts';
import { cancelled, ordersComeIn, ordersWith, startSupervised } from './support/shop.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

test('orderChangedOnTheDesk: an address corrected while its order is on the bench says first what that does, stops the packer, and the next label carries it', async () => {
  const window = await startSupervised(station);
  const { page } = window;
  await openOrder(station, '1002');
  await packOn(station, (now) => now?.label?.print === 'delivered');
  const old = (await window.snapshot())?.label?.tracking ?? '';
  await station.bench.nextLabel(10_000);

  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Orders', exact: true }).click();
  await page.getByRole('searchbox').fill('1002');
  await page.getByRole('button', { name: /^1002/ }).click();
  await expect(page.getByRole('region', { name: 'Order 1002' })).toContainText('9 Quarry Road');
  await page.getByRole('button', { name: 'Address', exact: true }).click();
  await page.getByRole('textbox', { name: 'Street and number' }).fill('12 Harbor Lane');
  const effects = page.getByRole('list', { name: 'What this does' });
  await expect(effects).toContainText('its packer is stopped');
  await expect(effects).toContainText(`Label ${old} is given back`);
  await page.screenshot({ path: test.info().outputPath('address.png') });
  expect(factsOf(station, 'orderAddressCorrected'), 'nothing happens before it is confirmed').toBe(0);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Press again to do it' }).click();

  await expect(page.getByRole('alert')).toContainText('changed');
  station.bench.put(NOTHING);
  await station.bench.scan('CMD-NEXT');
  await window.until('the queue', (now) => now === null);
  // A file that says the old address once more undoes nothing.
  await ordersComeIn(station, ordersWith(cancelled('1001')));
  await openOrder(station, '1002');
  await packOn(station, (now) => now?.label?.print === 'delivered');
  const fresh = (await window.snapshot())?.label?.tracking ?? '';
  expect(fresh).not.toBe(old);
  await packOn(station, (now) => now === null);
  await window.close();
  station.storage((storage) => {
    const hash = journalOf(station).flatMap((event) =>
      event.type === 'labelBought' && event.label.tracking === fresh ? [event.label.labelHash] : [],
    )[0];
    const zpl = hash ? Buffer.from(storage.labels.byHash(hash)?.bytes ?? []).toString('latin1') : '';
    expect(zpl.toUpperCase()).toContain('12 HARBOR LANE');
    expect(zpl.toUpperCase()).not.toContain('QUARRY');
  });
});
