import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import type { BadgeCard } from '../../src/core/label/badgeCard.ts';
import { badgeCode, badgeOf } from '../../src/core/people/badgeCode.ts';
import { readLabel } from '../../src/labels/readLabel.ts';
import { labelPictures } from '../../src/labels/render/preview.ts';
import { sheetPage } from '../../src/labels/sheets/sheetPage.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  await station.end();
});

/** What a scanner reads off the next label that comes out. */
async function printedCodes(): Promise<readonly string[]> {
  const { zpl } = await station.bench.nextLabel(30_000);
  const codes: string[] = [];
  for (const png of await labelPictures(zpl, 8)) codes.push(...(await readLabel(png)).map(({ text }) => text));
  return codes;
}

/** Files of the data folder that hold a text. */
const filesWith = (text: string, folder = station.dataDir): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    // Locks of a program that was killed lead nowhere.
    const isThere = statSync(path, { throwIfNoEntry: false });
    if (isThere?.isDirectory()) return filesWith(text, path);
    return isThere?.isFile() && readFileSync(path).includes(text) ? [path] : [];
  });

async function openPeople(page: Page): Promise<void> {
  await station.bench.scan('BADGE-1001');
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Station' }).click();
  await page.getByRole('button', { name: 'People' }).click();
}

test('badgePrinted: a person signs in by the badge that came out of the printer, once it was scanned at the desk, and by the one before no more', async () => {
  test.slow();
  const { page } = await station.start();
  await openPeople(page);
  await page.getByRole('button', { name: 'New badge for Mika Kohl' }).click();
  await expect(
    page.getByText('The badge before works until the new one is scanned here', { exact: false }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Print 1 badge' }).click();
  await expect(page.getByText('Printed. Scan each one here, then hand it out.')).toBeVisible();
  await printedCodes();
  // It jammed: what is printed anew is another one.
  await page.getByRole('button', { name: 'New badge for Mika Kohl' }).click();
  await page.getByRole('button', { name: 'New badge for Sol Reyes' }).click();
  await page.getByRole('button', { name: 'Print 2 badges' }).click();
  const codes = await printedCodes();
  expect(codes.map(badgeOf)).toEqual([...codes]);
  expect(new Set(codes).size).toBe(2);
  const [badge = ''] = codes;
  await expect(page.getByText('Scan the new badge')).toHaveCount(2);
  await page.screenshot({ path: test.info().outputPath('printed.png') });

  await station.bench.scan('614141007363');
  await expect(page.getByText('Not one of the badges that wait for a scan')).toBeVisible();
  await station.bench.scan(badge);
  await expect(page.getByText('New badge works')).toBeVisible();
  await expect(page.getByText('Scan the new badge')).toHaveCount(1);
  await expect(page.getByText('Not one of the badges that wait for a scan')).toBeHidden();
  await page.screenshot({ path: test.info().outputPath('works.png') });

  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByText('New badge not scanned yet')).toHaveCount(1);
  await station.bench.scan(badge);
  await expect(page.getByRole('button', { name: 'People' })).toBeHidden();
  await page.getByRole('button', { name: 'Queue' }).click();
  await expect(page.getByRole('img', { name: 'Signed in: Mika Kohl' })).toBeVisible();
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await station.bench.scan('BADGE-2047');
  await expect(page.getByText('Scan your badge')).toBeVisible();
  await station.bench.scan(codes[1] ?? '');
  await expect(page.getByText('Unknown badge')).toBeVisible();
  await station.bench.scan(badge);
  await expect(page.getByRole('img', { name: 'Signed in: Mika Kohl' })).toBeVisible();

  await station.kill();
  for (const code of codes) expect(filesWith(code.slice(0, 22))).toEqual([]);
});

test('badges on a sheet are read off it again, at the size of a card', async () => {
  const window = await station.start();
  const badges = Array.from({ length: 9 }, (_, index): BadgeCard => ({
    name: index === 0 ? 'Maximiliane von Hohenstein-Wartenberg' : 'Mika Kohl',
    role: 'Supervisor',
    number: index.toString(),
    site: 'Fern & Field Goods',
    barcode: badgeCode(index.toString().repeat(20)),
  }));
  for (const size of ['A4', 'Letter'] as const) {
    const shown = await window.app.evaluate(
      async ({ BrowserWindow }, page) => {
        const sheet = new BrowserWindow({
          show: false,
          width: 1640,
          height: 2246,
          webPreferences: { offscreen: true, zoomFactor: 2 },
        });
        await sheet.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(page.html)}`);
        const cards: unknown = await sheet.webContents.executeJavaScript(
          'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))).then(() => [...document.querySelectorAll("article")].map((card) => card.getBoundingClientRect()).map(({ width, height }) => [width, height]))',
        );
        await new Promise((resolve) => setTimeout(resolve, 300));
        const picture = (await sheet.webContents.capturePage()).toPNG().toString('base64');
        const pdf = await sheet.webContents.printToPDF({ pageSize: page.size, preferCSSPageSize: true });
        sheet.destroy();
        return { pdf: pdf.toString('latin1'), cards, picture };
      },
      { html: sheetPage({ kind: 'badges', badges }, size), size },
    );
    const png = Buffer.from(shown.picture, 'base64');
    writeFileSync(test.info().outputPath(`badges-${size}.png`), png);
    const read = (await readLabel(png)).map(({ text }) => text);
    expect([...read].sort()).toEqual(
      badges
        .slice(0, 8)
        .map(({ barcode }) => barcode)
        .sort(),
    );
    expect(shown.pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(2);
    for (const [width, height] of shown.cards as readonly (readonly [number, number])[]) {
      expect((width / 96) * 25.4).toBeCloseTo(85.6, 1);
      expect((height / 96) * 25.4).toBeCloseTo(54, 1);
    }
  }
});
