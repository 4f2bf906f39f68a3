// Takes pictures of the gallery: `node test/renderer/gallery/shots.mjs OUT [screen,screen] [theme,theme] [1366,1920] [eyes,eyes]`.
// A screen may say what is done first: `box-forty+right+step+layers`; `box-*` is every box of boxFacts.ts. Eyes: protanopia,
// deuteranopia, tritanopia, achromatopsia. CHROMIUM names a browser; without it the app's own runtime shows them.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { _electron, chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { startDisplay } from '../../../scripts/display.mjs';
import { drawTestSheet } from '../../../src/labels/testSheet.ts';
import { ensureElectron } from '../../../scripts/electron/ensureElectron.mjs';

const ALL =
  'sign-in,queue,verify,wrong-item,box,weigh,weigh-right,label,multi-parcel,too-light,scale-gone,label-unknown,no-labels,cancelled';
const SIZES = { 1366: 768, 1920: 1080 };
const [out = 'demo-out/gallery', screens = ALL, themes = 'light', widths = '1366', eyes = ''] = process.argv.slice(2);
mkdirSync(out, { recursive: true });

const root = join(import.meta.dirname, '../../..');
const built = join(root, '.cache/gallery');
const common = {
  root: import.meta.dirname,
  configFile: false,
  logLevel: 'error',
  base: './',
  define: { TEST_SHEET_DRAWN: JSON.stringify(drawTestSheet()) },
  build: { outDir: built, emptyOutDir: true, target: 'chrome130', minify: false },
};

/** What is done before the picture is taken. @type {Record<string, (page: import('@playwright/test').Page) => Promise<void>>} */
const ACTS = {
  done: (page) => page.getByRole('button', { name: 'Done' }).first().click(),
  right: (page) => page.keyboard.press('ArrowRight'),
  left: (page) => page.keyboard.press('ArrowLeft'),
  step: (page) => page.keyboard.press('PageDown'),
  back: (page) => page.keyboard.press('PageUp'),
  asks: async (page) => {
    await page.keyboard.press('F3');
    await page.keyboard.type('12');
  },
  papers: (page) => page.getByRole('button', { name: 'What prints where' }).click(),
  shop: (page) => page.getByRole('button', { name: 'Box and tote labels' }).click(),
  customs: (page) => page.getByRole('button', { name: 'Customs details' }).click(),
  chooses: (page) => page.getByRole('button', { name: 'Printer' }).first().click(),
  more: (page) => page.getByRole('button', { name: 'More' }).first().click(),
  watch: (page) => page.getByRole('button', { name: 'Watch' }).first().click(),
  hear: async (page) => {
    await page.getByRole('button', { name: 'More' }).first().click();
    await page.getByRole('menuitem', { name: 'Watch' }).click();
  },
  trace: async (page) => {
    await page.getByRole('button', { name: 'More' }).first().click();
    await page.getByRole('menuitem', { name: 'Export a trace' }).click();
  },
  with: (page) => page.getByRole('button', { name: 'With contents' }).click(),
  save: (page) => page.getByRole('button', { name: 'Save the file' }).click(),
  scans: (page) => page.getByRole('button', { name: 'Test scan' }).first().click(),
  check: (page) => page.getByRole('button', { name: 'Check' }).first().click(),
  mass: (page) => page.getByRole('textbox', { name: 'Its mass in lb' }).fill('5.00'),
  compare: (page) => page.getByRole('button', { name: 'Compare' }).first().click(),
  training: (page) => page.getByRole('button', { name: 'Training' }).click(),
  carrier: (page) => page.getByRole('button', { name: 'Carrier' }).click(),
  ask: (page) => page.getByRole('button', { name: 'Test', exact: true }).first().click(),
  key: (page) => page.getByRole('button', { name: 'Replace the key' }).click(),
  find: (page) => page.getByRole('button', { name: 'Find devices' }).click(),
  form: async (page) => {
    await page.getByRole('button', { name: 'Find devices' }).click();
    await page.getByRole('button', { name: 'Set up', disabled: false }).first().click();
  },
  network: async (page) => {
    await page.getByRole('button', { name: 'Find devices' }).click();
    await page.getByRole('button', { name: 'Network device' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
  },
  layers: (page) => page.getByRole('button', { name: 'Layers' }).click(),
  above: (page) => page.keyboard.press('ArrowUp'),
  drag: async (page) => {
    const field = await page.locator('[data-drawn-by]').boundingBox();
    if (!field) return;
    const [x, y] = [field.x + field.width / 2, field.y + field.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 70, y, { steps: 4 });
    await page.mouse.up();
  },
};

/** A page of the given width, in a browser or in the app's runtime. */
async function openPages() {
  if (process.env.CHROMIUM) {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM,
      args: ['--no-sandbox', '--force-color-profile=srgb'],
    });
    const page = await browser.newPage();
    return {
      page,
      size: (width) => page.setViewportSize({ width, height: SIZES[width] }),
      close: () => browser.close(),
    };
  }
  const [electron, display] = [await ensureElectron(), await startDisplay()];
  const args = [join(import.meta.dirname, 'window'), '--no-sandbox', '--force-color-profile=srgb'];
  if (process.env.WITHOUT_WEBGL) args.push('--without-webgl');
  const app = await _electron.launch({
    executablePath: electron.execPath,
    args,
    env: { ...process.env, DISPLAY: display.display },
  });
  const page = await app.firstWindow();
  return {
    page,
    size: (width) =>
      app.evaluate(
        ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size),
        [width, SIZES[width]],
      ),
    close: async () => {
      await app.close();
      await display.stop();
    },
  };
}

await build({ ...common, plugins: [react()] });
const server = await preview({ ...common, preview: { port: 0, host: '127.0.0.1' } });
const address = server.resolvedUrls?.local[0] ?? '';
const { page, size, close } = await openPages();
page.setDefaultTimeout(5000);
page.on('pageerror', (error) => console.error(`${page.url()}: ${error.message}`));
page.on('console', (message) => message.type() === 'error' && console.error(`${page.url()}: ${message.text()}`));
try {
  await page.goto(`${address}?screen=box`);
  /** @type {string[]} */
  const boxes = await page.evaluate(() => globalThis.boxNames);
  const wanted = screens
    .split(',')
    .flatMap((screen) => (screen.startsWith('box-*') ? boxes.map((name) => screen.replace('box-*', name)) : [screen]));
  const session = await page.context().newCDPSession(page);
  for (const width of widths.split(',')) {
    await size(Number(width));
    for (const theme of themes.split(',')) {
      for (const screen of wanted) {
        const [name = '', ...acts] = screen.split('+');
        await page.goto(`${address}?screen=${name}&theme=${theme}`, { waitUntil: 'networkidle' });
        await page.evaluate(() => document.fonts.ready);
        await page.waitForTimeout(name.startsWith('box') ? 200 : 450);
        for (const act of acts) await ACTS[act]?.(page);
        await page.waitForTimeout(250);
        for (const eye of eyes.split(',')) {
          await session.send('Emulation.setEmulatedVisionDeficiency', { type: eye === '' ? 'none' : eye });
          const ending = [theme === 'light' ? '' : theme, eye].filter(Boolean).join('-');
          await page.screenshot({
            path: join(out, `${screen}-${width}${ending === '' ? '' : `-${ending}`}.png`),
          });
        }
      }
    }
  }
} finally {
  await close();
  await server.close();
}
