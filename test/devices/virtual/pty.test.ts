import { spawn } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startInstruments } from '../../../src/devices/virtual/simulation.ts';
import { cleanup, temporaryFolder } from '../../support/cleanup.ts';

const after = cleanup();

async function scaleAt(link: string) {
  const simulation = await startInstruments({ addresses: { scale: { kind: 'pty', link } }, control: null });
  after(() => simulation.close());
  return simulation;
}

describe('a virtual serial port', () => {
  it('never takes the place of what is there: a file, a folder, a link to either, a link to nothing', async () => {
    const folder = temporaryFolder(after);
    const bytes = Buffer.from(Array.from({ length: 4096 }, (_, at) => at & 0xff));
    const at = (name: string): string => join(folder, name);
    writeFileSync(at('file'), bytes);
    writeFileSync(at('empty'), '');
    mkdirSync(at('folder'));
    writeFileSync(join(at('folder'), 'inner'), bytes);
    symlinkSync(at('file'), at('toFile'));
    symlinkSync(at('folder'), at('toFolder'));
    symlinkSync(at('nothing'), at('toNothing'));
    const names = readdirSync(folder);
    for (const name of names) await expect(scaleAt(at(name))).rejects.toThrow(`${at(name)} is there already`);
    expect(readdirSync(folder)).toEqual(names);
    expect(readFileSync(at('file')).equals(bytes)).toBe(true);
    expect(readFileSync(join(at('folder'), 'inner')).equals(bytes)).toBe(true);
    expect([lstatSync(at('empty')).isFile(), lstatSync(at('empty')).size]).toEqual([true, 0]);
    expect(['toFile', 'toFolder', 'toNothing'].map((name) => readlinkSync(at(name)))).toEqual([
      at('file'),
      at('folder'),
      at('nothing'),
    ]);
  });

  it('leaves nothing behind, and takes the place of a link that a killed one left', async () => {
    const link = join(temporaryFolder(after), 'ttyScale');
    const first = await scaleAt(link);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    await first.close();
    expect(existsSync(link)).toBe(false);
    const killed = spawn('socat', [`pty,raw,echo=0,link=${link}`, 'stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
    await expect.poll(() => existsSync(link)).toBe(true);
    const gone = new Promise((resolve) => killed.once('exit', resolve));
    killed.kill('SIGKILL');
    await gone;
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    await scaleAt(link);
    expect(existsSync(link)).toBe(true);
  });

  it.each(['a,b', 'a:b', 'a!b', 'a"b', 'a(b'])(
    'is refused at a path that would be more than a path: %j',
    async (name) => {
      const folder = temporaryFolder(after);
      await expect(scaleAt(join(folder, name))).rejects.toThrow(/without commas, colons, quotes and brackets/);
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it('says that its folder is not there', async () => {
    const link = join(temporaryFolder(after), 'none', 'ttyScale');
    await expect(scaleAt(link)).rejects.toThrow(/is its folder there/);
  });
});
