import { expect, test } from '@playwright/test';
import { packOn } from './support/packer.ts';
import { startSupervised } from './support/shop.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

test('orderKeyedIn: an order that no shop brings is keyed in with when it leaves and a gift message, and packed like any other', async () => {
  const window = await startSupervised(station);
  const { page } = window;
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Orders', exact: true }).click();
  await page.getByRole('button', { name: 'New order' }).click();
  const form = page.getByRole('region', { name: 'New order' });
  // A barcode that is typed finds its product.
  await form.getByRole('searchbox').fill('614141007363');
  await form.getByRole('button', { name: /Black tea/ }).click();
  await form.getByRole('button', { name: /^One more/ }).click();
  await form.getByRole('button', { name: 'Take the order' }).click();
  await expect(form.getByRole('alert')).toContainText('A label needs');
  const typed = {
    Name: 'Wren Holt',
    'Street and number': '9 Quarry Road',
    City: 'East Dunmore',
    'State or province': 'WI',
    Postcode: '54901',
    'Gift message': 'Happy birthday, Juniper.',
  };
  for (const [label, text] of Object.entries(typed))
    await form.getByRole('textbox', { name: label, exact: true }).fill(text);
  await form.getByLabel('Leave by: day').fill('2026-11-30');
  await form.getByLabel('Leave by: time').fill('16:30');
  await page.screenshot({ path: test.info().outputPath('form.png') });
  await form.getByRole('button', { name: 'Take the order' }).click();
  await expect(page.getByRole('region', { name: 'Order D-1' })).toContainText('16:30');
  await page.screenshot({ path: test.info().outputPath('taken.png') });

  await page.keyboard.press('Escape');
  await station.bench.scan('D-1');
  await packOn(station, (now) => now?.instruction !== null && now?.stage !== 'verify');
  await expect(page.getByText('Happy birthday, Juniper.')).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('card.png') });
  await page.getByRole('button', { name: 'Done' }).click();
  await packOn(station, (now) => now === null);
  await window.close();
  station.storage(({ orders, parcels, people }) => {
    const order = orders.byNumber('D-1');
    expect(order).toMatchObject({ status: 'done', isGift: true, lines: [{ sku: 'TEA-BRG', packed: 2 }] });
    expect(order && people.address(order.consigneeId)?.line1).toBe('9 Quarry Road');
    expect(order && parcels.ofOrder(order.orderId).map(({ closedAt }) => closedAt !== null)).toEqual([true]);
  });
});
