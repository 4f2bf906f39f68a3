import { PassThrough } from 'node:stream';
import npmFetch from 'npm-registry-fetch';
import { SetupError } from '../project.mjs';
import { download } from './download.mjs';
import { npmSettings, publicRegistry } from './npmSettings.mjs';

/**
 * Fetches the tarball of one package version through the user's npm registry, with npm's own client, into `file`.
 * Throws a SetupError that names the package and what to try.
 * @param {{name: string, version: string, integrity: string}} wanted
 * @param {string} file
 * @param {{settings?: import('npm-registry-fetch').Options, progress?: import('./download.mjs').Progress, attempts?: number, pauseMs?: number}} [options]
 */
export async function fetchPackage(wanted, file, { settings, ...rest } = {}) {
  const { name, version, integrity } = wanted;
  try {
    const npm = { ...(settings ?? (await npmSettings())), spec: name };
    const about = await npmFetch.json(`/${name.replace('/', '%2f')}/${version}`, npm);
    const tarball = viaRegistry(String(/** @type {any} */ (about).dist.tarball), npm);
    await download({ request: requestOf(tarball, npm), file, integrity, ...rest });
  } catch (error) {
    throw new SetupError(
      `Could not fetch ${name}@${version} from the npm registry: ${error instanceof Error ? error.message : String(error)}\n` +
        'What has arrived is kept; the same command goes on from there. Registry, proxy and CA file are those of "npm config".',
      { cause: error },
    );
  }
}

/** @param {string} url @param {import('npm-registry-fetch').Options} npm @returns {import('./download.mjs').Request} */
function requestOf(url, npm) {
  return async (headers, signal) => {
    try {
      // The default Accept-Encoding would let a server compress the body, and a range then counts other bytes.
      const reply = await npmFetch(url, { ...npm, headers: { ...headers, 'accept-encoding': 'identity' }, signal });
      return { status: reply.status, headers: reply.headers, body: nodeStream(reply.body) };
    } catch (error) {
      if (/** @type {{statusCode?: number}} */ (error).statusCode !== 416) throw error;
      return { status: 416, headers: new Headers(), body: (async function* () {})() };
    }
  };
}

/** npm's client answers with a stream of its own kind. @param {NodeJS.ReadableStream} body */
function nodeStream(body) {
  const stream = new PassThrough();
  body.on('error', (error) => stream.destroy(error)).pipe(stream);
  return stream;
}

/**
 * A mirror may repeat the public registry's tarball addresses; like npm, ask the mirror itself then.
 * @param {string} tarball
 * @param {import('npm-registry-fetch').Options} npm
 */
function viaRegistry(tarball, npm) {
  const url = new URL(tarball);
  if (url.hostname !== new URL(publicRegistry).hostname) return tarball;
  const registry = new URL(npmFetch.pickRegistry(npm.spec, npm));
  return new URL(`${registry.pathname.replace(/\/$/, '')}${url.pathname}`, registry).href;
}
