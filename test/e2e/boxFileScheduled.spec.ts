import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createTestStation, FILES, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

test('boxFileScheduled: a file goes into the draft, the draft is published for a day to come, called off again, and saved as a file', async () => {
  const { page, app } = await station.start();
  const [from, to] = [join(station.dataDir, 'new.csv'), join(station.dataDir, 'saved.csv')];
  writeFileSync(from, `${FILES.cartons.replace('Box S', 'Small box')}X,Bad,,9,9,9,1,1,1,in,0.5,40,lb,0.80,USD\n`);
  await app.evaluate(
    ({ dialog }, [open, save]) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [open ?? ''] });
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: save ?? '' });
    },
    [from, to],
  );
  await station.bench.scan('BADGE-1001');
  await expect(page.getByRole('img', { name: 'Signed in: Sol Reyes' })).toBeVisible();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Boxes' }).click();
  await page.getByRole('button', { name: 'Read file' }).click();
  await expect(page.getByText('1 row is not taken')).toBeVisible();
  await expect(page.getByRole('button', { name: /Small box.*Edited/ })).toBeVisible();

  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByRole('button', { name: 'Later' }).click();
  await page.getByRole('textbox', { name: 'Date' }).fill('2020-02-30');
  await page.getByRole('button', { name: 'Publish then' }).click();
  await expect(page.getByText('Type a date and a time.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Date' }).fill('2020-02-28');
  await page.getByRole('button', { name: 'Publish then' }).click();
  await expect(page.getByText('This moment is past.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Date' }).fill('2099-12-01');
  await page.getByRole('button', { name: 'Publish then' }).click();
  await expect(page.getByText(/Version 2 from Tue 1 Dec 2099 06:00/)).toBeVisible();
  await expect(page.getByText('Version 1 in force')).toBeVisible();
  await page.getByRole('button', { name: 'Call off' }).click();
  await expect(page.getByText(/Version 2 from/)).toBeHidden();

  await page.getByRole('button', { name: 'Save file' }).click();
  await expect.poll(() => readFileSync(to, { flag: 'a+', encoding: 'utf8' })).toContain('S,Box S,BX-S');
  await station.window().close();
  station.storage((storage) => {
    expect(storage.cartons.all().map(({ name }) => name)).toEqual(['Box S', 'Box M']);
    expect(storage.boxSets.waiting()).toBeNull();
  });
});
