import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ArgumentError } from '../../src/cli/arguments.ts';
import { label } from '../../src/cli/label.ts';
import { readLabel } from '../../src/labels/readLabel.ts';
import { DEMO_SITE } from '../../src/station/demo.ts';
import { readPicture } from '../support/picture.ts';
import { fact, NOON } from '../storage/facts.ts';
import { newFolder, openIn, steadyRuntime } from '../storage/place.ts';
import { sent } from '../storage/sentParcels.ts';

async function make(...argv: string[]) {
  let [out, err] = ['', ''];
  const code = await label({
    argv: ['make', ...argv],
    env: {},
    stdout: (text) => {
      out += text;
    },
    stderr: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

/** A folder with one parcel that left. */
function folder(): string {
  const dataDir = newFolder();
  const storage = openIn(dataDir, steadyRuntime(NOON));
  storage.record([fact({ type: 'siteConfigured', site: DEMO_SITE }), ...sent(1, '2020-01-06')], null);
  storage.close();
  return dataDir;
}

describe('station label make', () => {
  it('writes the same labels as ZPL, PDF and pictures', async () => {
    const dir = newFolder();
    const of = (ending: string) => make('places', 'T-0001', '--count', '3', '--out', join(dir, `tote.${ending}`));
    expect(await of('zpl')).toMatchObject({ code: 0, out: `${join(dir, 'tote.zpl')}\n` });
    await of('pdf');
    expect((await of('png')).out).toBe(`${join(dir, 'tote-1.png')}\n${join(dir, 'tote-2.png')}\n`);
    expect(readdirSync(dir).sort()).toEqual(['tote-1.png', 'tote-2.png', 'tote.pdf', 'tote.zpl']);
    expect(readFileSync(join(dir, 'tote.zpl'), 'utf8').match(/\^XA/g)).toHaveLength(2);
    expect(readFileSync(join(dir, 'tote.pdf'), 'latin1')).toMatch(/^%PDF-/);
    const png = readFileSync(join(dir, 'tote-1.png'));
    expect((await readLabel(png)).map(({ text }) => text.slice(0, 6)).sort()).toEqual(['T-0001', 'T-0002']);
  });

  it('makes the return label of a parcel, by its order or its number, at any density', async () => {
    const out = join(newFolder(), 'back.png');
    const data = folder();
    for (const subject of ['1', 'T1']) {
      expect(await make('return', subject, '--data', data, '--out', out, '--dpmm', '12')).toMatchObject({ code: 0 });
      const png = readFileSync(out);
      const { width, height } = await readPicture(png);
      expect([width, height]).toEqual([1200, 1800]);
      expect((await readLabel(png)).map(({ text }) => text)).toEqual(['RMA-1-1']);
    }
  });

  it('says what the data do not hold, and writes nothing', async () => {
    const out = join(newFolder(), 'none.zpl');
    const data = folder();
    const told = async (...argv: string[]) => (await make(...argv, '--data', data, '--out', out)).err;
    expect(await told('return', '2')).toBe('there is no such parcel of 2\n');
    expect(await told('return', '1', '--parcel', '2')).toBe('there is no such parcel of 1\n');
    expect(await told('product', 'NONE')).toBe('there is no product NONE\n');
    expect(await told('boxes')).toBe('there are no boxes\n');
    expect(existsSync(out)).toBe(false);
  });

  it.each([
    ['no kind', ['--out', 'a.zpl']],
    ['a kind that is none', ['stamp', 'x', '--out', 'a.zpl']],
    ['no --out', ['places', 'T-1']],
    ['another ending', ['places', 'T-1', '--out', 'a.gif']],
    ['another density', ['places', 'T-1', '--out', 'a.zpl', '--dpmm', '9']],
    ['a place that is none', ['places', '17', '--out', 'a.zpl']],
    ['a mark with red on it', ['mark', 'UN3481', '--out', 'a.zpl']],
  ])('refuses %s', async (_, argv) => {
    const dir = newFolder();
    const within = argv.map((word) => (word.startsWith('a.') ? join(dir, word) : word));
    const data = argv[0] === 'stamp' || argv[0] === '--out' ? ['--data', folder()] : [];
    await expect(make(...within, ...data)).rejects.toThrow(ArgumentError);
    expect(readdirSync(dir)).toEqual([]);
  });
});
