import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation({ isSeeded: false });
});
test.afterEach(async () => {
  await station.end();
});

/** Types as a scanner does: key by key through the window's own input, far faster than a person. */
const typeAsScanner = (app: ElectronApplication, text: string): Promise<void> =>
  app.evaluate(async ({ BrowserWindow }, keys) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    for (const key of [...keys, 'Enter']) {
      const isEnter = key === 'Enter';
      const modifiers = /^[A-Z]$/.test(key) ? (['shift'] as const) : [];
      contents?.sendInputEvent({ type: 'keyDown', keyCode: key, modifiers: [...modifiers] });
      contents?.sendInputEvent({ type: 'char', keyCode: isEnter ? '\r' : key, modifiers: [...modifiers] });
      contents?.sendInputEvent({ type: 'keyUp', keyCode: key, modifiers: [...modifiers] });
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
  }, text);

const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });

const answerSite = async (page: Page): Promise<void> => {
  await field(page, 'Site name').fill('Test site');
  await field(page, 'Time zone').fill('America/Chicago');
  await field(page, 'Currency').fill('USD');
};
const answerAddress = async (page: Page): Promise<void> => {
  await page.getByText('Next').click();
  const address = { Company: 'Test company', Street: '1 Test Road', City: 'Testville', Postcode: '55099' };
  for (const [label, text] of Object.entries(address)) await field(page, label).fill(text);
  await field(page, 'Country code').fill('US');
  await page.getByText('Next').click();
};

test('a badge read by the scanner stands in the badge field, and signs in afterwards', async () => {
  const { page } = await station.start({ signIn: false });
  await answerSite(page);
  await answerAddress(page);
  await field(page, 'Your name').fill('Test Person');
  await field(page, 'Packer number').fill('2047');
  await field(page, 'PIN').fill('4711');
  await station.bench.scan('BADGE-2047');
  await expect(field(page, 'Badge code')).toHaveValue('BADGE-2047');
  await expect(field(page, 'PIN')).toHaveValue('4711');
  await page.getByText('Save and sign in').click();
  await expect(page.getByText('Queue is empty')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByText('Sign out').click();
  await expect(page.getByText('Scan your badge')).toBeVisible();
  await station.bench.scan('BADGE-2047');
  await expect(page.getByText('Queue is empty')).toBeVisible();
});

test('a badge typed by a keyboard scanner lands in no other field, whichever has the focus and however full it is', async () => {
  const { page, app } = await station.start({ signIn: false });
  await answerSite(page);
  for (const [label, value] of [
    ['Currency', 'USD'],
    ['Site name', 'Test site'],
  ] as const) {
    await field(page, label).click();
    await typeAsScanner(app, 'BADGE-2047');
    await expect(page.getByText('Set up this bench')).toBeVisible();
    await expect(field(page, label)).toHaveValue(value);
  }
  await answerAddress(page);
  await expect(field(page, 'Badge code')).toHaveValue('BADGE-2047');
  await field(page, 'Badge code').click();
  await typeAsScanner(app, 'BADGE-1001');
  await expect(field(page, 'Badge code')).toHaveValue('BADGE-1001');
});

test('number and PIN typed by a person sign in, and a typed badge does too', async () => {
  await station.end();
  station = await createTestStation();
  const { page, app } = await station.start({ signIn: false });
  await expect(page.getByText('number 2047 with PIN 2047')).toBeVisible();
  await page.keyboard.type('2047', { delay: 70 });
  await page.keyboard.press('Enter');
  await page.keyboard.type('2047', { delay: 70 });
  await page.keyboard.press('Enter');
  await expect(page.getByText('Scan an order')).toBeVisible();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByText('Sign out').click();
  await expect(page.getByText('Scan your badge')).toBeVisible();
  await typeAsScanner(app, 'BADGE-1001');
  await expect(page.getByText('Scan an order')).toBeVisible();
});
