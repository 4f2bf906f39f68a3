import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type ElectronApplication } from '@playwright/test';
import { createTestStation, type TestStation } from './support/station.ts';

/** The scanner with a line of its own is switched off: the one that types is the only one. */
const SWITCHED_OFF = {
  deviceId: 'scanner',
  role: 'scanner',
  name: 'Scanner',
  transport: { kind: 'tcp', host: '127.0.0.1', port: 9 },
  protocol: 'text',
  settings: { enabled: false },
} as const;

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation({ devices: [SWITCHED_OFF] });
  // With a prefix a slow machine makes no difference between a scanner and a person.
  const file = join(station.dataDir, 'station.json');
  const config = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, JSON.stringify({ ...config, wedge: { prefix: 'F12' } }));
});
test.afterEach(async () => {
  await station.end();
});

/** Types key by key through the window's own input, far faster than a person. */
const typeAsScanner = (app: ElectronApplication, keys: readonly string[]): Promise<void> =>
  app.evaluate(async ({ BrowserWindow }, typed) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    for (const key of typed) {
      const modifiers = /^[A-Z]$/.test(key) ? (['shift'] as const) : [];
      contents?.sendInputEvent({ type: 'keyDown', keyCode: key, modifiers: [...modifiers] });
      if (key !== 'F12')
        contents?.sendInputEvent({ type: 'char', keyCode: key === 'Enter' ? '\r' : key, modifiers: [...modifiers] });
      contents?.sendInputEvent({ type: 'keyUp', keyCode: key, modifiers: [...modifiers] });
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
  }, keys);

const BADGE = ['F12', 'B', 'A', 'D', 'G', 'E', '-', '2', '0', '4', '7'];

test('the bench says what is wrong with a scanner that types, and no more when it is right again', async () => {
  const { page, app } = await station.start({ signIn: false });
  await page.getByText('Scan your badge').waitFor();
  const foot = page.getByRole('contentinfo');
  await typeAsScanner(app, BADGE);
  await expect(foot.getByText('Sends no Enter')).toBeVisible();
  // What was typed without an end is a person's, and goes to the page.
  await expect(page.getByRole('button', { name: 'Packer number 2047' })).toBeVisible();
  await typeAsScanner(app, [...BADGE, 'Enter']);
  await expect(page.getByText('Scan an order')).toBeVisible();
  await expect(foot.getByText('Sends no Enter')).toHaveCount(0);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('blur'));
  await expect(foot.getByText('Click this window')).toBeVisible();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('focus'));
  await expect(foot.getByText('Click this window')).toHaveCount(0);
});
