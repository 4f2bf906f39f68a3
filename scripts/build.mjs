import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { withLock } from './folderLock.mjs';
import { capture, inProject, say, SetupError } from './project.mjs';

const SOURCES = ['src', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];
const STAMP = inProject('out/.sources');

/** Builds the app into `out/` when something that goes into it has changed since the last build. Throws a SetupError with the tool's words. */
export async function buildIfChanged() {
  await mkdir(inProject('out'), { recursive: true });
  await withLock(inProject('out/.lock'), async () => {
    const now = await fingerprint();
    if (existsSync(inProject('out/main/index.js')) && (await readFile(STAMP, 'utf8').catch(() => '')) === now) return;
    say('Building.');
    await rm(STAMP, { force: true });
    const tool = inProject('node_modules/electron-vite/bin/electron-vite.js');
    const built = await capture(process.execPath, [tool, 'build', '--config', inProject('electron.vite.config.ts')]);
    if (built.code !== 0)
      throw new SetupError(`The build failed:\n${stripVTControlCharacters(built.stdout + built.stderr)}`);
    await writeFile(STAMP, now);
  });
}

/** One sum over the names, sizes and times of all sources. */
async function fingerprint() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const path = inProject(source);
    const about = await stat(path).catch(() => null);
    if (about === null) continue;
    const names = about.isDirectory() ? (await readdir(path, { recursive: true })).sort() : [''];
    for (const name of names) {
      const file = await stat(join(path, name)).catch(() => null);
      if (file?.isFile() === true) hash.update(`${source}/${name} ${file.size} ${file.mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}
