import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { openOrder, packOn } from './support/packer.ts';
import { createTestStation, type TestStation } from './support/station.ts';

let station: TestStation;
const given = process.env['STATION_ELECTRON_ARGS'];
test.beforeEach(async () => {
  station = await createTestStation();
});
test.afterEach(async () => {
  process.env['STATION_ELECTRON_ARGS'] = given;
  await station.end();
});

/** Opens an order of three units and scans them all: the box is next. */
async function toTheBox(): Promise<Page> {
  const window = await station.start();
  await openOrder(station, '1001');
  await packOn(station, (now) => now?.stage === 'box' && now.box?.suggested !== null);
  return window.page;
}

const drawnBy = (page: Page, what: 'webgl' | 'still') => page.locator(`[data-drawn-by="${what}"]`);

/** The outlines of the still, which is drawn under the turning picture too. */
const outlines = (page: Page) =>
  page.locator('[data-drawn-by] svg polygon').evaluateAll((all) => all.map((each) => each.getAttribute('points')));

/** The colours of what the window shows where the picture stands: a blank field has one. */
async function coloursOf(page: Page): Promise<number> {
  const box = await page.locator('[data-drawn-by]').boundingBox();
  if (!box) throw new Error('no picture');
  const png = await page.screenshot({ clip: box });
  return page.evaluate(
    async (bytes) => {
      const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      const context = canvas.getContext('2d');
      context?.drawImage(picture, 0, 0);
      const { data } = context?.getImageData(0, 0, picture.width, picture.height) ?? { data: [] };
      const seen = new Set<number>();
      for (let i = 0; i < data.length; i += 4)
        seen.add(((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0));
      return seen.size;
    },
    [...png],
  );
}

test('the box is a turning picture, and its steps are walked and told to the station', async () => {
  const page = await toTheBox();
  await expect(drawnBy(page, 'webgl')).toBeVisible();
  await expect(page.locator('canvas')).toHaveCount(1);
  expect(await coloursOf(page)).toBeGreaterThan(20);
  const start = await outlines(page);
  const field = await page.locator('[data-drawn-by]').boundingBox();
  if (!field) throw new Error('no picture');
  await page.mouse.move(field.x + field.width / 2, field.y + field.height / 2);
  await page.mouse.down();
  await page.mouse.move(field.x + field.width / 2 + 120, field.y + field.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => outlines(page)).not.toEqual(start);
  for (let quarter = 0; quarter < 4; quarter += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('PageDown');
  const now = page.locator('li[data-state="next"]');
  await expect(now).toContainText('Sand');
  await page.getByRole('button', { name: 'Step' }).click();
  await expect(now).toHaveCount(1);
  await expect.poll(async () => (await station.window().snapshot())?.box?.placed).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Layers' }).click();
  await expect(page.locator('canvas')).toHaveCount(0);
});

test('the still stands in when WebGL is lost', async () => {
  const page = await toTheBox();
  await expect(drawnBy(page, 'webgl')).toBeVisible();
  await page.evaluate(() => {
    document.querySelector('canvas')?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
  });
  await expect(drawnBy(page, 'still')).toBeVisible();
  await expect(page.locator('canvas')).toHaveCount(0);
  expect(await coloursOf(page)).toBeGreaterThan(20);
});

test('the still stays where there is no WebGL, and still turns', async () => {
  const args = JSON.parse(given ?? '["."]') as string[];
  process.env['STATION_ELECTRON_ARGS'] = JSON.stringify(['--disable-gpu', '--disable-software-rasterizer', ...args]);
  const page = await toTheBox();
  await expect(drawnBy(page, 'still')).toBeVisible();
  const before = await outlines(page);
  await page.getByRole('button', { name: 'Turn' }).click();
  await expect.poll(() => outlines(page)).not.toEqual(before);
  await expect(page.locator('canvas')).toHaveCount(0);
  expect(await coloursOf(page)).toBeGreaterThan(20);
});
