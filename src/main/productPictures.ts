import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemRuntime } from '../station/runtime.ts';

/** Bytes of a file that is looked at: more than any camera's picture has. */
const FILE_MOST = 30_000_000;

/** The pictures of a data folder: files named by what is in them, so that none is ever written over. */
export interface ProductPictures {
  /** What a person picked, to be made small in the window; null for a file that is too large to be a picture. */
  read(path: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Keeps a WebP picture and gives the name by which a product names it; null for what is none. */
  keep(bytes: Uint8Array): Promise<string | null>;
}

/** Pictures in this folder, which is made when it is not there. */
export const createProductPictures = (folder: string): ProductPictures => ({
  async read(path) {
    const { size } = await stat(path);
    return size > FILE_MOST ? null : new Uint8Array(await readFile(path));
  },
  async keep(bytes) {
    if (!isWebp(bytes)) return null;
    const name = `${systemRuntime.sha256(bytes).slice(0, 16)}.webp`;
    await mkdir(folder, { recursive: true });
    // A power cut leaves the whole picture or none under its name.
    await writeFile(join(folder, `${name}.part`), bytes);
    await rename(join(folder, `${name}.part`), join(folder, name));
    return name;
  },
});

/** The container's own words (RFC 9649, section 2.4): `RIFF`, four bytes of length, `WEBP`. */
function isWebp(bytes: Uint8Array): boolean {
  const word = (from: number): string => String.fromCharCode(...bytes.subarray(from, from + 4));
  return word(0) === 'RIFF' && word(8) === 'WEBP';
}
