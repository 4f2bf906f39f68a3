import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ArgumentError } from '../../src/cli/arguments.ts';
import { label } from '../../src/cli/label.ts';
import { readLabel } from '../../src/labels/readLabel.ts';
import { readPicture } from '../support/picture.ts';

const folder = mkdtempSync(join(tmpdir(), 'label-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const run = async (...argv: string[]) => {
  let written = '';
  const code = await label({ argv, stdout: (text) => (written += text), stderr: () => undefined });
  return { code, written };
};

const zpl = join(folder, 'a.zpl');
const png = join(folder, 'a.png');
writeFileSync(zpl, '^XA^CI28^PW600^LL300^FO60,40^BY3^BCN,120,N,N,N,N^FD>:ABC123^FS^XZ');

describe('station label render', () => {
  it.each([8, 12])('draws a ZPL file at %i dots/mm, one pixel a dot', async (dpmm) => {
    expect(await run('render', zpl, '--dpmm', String(dpmm), '--out', png)).toEqual({ code: 0, written: `${png}\n` });
    const picture = await readPicture(readFileSync(png));
    expect([picture.width, picture.height]).toEqual([600, 300]);
    expect((await readLabel(readFileSync(png))).map(({ text }) => text)).toEqual(['ABC123']);
  });

  it.each([
    ['no verb', []],
    ['no file', ['render', '--out', png]],
    ['no --out', ['render', zpl]],
    ['a resolution no printer of ours has', ['render', zpl, '--dpmm', '9', '--out', png]],
    ['a second file', ['render', zpl, zpl, '--out', png]],
    ['an unknown option', ['render', zpl, '--out', png, '--paper', 'A6']],
  ])('refuses %s', async (_, argv) => {
    await expect(run(...argv)).rejects.toThrow(ArgumentError);
  });

  it('says which file is missing or is no label', async () => {
    await expect(run('render', join(folder, 'none.zpl'), '--out', png)).rejects.toMatchObject({
      code: 'file.notFound',
    });
    writeFileSync(zpl.replace('a.zpl', 'b.zpl'), 'not a label');
    await expect(run('render', join(folder, 'b.zpl'), '--out', png)).rejects.toMatchObject({
      code: 'label.cannotRender',
    });
  });
});
