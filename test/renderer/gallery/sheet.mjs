// Every screen in every language as contact sheets, with what is cut told: `node test/renderer/gallery/sheet.mjs OUT [de,es] [light,dark,hc] [1366,1280]`.
// The pictures themselves stay in OUT/shots. SCREENS names some screens instead of all.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { run } from '../../../scripts/project.mjs';
import { BENCH_SCREENS, DESK_SCREENS } from './screens.mjs';

const [out = 'demo-out/sheets', languages = 'en,de,es,fr,rtl', themes = 'light,dark,hc', widths = '1366,1280'] =
  process.argv.slice(2);
const screens = process.env.SCREENS ?? [...BENCH_SCREENS, ...DESK_SCREENS].join(',');
const shots = join(out, 'shots');
mkdirSync(shots, { recursive: true });

const COLUMNS = 2;
const ROWS = 3;
const TILE = 780;
const CAPTION = 24;

/** Draws as many sheets as the pictures need. @param {string} name @param {readonly string[]} files */
async function drawSheets(name, files) {
  for (let first = 0; first < files.length; first += COLUMNS * ROWS) {
    const pictures = await Promise.all(
      files
        .slice(first, first + COLUMNS * ROWS)
        .map(async (file) => ({ file, image: await loadImage(readFileSync(file)) })),
    );
    const tall = Math.max(...pictures.map(({ image }) => (image.height / image.width) * TILE)) + CAPTION;
    const sheet = createCanvas(COLUMNS * TILE, Math.ceil(pictures.length / COLUMNS) * tall);
    const ink = sheet.getContext('2d');
    ink.fillStyle = '#ffffff';
    ink.fillRect(0, 0, sheet.width, sheet.height);
    ink.fillStyle = '#000000';
    ink.font = '16px sans-serif';
    for (const [index, { file, image }] of pictures.entries()) {
      const [x, y] = [(index % COLUMNS) * TILE, Math.floor(index / COLUMNS) * tall];
      ink.fillText(basename(file, '.png'), x + 6, y + 17);
      ink.drawImage(image, x, y + CAPTION, TILE, (image.height / image.width) * TILE);
    }
    const page = String(first / (COLUMNS * ROWS) + 1).padStart(2, '0');
    writeFileSync(join(out, `${name}-${page}.png`), await sheet.encode('png'));
  }
}

const code = await run(process.execPath, [
  join(import.meta.dirname, 'shots.mjs'),
  shots,
  screens,
  themes,
  widths,
  '',
  languages,
]);
const taken = new Set(readdirSync(shots));
for (const width of widths.split(','))
  for (const language of languages.split(','))
    for (const theme of themes.split(',')) {
      const ending = [language === 'en' ? '' : language, theme === 'light' ? '' : theme].filter(Boolean).join('-');
      const files = screens
        .split(',')
        .map((screen) => `${screen}-${width}${ending === '' ? '' : `-${ending}`}.png`)
        .filter((file) => taken.has(file));
      await drawSheets(
        `${language}-${theme}-${width}`,
        files.map((file) => join(shots, file)),
      );
    }
process.exitCode = code;
