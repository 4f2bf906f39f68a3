import { expect, test } from '@playwright/test';
import { openOrder, packOn } from './support/packer.ts';
import { createTestStation, FILES, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation({
    files: { orders: FILES.orders + FILES.orders.split('\n').at(-2)!.replace('#1002', '#1003') + '\n' },
  });
});
test.afterEach(async () => {
  await station.end();
});

async function toBoxes(): Promise<void> {
  const { page } = station.window();
  await station.bench.scan('BADGE-1001');
  await expect(page.getByRole('img', { name: 'Signed in: Sol Reyes' })).toBeVisible();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Boxes' }).click();
  await expect(page.getByRole('heading', { name: 'Boxes', exact: true })).toBeVisible();
}

async function packerTakes(order: string): Promise<string | undefined> {
  const window = station.window();
  await station.bench.scan('BADGE-2047');
  await window.page.getByRole('navigation').getByRole('button', { name: 'Queue' }).click();
  await openOrder(station, order);
  await packOn(station, (now) => now?.stage === 'box' && now.box?.suggested !== null);
  return (await window.snapshot())?.box?.suggested?.name;
}

test('boxPresetPublishedAndRolledBack: edited and published, the packer’s next order sees it; the version before is taken up again in one step', async () => {
  const { page } = await station.start();
  await toBoxes();
  const form = page.getByRole('region', { name: 'Box S' });
  await expect(form.getByRole('textbox', { name: 'Name' })).toHaveValue('Box S');
  // By the keyboard alone: what is typed is kept when its field is left.
  const inside = form.getByRole('group', { name: 'Inside' });
  await inside.getByRole('textbox', { name: 'Height' }).fill('7');
  await page.keyboard.press('Tab');
  await expect(form.getByText('Smaller outside than inside')).toBeVisible();
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('1 thing is wrong: Box S')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publish now' })).toBeDisabled();
  await inside.getByRole('textbox', { name: 'Height' }).fill('2,5');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /Box S.*Edited/ })).toBeVisible();
  await page.getByRole('button', { name: 'Publish now' }).click();
  await expect(page.getByText('Version 2 in force')).toBeVisible();

  expect(await packerTakes('1002')).toBe('Box M');
  await packOn(station, (now) => now === null);

  await toBoxes();
  await page.getByRole('banner').getByRole('button', { name: 'Roll back to 1' }).click();
  await page.getByRole('button', { name: 'Press again: back to 1' }).click();
  await expect(page.getByText('Version 3 in force')).toBeVisible();
  await expect(page.getByText(/· back to 1$/)).toBeVisible();
  expect(await packerTakes('1003')).toBe('Box S');
  await packOn(station, (now) => now === null);

  await station.window().close();
  station.storage((storage) => {
    expect(storage.boxSets.list(9).map(({ version, origin, rollsBackTo }) => [version, origin, rollsBackTo])).toEqual([
      [3, 'rollBack', 1],
      [2, 'draft', null],
      [1, 'import', null],
    ]);
    expect(storage.boxSets.boxes(3)).toEqual(storage.boxSets.boxes(1));
    expect(storage.parcels.all().map(({ cartonTypeId }) => cartonTypeId)).toEqual(['M', 'S']);
  });
});
