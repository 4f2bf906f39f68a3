import { expect, test, type Page } from '@playwright/test';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

interface Box {
  readonly id: string;
  readonly name: string;
}
interface View {
  readonly revision: number;
  readonly inForce: readonly Box[];
  readonly draft: { readonly boxes: readonly Box[] } | null;
}

/** Asks main as another page of a supervisor would. */
const asked = (page: Page, name: string, input: unknown): Promise<unknown> =>
  page.evaluate(
    ([request, given]) =>
      (window as unknown as { station: { request(n: unknown, i: unknown): Promise<{ output: unknown }> } }).station
        .request(request, given)
        .then(({ output }) => output),
    [name, input],
  );

/** Renames a box in the draft from elsewhere. */
async function renamed(page: Page, id: string, name: string): Promise<void> {
  const { revision, inForce, draft } = (await asked(page, 'boxes.view', {})) as View;
  const boxes = (draft?.boxes ?? inForce).map((box) => (box.id === id ? { ...box, name } : box));
  expect(await asked(page, 'boxes.save', { revision, boxes })).toEqual({ refused: null });
}

test('twoSupervisorsOneDraft: what was begun on an older draft is refused, and says who changed what; both go in one after the other', async () => {
  const { page } = await station.start();
  await station.bench.scan('BADGE-1001');
  await expect(page.getByRole('img', { name: 'Signed in: Sol Reyes' })).toBeVisible();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Boxes' }).click();
  const form = page.getByRole('region', { name: 'Box S' });
  const price = form.getByRole('textbox', { name: 'Price each' });
  await price.fill('0.60');
  await renamed(page, 'M', 'Middle box');
  await page.keyboard.press('Tab');
  await expect(form.getByRole('alert')).toContainText('Sol Reyes changed Middle box at');
  await expect(price).toHaveValue('0.60');
  await form.getByRole('button', { name: 'Keep mine too' }).click();
  await expect(form.getByRole('alert')).toBeHidden();
  await expect(page.getByRole('button', { name: /Box S.*Edited/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /Middle box.*Edited/ })).toBeVisible();

  await price.fill('0.75');
  await renamed(page, 'M', 'Medium box');
  await page.keyboard.press('Enter');
  await form.getByRole('button', { name: 'Take theirs' }).click();
  await expect(price).toHaveValue('0.60');

  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Edited Box S, Medium box')).toBeVisible();
  await page.getByRole('button', { name: 'Publish now' }).click();
  await expect(page.getByText('Version 2 in force')).toBeVisible();
  await station.window().close();
  station.storage((storage) => {
    expect(storage.cartons.all().map(({ name, cost }) => [name, cost?.minor])).toEqual([
      ['Box S', 60],
      ['Medium box', 80],
    ]);
  });
});
