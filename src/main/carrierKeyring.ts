import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { CarrierConfig } from '../shared/carrierConfig.ts';
import { StationError } from '../shared/errors.ts';
import { KEY_TROUBLES, type CarrierViewed } from '../shared/ipc/carrier.ts';
import { givenCarrierKey, needsKey, TYPED_KEY_FILE } from '../station/carrierKey.ts';
import type { KeyVault } from './keyVault.ts';

type KeyView = CarrierViewed['key'];
type KeyRefusal = NonNullable<KeyView['refusal']>;

/** The carrier's key in the program with a window. */
export interface CarrierKeyring {
  /** As it is now; '' where there is none that can be used. */
  key(): Promise<string>;
  /** Where it comes from, and whether one can be typed; never the key. */
  view(): Promise<KeyView>;
  /** Keeps a typed key in place of the one before; the reason why not, or null. Throws StationError disk failures. */
  keep(key: string): Promise<KeyRefusal | null>;
  /** Forgets a typed key. */
  remove(): void;
}

interface KeyringParts {
  readonly config: CarrierConfig;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly dataDir: string;
  readonly vault: KeyVault;
  report(error: unknown): unknown;
}

interface Found extends Omit<KeyView, 'refusal'> {
  readonly key: string;
}

/** What is encrypted: a key opens one carrier's server and is sent to no other, whatever `station.json` says by then. */
const typedKey = z.object({ kind: z.string(), server: z.string(), key: z.string().min(1) });

/** The address of a carrier's server; '' for one without. */
export const serverOf = (config: CarrierConfig): string => ('url' in config ? config.url.replace(/\/+$/, '') : '');

/**
 * Creates the keyring of one data folder. A key that is given from outside goes first; a typed one is read when it is first needed, so that
 * a keyring that asks a person does not hold up the start.
 */
export function createCarrierKeyring({ config, env, dataDir, vault, report }: KeyringParts): CarrierKeyring {
  const file = join(dataDir, TYPED_KEY_FILE);
  const owner = { kind: config.kind, server: serverOf(config) };
  let found: Promise<Found> | null = null;

  const find = async (): Promise<Found> => {
    if (!needsKey(config)) return { source: 'none', place: '', trouble: null, key: '' };
    try {
      const given = givenCarrierKey(config, env);
      return given ? { ...given, trouble: null } : await typed(file, owner, vault);
    } catch (error) {
      report(error);
      return { ...troubleOf(error), key: '' };
    }
  };
  const now = (): Promise<Found> => (found ??= find());
  const refusal = async ({ source }: Found): Promise<KeyRefusal | null> => {
    if (!needsKey(config)) return 'notNeeded';
    return source === 'file' || source === 'environment' ? 'givenElsewhere' : vault.refusal();
  };

  return {
    key: async () => (await now()).key,
    async view() {
      const { key: _key, ...shown } = await now();
      return { ...shown, refusal: await refusal(await now()) };
    },
    async keep(text) {
      const key = text.trim();
      if (key === '') return 'empty';
      const refused = await refusal(await now());
      if (refused) return refused;
      const bytes = await vault.encrypt(JSON.stringify({ ...owner, key }));
      if (!bytes) return 'noKeyring';
      // Whole or not at all: a power cut must not cost the key that worked.
      writeFileSync(`${file}.part`, bytes, { mode: 0o600, flush: true });
      renameSync(`${file}.part`, file);
      found = null;
      return null;
    },
    remove() {
      rmSync(file, { force: true });
      found = null;
    },
  };
}

async function typed(
  file: string,
  owner: { readonly kind: string; readonly server: string },
  vault: KeyVault,
): Promise<Found> {
  const bytes = bytesOf(file);
  if (!bytes) return { source: 'none', place: '', trouble: null, key: '' };
  const { key, ...keptFor } = await opened(bytes, vault);
  if (keptFor.kind !== owner.kind || keptFor.server !== owner.server)
    return { source: 'typed', place: '', trouble: 'otherServer', key: '' };
  return { source: 'typed', place: '', trouble: null, key };
}

function bytesOf(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new StationError('carrier.noKey', { place: file, reason: 'notReadable' }, { cause: error });
  }
}

async function opened(bytes: Uint8Array, vault: KeyVault): Promise<z.infer<typeof typedKey>> {
  try {
    return typedKey.parse(JSON.parse(await vault.decrypt(bytes)));
  } catch {
    // Without its cause: a parser's complaint may quote what was decrypted.
    throw new StationError('carrier.noKey', { place: TYPED_KEY_FILE, reason: 'notDecryptable' });
  }
}

function troubleOf(error: unknown): Omit<Found, 'key'> {
  const { place, reason } = error instanceof StationError ? error.params : {};
  const trouble = KEY_TROUBLES.find((known) => known === reason) ?? 'notReadable';
  const isTyped = String(place).endsWith(TYPED_KEY_FILE);
  return isTyped ? { source: 'typed', place: '', trouble } : { source: 'file', place: String(place ?? ''), trouble };
}
