import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { readLabel } from '../../src/labels/readLabel.ts';
import { createTestStation, openDevices, type TestStation } from './support/station.ts';

const lb = (digits: number) => ({ digits, exponent: -2, unit: 'lb' as const });

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(() => station.end());

const cardOf = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

/** Sends bytes as they are, whatever a scanner would put behind them. */
const send = (text: string): void => {
  station.bench.work({ do: 'send', device: 'scanner', base64: Buffer.from(text).toString('base64') });
};

test('a scale is checked against a known mass, and its card says so after a restart', async () => {
  const { page } = await openDevices(station);
  const card = cardOf(page, 'Scale');
  await expect(card.getByText('Never', { exact: true })).toBeVisible();
  station.bench.put(lb(12));
  await expect(card.getByText(/0\.12 lb/).first()).toBeVisible();
  await card.getByRole('button', { name: 'Check' }).click();
  const check = cardOf(page, 'Check Scale');
  await expect(check.getByText('It shows 0.12 lb with nothing on. Press Zero.')).toBeVisible();
  await expect(check.getByRole('button', { name: 'Keep this result' })).toBeDisabled();
  station.bench.put(lb(0));
  await expect(check.getByRole('listitem').nth(0)).toHaveAttribute('data-state', 'done');

  const mass = check.getByRole('textbox', { name: 'Its mass in lb' });
  await mass.fill('none');
  await expect(check.getByRole('alert')).toHaveText('A number such as 5 or 2.268, more than zero.');
  await mass.fill('5');
  await expect(check.getByText('Waiting for a steady weight.')).toBeVisible();
  station.bench.put(lb(507));
  await expect(check.getByText('Off by +0.07 lb, 0.02 lb is allowed')).toBeVisible();
  await expect(check.getByText('This station never adjusts a scale. Have it serviced.')).toBeVisible();
  station.bench.put(lb(502));
  await expect(check.getByText('Right: +0.02 lb off, 0.02 lb is allowed')).toBeVisible();
  await check.getByRole('button', { name: 'Keep this result' }).click();
  await expect(check.getByText('Kept, with the date and who checked it.')).toBeVisible();
  await check.getByRole('button', { name: 'Back' }).click();
  await expect(card.getByText('Today', { exact: true })).toBeVisible();

  await station.window().close();
  const [kept, ...others] = station.storage((storage) => storage.scaleChecks());
  expect(others).toEqual([]);
  expect(kept).toMatchObject({ known: { digits: 5, exponent: 0, unit: 'lb' }, shown: lb(502), isWithin: true });
  const by = station.storage((storage) => storage.users.all().find(({ role }) => role === 'supervisor')?.userId);
  expect(kept?.by).toBe(by);
  const again = await openDevices(station);
  await expect(cardOf(again.page, 'Scale').getByText('Today', { exact: true })).toBeVisible();
});

test('the test sheet on the screen scans, and what a wrongly set scanner sends is named', async () => {
  const { page } = await openDevices(station);
  await cardOf(page, 'Scanner').getByRole('button', { name: 'Test scan' }).click();
  const sheet = cardOf(page, 'Test sheet for Scanner');
  await expect(sheet.locator('figure').getByRole('img')).toHaveCount(5);

  // What is on the screen is read by a decoder, not taken from the program.
  const found = await readLabel(await page.screenshot(), ['Code128', 'EAN13', 'DataMatrix', 'QRCode']);
  const read = found.map(({ symbologyId, text }) => symbologyId + text).sort();
  expect(read).toEqual(
    [
      ']C0Qwerty-Azm]019',
      ']C1400PO12\u001d90ab',
      ']E04006381333931',
      ']Q1First line\nsecond line',
      ']d2010950600013435210AB7\u001d21cd9',
    ].sort(),
  );

  const result = (name: string): Locator => sheet.getByRole('listitem').filter({ hasText: name });
  send(']C0Qwerty-Azm]019\r');
  await expect(result('Code 128')).toContainText('Read right');
  send('400PO1290ab\r\r');
  for (const said of ['No AIM identifier', 'separator (GS) between two fields is lost', 'The end comes twice'])
    await expect(result('GS1-128')).toContainText(said);
  send(']c0qWERTY-aZM]019\r');
  await expect(result('Code 128')).toContainText('Caps Lock is on');
  send(']E04006381333931');
  await expect(result('EAN-13')).toContainText('Set the suffix CR');
  send('10472\r');
  await expect(sheet.getByText('That code is not on this sheet')).toBeVisible();
  // The order was not opened, and the next code after the test is the station's again.
  expect(await station.window().snapshot()).toBeNull();
  await sheet.getByRole('button', { name: 'Back' }).click();
  await expect(cardOf(page, 'Scanner')).toBeVisible();
  await station.bench.scan('1001');
  await station.window().until('order 1001', (now) => now?.number === '#1001' || now?.number === '1001');
});

test('a trace for support has the states and the bytes, and names nobody', async () => {
  const { page, app } = await openDevices(station);
  const isReady = cardOf(page, 'Scanner').getByText('Ready', { exact: true });
  // A card that is not painted yet is hidden too.
  await expect(isReady).toBeVisible();
  await station.bench.scan('HELLO-ROWAN');
  station.bench.work({ do: 'away', device: 'scanner', ms: 3000 });
  const card = cardOf(page, 'Scanner');
  await expect(isReady).toBeHidden();
  await expect(isReady).toBeVisible();
  const path = join(station.dataDir, 'trace.jsonl');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  const save = async (): Promise<Record<string, unknown>[]> => {
    await page.getByRole('button', { name: 'Save the file' }).click();
    await expect(page.getByText('Saved as trace.jsonl.')).toBeVisible();
    const text = readFileSync(path, 'utf8');
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  };
  await card.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Export a trace' }).click();
  const lines = await save();
  const hex = Buffer.from('HELLO-ROWAN').toString('hex');
  expect(JSON.stringify(lines)).not.toContain(hex);
  expect(lines[0]).toMatchObject({ kind: 'device', withContents: false, state: 'ready' });
  expect(lines).toContainEqual(expect.objectContaining({ kind: 'state', to: 'disconnected', reason: 'lost' }));
  expect(lines).toContainEqual(expect.objectContaining({ kind: 'bytes', direction: 'in', tail: '0d', length: 12 }));
  expect(lines.at(-1)).toMatchObject({ kind: 'counters', reconnects: 1 });
  await page.getByRole('button', { name: 'With contents' }).click();
  await expect(page.getByText('They may hold names and addresses of customers.')).toBeVisible();
  await page.getByRole('button', { name: 'Save the file' }).click();
  await expect.poll(() => readFileSync(path, 'utf8').includes(hex)).toBe(true);
});

test('a scale that is watched shows its weight and the bytes of its line, by keyboard alone', async () => {
  const { page } = await openDevices(station);
  await cardOf(page, 'Scale').getByRole('button', { name: 'Watch' }).focus();
  await page.keyboard.press('Enter');
  const watch = cardOf(page, 'Scale, live');
  station.bench.put(lb(491));
  await expect(watch.getByText(/^4\.91\s*lb$/)).toBeVisible();
  await expect(watch.getByRole('img', { name: /Weight over the last minute, from \d/ })).toBeVisible();
  await expect(watch.getByRole('region', { name: 'What goes over its line' })).toContainText('S S');
  await watch.getByRole('button', { name: 'Back' }).focus();
  await page.keyboard.press('Enter');
  await expect(cardOf(page, 'Scale')).toBeVisible();
});
