import { expect, test } from '@playwright/test';
import { createTestStation, type TestStation } from './support/station.ts';
import { trainingHands } from './support/training.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

test('a packer chooses a language before the badge and another at the desk; it is theirs after a restart, and nobody else has it', async () => {
  const { page } = await station.start({ signIn: false });
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Ausweis scannen' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');

  await station.bench.scan('BADGE-2047');
  await expect(page.getByText('Auftrag scannen', { exact: true })).toBeVisible();
  await station.bench.scan('NO-SUCH-ORDER');
  await expect(page.getByRole('alert')).toContainText('Diesen Auftrag gibt es nicht');
  await station.bench.scan('1001');
  await expect(page.getByText('Nächsten Artikel scannen')).toBeVisible();
  await expect(page.getByRole('button', { name: 'PARKEN' })).toBeVisible();

  await page.getByRole('button', { name: 'Menü' }).click();
  await page.getByRole('button', { name: 'Station' }).click();
  await page.getByRole('button', { name: /Sprache/ }).click();
  await page.getByRole('option', { name: 'Français' }).click();
  await page.getByRole('button', { name: /Poids et mesures/ }).click();
  await page.getByRole('option', { name: 'kg, cm' }).click();
  await station.bench.scan('614141007349');
  await expect(page.getByText('1 sur 3 justes')).toBeVisible();
  // 0.82 lb is 371.9 g.
  await expect(page.getByText('0,372 kg')).not.toHaveCount(0);

  await station.kill();
  const again = (await station.start({ signIn: false })).page;
  await expect(again.getByRole('heading', { name: 'Ausweis scannen' })).toBeVisible();
  await station.bench.scan('BADGE-1001');
  await expect(again.getByText('Nächsten Artikel scannen')).toBeVisible();
  await station.bench.scan('BADGE-2047');
  await expect(again.getByText('Scanner l’article suivant')).toBeVisible();
});

test('the virtual instruments of the training speak as the window does, from the badge on', async () => {
  const window = await station.start({ signIn: false });
  await window.page.getByRole('button', { name: 'English' }).click();
  await window.page.getByRole('button', { name: 'Training' }).click();
  const hand = await trainingHands(window);
  await hand('Ausweis von Mika Kohl');
  await hand('Auftrag 10466');
  await window.until('the order', (now) => now?.number === '10466');
  await hand('PARKEN');
  await window.until('a free bench', (now) => now === null);
});
