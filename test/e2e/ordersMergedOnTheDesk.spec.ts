import { expect, test } from '@playwright/test';
import { packOn } from './support/packer.ts';
import { startSupervised } from './support/shop.ts';
import { createTestStation, FILES, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  const same = (line: string): string =>
    line.replace('Wren Holt,9 Quarry Road,East Dunmore', 'Rowan Ashby,207 larkspur ln.,East Dunmore');
  station = await createTestStation({ files: { orders: FILES.orders.split('\n').map(same).join('\n') } });
});
test.afterEach(async () => {
  await station.end();
});

test('ordersMergedOnTheDesk: two orders of one customer go as one, packed by scans, and each knows its tracking number', async () => {
  const window = await startSupervised(station);
  const { page } = window;
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Orders', exact: true }).click();
  await page.getByRole('button', { name: /^1001/ }).click();
  const first = page.getByRole('region', { name: 'Order 1001', exact: true });
  await expect(first).toContainText('1 more order of this customer');
  await page.screenshot({ path: test.info().outputPath('proposed.png') });
  await first.getByRole('button', { name: 'Merge' }).click();
  const effects = page.getByRole('list', { name: 'What this does' });
  await expect(effects).toContainText('1001+1002 is packed, 4 items');
  await page.screenshot({ path: test.info().outputPath('merge.png') });
  await page.getByRole('button', { name: 'Merge them' }).click();
  const both = page.getByRole('region', { name: 'Order 1001+1002' });
  await expect(both).toContainText('2 orders of one customer');
  await page.screenshot({ path: test.info().outputPath('merged.png') });
  await both.getByRole('button', { name: '1002', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Order 1002', exact: true })).toContainText('part of order 1001+1002');
  await page.screenshot({ path: test.info().outputPath('goesWith.png') });

  // Either number opens it; packed by scans alone.
  await page.keyboard.press('Escape');
  await station.bench.scan('1002');
  await window.until('the merged order', (now) => now?.number === '1001+1002');
  await page.screenshot({ path: test.info().outputPath('bench.png') });
  await packOn(station, (now) => now === null);

  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Orders', exact: true }).click();
  const trackings: string[] = [];
  for (const number of ['1001', '1002']) {
    await page.getByRole('searchbox').fill(number);
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await page.getByRole('button', { name: new RegExp(`^${number}(?!\\+)`) }).click();
    const parcels = page
      .getByRole('region', { name: `Order ${number}`, exact: true })
      .getByRole('list', { name: 'Parcels' });
    trackings.push((await parcels.locator('code').first().textContent()) ?? '');
  }
  await page.screenshot({ path: test.info().outputPath('tracking.png') });
  expect(trackings[0]).toMatch(/\w{8}/);
  expect(trackings[1]).toBe(trackings[0]);
  await window.close();
});
