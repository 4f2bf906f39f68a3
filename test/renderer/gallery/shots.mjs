// Takes pictures of the gallery: `node test/renderer/gallery/shots.mjs OUT [screen,screen] [theme,theme] [1366,1920] [eyes,eyes] [de,rtl]`.
// A screen may say what is done first: `box-forty+right+step+layers`; `box-*` is every box of boxFacts.ts. Eyes: protanopia,
// deuteranopia, tritanopia, achromatopsia. CHROMIUM names a browser; without it the app's own runtime shows them.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { _electron, chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { startDisplay } from '../../../scripts/display.mjs';
import { drawTestSheet } from '../../../src/labels/testSheet.ts';
import { TEXTS } from '../../../src/shared/messages/texts.ts';
import { leaves } from '../../support/texts.ts';
import { clippedTexts } from './clipped.mjs';
import { namelessParts } from './nameless.ts';
import { ensureElectron } from '../../../scripts/electron/ensureElectron.mjs';

const ALL =
  'sign-in,queue,verify,wrong-item,box,weigh,weigh-right,label,multi-parcel,too-light,scale-gone,label-unknown,no-labels,cancelled';
const SIZES = { 1280: 800, 1366: 768, 1920: 1080 };
const [out = 'demo-out/gallery', screens = ALL, themes = 'light', widths = '1366', eyes = '', languages = 'en'] =
  process.argv.slice(2);
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

/** @type {'en' | 'de' | 'es' | 'fr'} */
let spoken = 'en';

/** Whatever stands in the window's language where English says this. @param {string} english @returns {RegExp} */
function said(english) {
  const keys = leaves(TEXTS.en).flatMap(([key, text]) => (text === english ? [key] : []));
  const here = new Map(leaves(TEXTS[spoken]));
  const texts = keys.map((key) => here.get(key)?.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^(${[...new Set(texts)].join('|')})( .*)?$`);
}

/** Presses the first button of that English name: one of the page, not of its menu. @param {import('@playwright/test').Page} page @param {string} english */
const press = (page, english) =>
  page
    .locator(':not(nav) > *')
    .and(page.getByRole('button', { name: said(english) }))
    .first()
    .click();

/** The field of that English name. @param {import('@playwright/test').Page} page @param {string} english */
const field = (page, english) => page.getByRole('textbox', { name: said(english) }).first();

/** What is done before the picture is taken. @type {Record<string, (page: import('@playwright/test').Page) => Promise<void>>} */
const ACTS = {
  behind: (page) => page.locator('table tbody button').first().click(),
  errors: (page) => press(page, 'Errors'),
  postage: (page) => press(page, 'Postage'),
  boxChoice: (page) => press(page, 'Box choice'),
  overrides: (page) => press(page, 'Overrides'),
  overrideOrders: async (page) => {
    await press(page, 'Overrides');
    await page.getByRole('table').getByRole('button').first().click();
  },
  perfect: (page) => press(page, 'Perfect orders'),
  packers: async (page) => {
    await press(page, 'By hour');
    await page.getByRole('option', { name: said('By packer') }).click();
  },
  done: (page) => press(page, 'Done'),
  putback: (page) => press(page, 'Put back'),
  dispute: (page) => page.getByRole('button', { name: said('Dispute file') }).click(),
  right: (page) => page.keyboard.press('ArrowRight'),
  left: (page) => page.keyboard.press('ArrowLeft'),
  step: (page) => page.keyboard.press('PageDown'),
  back: (page) => page.keyboard.press('PageUp'),
  types: (page) => page.keyboard.type('2612'),
  doubts: (page) => press(page, 'Doubtful'),
  suspect: (page) =>
    page
      .getByRole('button', { name: /Stoneware mug, Sand/ })
      .first()
      .click(),
  pair: (page) =>
    page
      .getByRole('button', { name: /Stoneware mug, Clay/ })
      .first()
      .click(),
  sizes: (page) => press(page, 'Sizes'),
  proposes: async (page) => {
    await page.locator('input').nth(1).fill('2');
    await press(page, 'Propose sizes');
  },
  asks: async (page) => {
    await page.keyboard.press('F3');
    await page.keyboard.type('12');
  },
  papers: (page) => press(page, 'What prints where'),
  shop: (page) => press(page, 'Box and tote labels'),
  customs: (page) => press(page, 'Customs details'),
  chooses: (page) => press(page, 'Printer'),
  more: (page) => press(page, 'More'),
  watch: (page) => press(page, 'Watch'),
  hear: async (page) => {
    await press(page, 'More');
    await page.getByRole('menuitem', { name: said('Watch') }).click();
  },
  trace: async (page) => {
    await press(page, 'More');
    await page.getByRole('menuitem', { name: said('Export a trace') }).click();
  },
  with: (page) => press(page, 'With contents'),
  save: (page) => press(page, 'Save the file'),
  scans: (page) => press(page, 'Test scan'),
  check: (page) => press(page, 'Check'),
  mass: (page) => page.getByRole('textbox').first().fill('5.00'),
  compare: (page) => press(page, 'Compare'),
  carrier: (page) => press(page, 'Carrier'),
  people: (page) => press(page, 'People'),
  badges: async (page) => {
    await press(page, 'Print badges');
    await page.locator('[aria-pressed=false]').last().click();
  },
  policies: (page) => press(page, 'Policies'),
  permissions: (page) => press(page, 'What each role may do'),
  ask: (page) => press(page, 'Test'),
  key: (page) => press(page, 'Replace the key'),
  find: (page) => press(page, 'Find devices'),
  boxM: (page) => page.getByRole('button', { name: /^Box M/ }).click(),
  cube: (page) => page.getByRole('button', { name: /^Cube 10/ }).click(),
  sized: async (page) => {
    await page.getByRole('textbox').nth(2).fill('13');
    await page.keyboard.press('Tab');
  },
  publishes: (page) => press(page, 'Publish'),
  shows: (page) => page.getByRole('button', { name: /214/ }).click(),
  later: (page) => press(page, 'Later'),
  first: (page) => page.getByRole('button', { name: /10472/ }).click(),
  entry: (page) => page.locator('main ul button').first().click(),
  cancels: (page) => press(page, 'Cancel'),
  changed: (page) => page.locator('ul button').first().click(),
  keysIn: (page) => press(page, 'New order'),
  takes: async (page) => {
    await page.getByRole('button', { name: /MUG-CLY/ }).click();
    await press(page, 'Take the order');
  },
  splits: (page) => press(page, 'Split'),
  corrects: (page) => press(page, 'Address'),
  amends: (page) => press(page, 'Items'),
  finds: (page) => page.getByRole('searchbox').last().fill('mug'),
  mug: (page) => page.getByRole('button', { name: /MUG-SND/ }).click(),
  packing: (page) => press(page, 'Packing'),
  hazards: (page) => press(page, 'Hazards'),
  badWeight: (page) => field(page, 'Weight').fill('0'),
  keep: (page) => press(page, 'Save'),
  prices: (page) => press(page, 'Prices'),
  dearer: (page) => field(page, 'Price').fill('7.10'),
  badPrice: (page) => field(page, 'Price').fill('cheap'),
  tries: (page) => press(page, 'Try it'),
  account: (page) => press(page, 'Services and truck'),
  off: (page) => page.locator('li button').first().click(),
  versions: (page) => press(page, 'Versions'),
  now: (page) => press(page, 'Publish now'),
  training: (page) => press(page, 'Training'),
  form: async (page) => {
    await press(page, 'Find devices');
    await page
      .getByRole('button', { name: said('Set up'), disabled: false })
      .first()
      .click();
  },
  network: async (page) => {
    await press(page, 'Find devices');
    await press(page, 'Network device');
    await press(page, 'Save');
  },
  layers: (page) => press(page, 'Layers'),
  above: (page) => page.keyboard.press('ArrowUp'),
  drag: async (page) => {
    const drawn = await page.locator('[data-drawn-by]').boundingBox();
    if (!drawn) return;
    const [x, y] = [drawn.x + drawn.width / 2, drawn.y + drawn.height / 2];
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

/** One screen, its acts done, in every theme and eye that is asked for; says which of its texts are cut. */
async function shoot({ session, width, language, screen }) {
  const [name = '', ...acts] = screen.split('+');
  const [first = 'light'] = themes.split(',');
  const query = `screen=${name}&theme=${first}&language=${language}${language === 'en' ? '' : '&units=metric'}`;
  await page.goto(`${address}?${query}`, { waitUntil: 'networkidle', timeout: 60_000 });
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(name.startsWith('box') ? 200 : 450);
  for (const act of acts)
    await ACTS[act]?.(page).catch((error) => console.error(`${screen} ${language}: ${act}: ${error.message}`));
  await page.waitForTimeout(250);
  for (const line of await page.evaluate(clippedTexts)) console.log(`${screen} ${language} ${width}: ${line}`);
  for (const line of await page.evaluate(namelessParts)) console.log(`${screen} ${language} ${width}: ${line}`);
  for (const theme of themes.split(',')) {
    if (theme !== first) {
      await page.evaluate((other) => globalThis.showTheme(other), theme);
      await page.waitForTimeout(name.startsWith('box') ? 200 : 60);
    }
    for (const eye of eyes.split(',')) {
      await session.send('Emulation.setEmulatedVisionDeficiency', { type: eye === '' ? 'none' : eye });
      const ending = [language === 'en' ? '' : language, theme === 'light' ? '' : theme, eye].filter(Boolean).join('-');
      await page.screenshot({ path: join(out, `${screen}-${width}${ending === '' ? '' : `-${ending}`}.png`) });
    }
  }
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
    for (const language of languages.split(',')) {
      spoken = language in TEXTS ? language : 'en';
      for (const screen of wanted)
        await shoot({ session, width, language, screen }).catch((error) =>
          console.error(`${screen} ${language}: ${error.message}`),
        );
    }
  }
} finally {
  await close();
  await server.close();
}
