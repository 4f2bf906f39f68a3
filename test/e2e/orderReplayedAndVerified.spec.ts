import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { openOrder, packOn } from './support/packer.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

/** The command line on another computer: it gets the file and the fingerprint, nothing else. */
function verified(file: string, fingerprint: string): { readonly code: number | null; readonly said: unknown } {
  const command = join(import.meta.dirname, '../../src/cli/index.ts');
  const { status, stdout } = spawnSync('node', [command, 'verify-replay', file, '--fingerprint', fingerprint], {
    encoding: 'utf8',
  });
  return { code: status, said: JSON.parse(stdout) as unknown };
}

test('an order is replayed by a scan of its label, and its signed file holds anywhere until a letter of it is changed', async () => {
  const { page, app } = await station.start();
  await openOrder(station, '1001');
  await station.bench.scan('614141007356');
  await packOn(station, (now) => now === null);
  await station.bench.scan('BADGE-1001');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Replay' }).click();
  await expect(page.getByText('Which order?')).toBeVisible();

  await station.bench.scan('1001');
  await expect(page.getByRole('heading', { name: 'Order 1001' })).toBeVisible();
  await expect(page.getByText(/^Chain whole · \d+ records$/)).toBeVisible();
  await expect(page.getByRole('button', { name: /Nearly the same, but wrong/ })).toBeVisible();
  await expect(page.getByRole('img', { name: /before the weight was taken/ })).toBeVisible();
  await page.keyboard.press('End');
  await expect(page.locator('[aria-current="step"]')).toContainText('All packed');
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('[aria-current="step"]')).toContainText('Label scanned on the parcel');

  const file = join(station.dataDir, 'replay.html');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.getByRole('button', { name: 'Dispute file' }).click();
  const fingerprint = (await page.locator('dl code').textContent()) ?? '';
  await page.getByRole('button', { name: 'Sign and save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('What happened with order 1001');
  expect(text).not.toContain('Rowan Ashby');
  expect(verified(file, fingerprint)).toMatchObject({
    code: 0,
    said: { isGenuine: true, isKeyKnown: true, order: '1001' },
  });

  await page.getByRole('button', { name: 'With personal data' }).click();
  await page.getByRole('button', { name: 'Sign and save' }).click();
  await expect.poll(() => readFileSync(file, 'utf8')).toContain('Rowan Ashby');
  expect(verified(file, fingerprint)).toMatchObject({ code: 0, said: { people: 1 } });
  writeFileSync(file, readFileSync(file, 'utf8').replace('Nearly the same, but wrong', 'Nearly the same, and right'));
  expect(verified(file, fingerprint)).toMatchObject({ code: 1, said: { problems: [{ reason: 'signatureWrong' }] } });
});
