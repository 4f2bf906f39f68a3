import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ArgumentError } from '../../src/cli/arguments.ts';
import { failureText } from '../../src/cli/failureText.ts';
import { label } from '../../src/cli/label.ts';
import { readLabel } from '../../src/labels/readLabel.ts';
import type { StationError } from '../../src/shared/errors.ts';
import { readPicture } from '../support/picture.ts';

const folder = mkdtempSync(join(tmpdir(), 'label-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const run = async (...argv: string[]) => {
  let written = '';
  const code = await label({ argv, env: {}, stdout: (text) => (written += text), stderr: () => undefined });
  return { code, written };
};

const zpl = join(folder, 'a.zpl');
const png = join(folder, 'a.png');
writeFileSync(zpl, '^XA^CI28^PW600^LL300^FO60,40^BY3^BCN,120,N,N,N,N^FD>:ABC123^FS^XZ');

describe('station label render', () => {
  it.each([8, 12, 24])('draws a ZPL file at %i dots/mm, one pixel a dot', async (dpmm) => {
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
    ['a language', ['render', zpl, '--out', png, '--language', 'tspl']],
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

describe('station label job', () => {
  const out = join(folder, 'a.job');
  const words = (...more: string[]) => ['job', zpl, '--out', out, ...more];
  const text = () => readFileSync(out).toString('latin1');

  it.each([
    ['tspl', /^SIZE 101\.6 mm,152\.4 mm\r\n[\s\S]*PRINT 1,1\r\n$/],
    ['epl', /^\nN\nq\d+\nN\nGW[\s\S]*\nP1\n$/],
    ['cpcl', /^! 0 200 200 1218 1\r\n[\s\S]*PRINT\r\n$/],
    ['escpos', /^\x1b@\x1dv0[\s\S]*\x1dVB\0$/],
    ['star', /^\x1b@\x1b\*rA[\s\S]*\x1b\*rB\x1bd\x02$/],
    ['zpl', /^\^XA[\s\S]*\^XZ$/],
  ])('writes a ZPL file for a printer that speaks %s', async (language, expected) => {
    expect(await run(...words('--language', language, '--size', '4x6in'))).toEqual({ code: 0, written: `${out}\n` });
    expect(text()).toMatch(expected);
  });

  it.each([
    ['no language', ['--size', '4x6in']],
    ['no size', ['--language', 'tspl']],
    ['a language that no label is written in', ['--language', 'pcl', '--size', '4x6in']],
    ['a roll', ['--language', 'escpos', '--size', '80mm']],
    ['a density that no head has', ['--language', 'tspl', '--size', '4x6in', '--dpmm', '10']],
  ])('refuses %s', async (_, argv) => {
    await expect(run(...words(...argv))).rejects.toThrow(ArgumentError);
  });

  it('refuses labels that are too small, in words', async () => {
    const failed = await run(...words('--language', 'tspl', '--size', '30x20mm')).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 'label.cannotRender', params: { reason: 'wrongStock' } });
    expect(failureText(failed as StationError)).toContain('bigger than the labels');
  });
});
