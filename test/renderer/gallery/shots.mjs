// Takes pictures of the gallery: `node test/renderer/gallery/shots.mjs OUT [screen,screen] [theme,theme] [1366,1920]`.
// CHROMIUM names the browser; it is only needed here, never by the tests.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';

const ALL =
  'sign-in,queue,verify,wrong-item,box,weigh,weigh-right,label,multi-parcel,too-light,scale-gone,label-unknown,no-labels,cancelled';
const SIZES = { 1366: 768, 1920: 1080 };
const [out = 'demo-out/gallery', screens = ALL, themes = 'light', widths = '1366'] = process.argv.slice(2);
mkdirSync(out, { recursive: true });

const root = join(import.meta.dirname, '../../..');
const built = join(root, '.cache/gallery');
const common = {
  root: import.meta.dirname,
  configFile: false,
  logLevel: 'error',
  base: './',
  build: { outDir: built, emptyOutDir: true, target: 'chrome130', minify: false },
};
await build({ ...common, plugins: [react()] });
const server = await preview({ ...common, preview: { port: 0, host: '127.0.0.1' } });
const address = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--force-color-profile=srgb'],
});
try {
  for (const width of widths.split(',')) {
    const page = await browser.newPage({ viewport: { width: Number(width), height: SIZES[width] } });
    page.on('pageerror', (error) => console.error(`${page.url()}: ${error.message}`));
    page.on('console', (message) => message.type() === 'error' && console.error(`${page.url()}: ${message.text()}`));
    for (const theme of themes.split(',')) {
      for (const screen of screens.split(',')) {
        await page.goto(`${address}?screen=${screen}&theme=${theme}`, { waitUntil: 'networkidle' });
        await page.evaluate(() => document.fonts.ready);
        await page.waitForTimeout(450);
        await page.screenshot({ path: join(out, `${screen}-${width}${theme === 'light' ? '' : `-${theme}`}.png`) });
      }
    }
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
