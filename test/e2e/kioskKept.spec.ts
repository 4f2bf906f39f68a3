import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { StationConfigInput } from '../../src/shared/config.ts';
import type { StationWindow } from '../../src/cli/demo/window.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
  const file = join(station.dataDir, 'station.json');
  const config = JSON.parse(readFileSync(file, 'utf8')) as StationConfigInput;
  writeFileSync(file, JSON.stringify({ ...config, window: { kiosk: true } }));
});
test.afterEach(async () => {
  await station.end();
});

/** What a person does to a window who wants it gone: the window manager's close, small, and out of full screen. */
const tryToLeave = ({ app }: StationWindow): Promise<{ isThere: boolean; isKiosk: boolean }> =>
  app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.close();
    window?.minimize();
    await new Promise((resolve) => setTimeout(resolve, 500));
    return {
      isThere: window !== undefined && !window.isDestroyed() && window.isVisible(),
      isKiosk: window?.isKiosk() === true,
    };
  });

test('a bench in kiosk mode stays until a supervisor gives their PIN, and then closes like any window', async () => {
  const window = await station.start();
  const { page } = window;
  expect(await tryToLeave(window)).toEqual({ isThere: true, isKiosk: true });
  for (const keys of ['F11', 'Control+w', 'Control+q', 'Alt+F4', 'Escape']) await page.keyboard.press(keys);
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Station' }).click();
  await expect(page.getByRole('heading', { name: 'This bench' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Full screen' })).toBeHidden();
  const asked = await page.evaluate(async () => {
    const { station: bridge } = globalThis as unknown as {
      station: { request(name: string, input: unknown): Promise<{ failure?: { code: string } }> };
    };
    return (await bridge.request('kiosk.leave', { pin: '2047' })).failure?.code;
  });
  expect(asked).toBe('request.forbidden');

  await station.bench.scan('BADGE-1001');
  await page.getByRole('button', { name: 'Full screen' }).click();
  await page.getByLabel('PIN', { exact: true }).fill('2047');
  await page.getByRole('button', { name: 'Leave full screen' }).click();
  await expect(page.getByText('Not your PIN')).toBeVisible();
  expect(await tryToLeave(window)).toEqual({ isThere: true, isKiosk: true });
  await window.picture('full-screen');
  await page.getByLabel('PIN', { exact: true }).fill('1001');
  await page.getByRole('button', { name: 'Leave full screen' }).click();
  await expect(page.getByRole('button', { name: 'Full screen' })).toBeHidden();

  const ended = new Promise((resolve) => window.process.once('exit', resolve));
  await window.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });
  await ended;
});

test('a PC that shuts down ends a bench in kiosk mode too', async () => {
  const window = await station.start();
  const ended = new Promise((resolve) => window.process.once('exit', resolve));
  window.process.kill('SIGTERM');
  await ended;
  station.storage((storage) => {
    expect(storage.site()).not.toBeNull();
  });
});
