import { existsSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import npmFetch from 'npm-registry-fetch';
import { inProject, run, say } from '../project.mjs';
import { npmSettings } from './npmSettings.mjs';

const PACKAGE = inProject('node_modules/electron');
const PROBE_MS = 5000;

/** The version of Electron that ships. */
export const releaseVersion = () => String(JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version);

/** The binary of the shipped Electron, or null while it is not there. */
export function releaseBinary() {
  const note = join(PACKAGE, 'path.txt');
  if (!existsSync(note)) return null;
  const binary = join(PACKAGE, 'dist', readFileSync(note, 'utf8'));
  return existsSync(binary) ? binary : null;
}

/**
 * Whether Electron's own download works from here: yes when ELECTRON_MIRROR names one, otherwise as one probe of at most 5 s says;
 * the answer is kept in the cache folder.
 * @param {string} cache
 */
export async function isReleaseReachable(cache) {
  if (process.env['ELECTRON_MIRROR']) return true;
  const version = releaseVersion();
  const note = join(cache, 'electron-release.json');
  const known = await readFile(note, 'utf8').then(
    (text) => JSON.parse(text),
    () => null,
  );
  if (known?.version === version) return known.reachable === true;
  const reachable = await probe(version);
  await rememberRelease(cache, reachable);
  return reachable;
}

/** Notes in the cache folder whether Electron's own download works. @param {string} cache @param {boolean} reachable */
export async function rememberRelease(cache, reachable) {
  await writeFile(join(cache, 'electron-release.json'), JSON.stringify({ version: releaseVersion(), reachable }));
}

/** @param {string} version */
async function probe(version) {
  say(`Looking whether Electron ${version} can be downloaded (at most 5 s).`);
  const url = `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`;
  const signal = AbortSignal.timeout(PROBE_MS);
  const asked = async () => {
    const reply = await npmFetch(url, { ...(await npmSettings()), retry: { retries: 0 }, timeout: PROBE_MS, signal });
    return (await reply.text()).includes(`electron-v${version}`);
  };
  const late = new Promise((done) => signal.addEventListener('abort', () => done(false)));
  return /** @type {Promise<boolean>} */ (Promise.race([asked().catch(() => false), late]));
}

/**
 * Downloads the shipped Electron with its own installer, through npm's proxy; its archive stays in the cache folder.
 * Resolves to whether it worked.
 * @param {string} cache
 */
export async function fetchRelease(cache) {
  say(`Downloading Electron ${releaseVersion()}.`);
  const npm = await npmSettings();
  const proxy = npm.httpsProxy ?? npm.proxy;
  const env = {
    ...process.env,
    electron_config_cache: join(cache, 'electron-download'),
    ...(typeof proxy === 'string' && proxy !== '' ? { ELECTRON_GET_USE_PROXY: 'true', HTTPS_PROXY: proxy } : {}),
  };
  const code = await run(process.execPath, [join(PACKAGE, 'install.js')], { env, stdio: ['ignore', 2, 2] });
  return code === 0 && releaseBinary() !== null;
}
