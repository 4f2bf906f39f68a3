import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import yauzl from 'yauzl';
import { capture, SetupError } from '../project.mjs';

/**
 * Unpacks members of an npm tarball (`package/...`, default all) into `folder`, without the leading `package/`.
 * @param {string} tarball
 * @param {string} folder
 * @param {string[]} [members]
 */
export async function unpackTarball(tarball, folder, members = []) {
  await mkdir(folder, { recursive: true });
  const tar = await capture('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1', ...members]);
  if (tar.code !== 0) throw new SetupError(`tar could not unpack ${tarball}: ${tar.stderr.trim()}`);
}

/**
 * Unpacks those files of a zip for which `placeOf` gives a path under `folder`; null leaves a file out.
 * @param {string} zip
 * @param {string} folder
 * @param {(name: string) => string | null} placeOf
 */
export async function unpackZip(zip, folder, placeOf) {
  const opened = await promisify(
    /** @type {(path: string, options: yauzl.Options, done: (error: Error | null, zip: yauzl.ZipFile) => void) => void} */ (
      yauzl.open
    ),
  )(zip, { lazyEntries: true, autoClose: false });
  const openReadStream = promisify(
    /** @type {(entry: yauzl.Entry, done: (error: Error | null, stream: import('node:stream').Readable) => void) => void} */ (
      opened.openReadStream.bind(opened)
    ),
  );
  try {
    for await (const entry of entriesOf(opened)) {
      const place = entry.fileName.endsWith('/') ? null : placeOf(entry.fileName);
      if (place === null) continue;
      const file = join(folder, place);
      await mkdir(dirname(file), { recursive: true });
      // The upper half of the attributes holds the Unix mode: the binaries must stay executable.
      const mode = (entry.externalFileAttributes >>> 16) & 0o777 || 0o644;
      await pipeline(await openReadStream(entry), createWriteStream(file, { mode }));
    }
  } finally {
    opened.close();
  }
}

/** @param {yauzl.ZipFile} zip @returns {AsyncGenerator<yauzl.Entry>} */
async function* entriesOf(zip) {
  for (;;) {
    const entry = await new Promise((done, fail) => {
      zip
        .once('entry', done)
        .once('end', () => done(null))
        .once('error', fail);
      zip.readEntry();
    });
    zip.removeAllListeners();
    if (entry === null) return;
    yield entry;
  }
}
