import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyFingerprint, newSigningKey } from '../station/replaySeal.ts';
import type { KeyVault } from './keyVault.ts';

/** The key a station signs with. */
export interface StationKey {
  /** Private and public in one, as PKCS 8 text; made when there is none yet. Rejects where one is there that can't be read. */
  key(): Promise<string>;
  /** By what others tell the key, and whether the system itself keeps it. */
  view(): Promise<{ readonly fingerprint: string; readonly isKeptBySystem: boolean }>;
}

/** Encrypted by the system; where that keeps no secrets, as text that only this user may read. */
const KEPT_FILE = 'signing-key.bin';
const PLAIN_FILE = 'signing-key.pem';

/**
 * Creates the key of one data folder. It is read or made when it is first asked for. Unlike a carrier's key it is kept without a keyring too: it opens nothing, and whoever may read this folder's journal may say what
 * it says.
 */
export function createStationKey({
  dataDir,
  vault,
}: {
  readonly dataDir: string;
  readonly vault: KeyVault;
}): StationKey {
  const kept = join(dataDir, KEPT_FILE);
  const plain = join(dataDir, PLAIN_FILE);
  let found: Promise<{ readonly key: string; readonly isKeptBySystem: boolean }> | null = null;

  const find = async () => {
    const bytes = bytesOf(kept);
    if (bytes) return { key: await vault.decrypt(bytes), isKeptBySystem: true };
    const text = bytesOf(plain);
    return text ? { key: Buffer.from(text).toString('utf8'), isKeptBySystem: false } : make();
  };
  const make = async () => {
    const key = newSigningKey();
    const encrypted = (await vault.refusal()) === null ? await vault.encrypt(key) : null;
    const file = encrypted ? kept : plain;
    // Whole or not at all: half a key would be no key for ever.
    writeFileSync(`${file}.part`, encrypted ?? key, { mode: 0o600, flush: true });
    renameSync(`${file}.part`, file);
    return { key, isKeptBySystem: encrypted !== null };
  };
  const now = () =>
    (found ??= find().catch((error: unknown) => {
      found = null;
      throw error;
    }));

  return {
    key: async () => (await now()).key,
    async view() {
      const { key, isKeptBySystem } = await now();
      return { fingerprint: keyFingerprint(key), isKeptBySystem };
    },
  };
}

function bytesOf(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
