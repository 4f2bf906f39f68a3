import { expect, test, type Page } from '@playwright/test';
import { namelessParts } from '../renderer/gallery/nameless.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

/** Tab, as often as it takes, until the control of that name has the focus; fails when it is never reached. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const wanted = page.getByRole('button', { name });
  for (let steps = 0; steps < 60; steps += 1) {
    if (await wanted.evaluateAll((nodes) => nodes.includes(document.activeElement as HTMLElement))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reached ${String(name)}`);
}

test('a shift begins, an order is opened and set aside, and the desk is read with keys alone; every part says its name', async () => {
  const { page } = await station.start({ signIn: false });
  expect(await page.evaluate(namelessParts)).toEqual([]);
  for (const key of ['2', '0', '4', '7', 'Enter', '2', '0', '4', '7', 'Enter']) await page.keyboard.press(key);
  await expect(page.getByText('Scan an order', { exact: true })).toBeVisible();
  expect(await page.evaluate(namelessParts)).toEqual([]);

  await tabTo(page, /Pack order .*1001/);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Scan the next item')).toBeVisible();
  expect(await page.evaluate(namelessParts)).toEqual([]);
  await page.keyboard.press('F7');
  await expect(page.getByText('Scan an order', { exact: true })).toBeVisible();

  for (const entry of ['Tasks', 'Parcels', 'Station']) {
    await tabTo(page, entry === 'Tasks' ? /^Menu$/ : new RegExp(`^${entry}`));
    await page.keyboard.press('Enter');
    if (entry === 'Tasks') {
      await tabTo(page, /^Tasks/);
      await page.keyboard.press('Enter');
    }
    await expect(page.getByRole('heading', { name: entry, exact: true })).toBeVisible();
    expect(await page.evaluate(namelessParts), entry).toEqual([]);
  }
});
