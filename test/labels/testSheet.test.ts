import { createCanvas } from '@napi-rs/canvas';
import { expect, it } from 'vitest';
import { splitAim } from '../../src/core/scan/aim.ts';
import { judgeTestScan } from '../../src/core/scan/testScan.ts';
import { TEST_SHEET } from '../../src/core/scan/testSheet.ts';
import { readLabel } from '../../src/labels/readLabel.ts';
import { drawTestSheet, type DrawnCode } from '../../src/labels/testSheet.ts';

const MODULE = 3;
const BAR = 40;

/** A picture of one code with its quiet zone, and nothing around it. */
function pictureOf({ kind, width, rows, quiet }: DrawnCode): Uint8Array {
  const tall = kind === 'bars' ? BAR : 1;
  const canvas = createCanvas((width + 2 * quiet) * MODULE, (rows.length * tall + 2 * quiet) * MODULE);
  const paint = canvas.getContext('2d');
  paint.fillStyle = '#fff';
  paint.fillRect(0, 0, canvas.width, canvas.height);
  paint.fillStyle = '#000';
  rows.forEach((row, y) => {
    row.forEach((isDark, x) => {
      if (isDark) paint.fillRect((quiet + x) * MODULE, (quiet + y * tall) * MODULE, MODULE, MODULE * tall);
    });
  });
  return canvas.toBuffer('image/png');
}

it.each(drawTestSheet())('$name of the test sheet is read as it should be', async (code) => {
  const expected = TEST_SHEET.find(({ name }) => name === code.name);
  const [read] = await readLabel(pictureOf(code), ['Code128', 'EAN13', 'DataMatrix', 'QRCode']);
  expect(read?.text).toBe(expected?.text);
  expect(expected?.aims).toContain(read?.symbologyId);
  const sent = `${read?.symbologyId ?? ''}${read?.text ?? ''}\r`;
  expect(splitAim(sent).text).toBe(`${expected?.text ?? ''}\r`);
  expect(judgeTestScan(sent, 'line', { suffix: 'CR' })).toMatchObject({ code: code.name, findings: [] });
});
