import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { CarrierConfig } from '../shared/carrierConfig.ts';
import { StationError } from '../shared/errors.ts';

/** The environment variable that holds a carrier's key where no file is named. */
export const CARRIER_KEY_VARIABLE = 'STATION_CARRIER_KEY';

/** Where a key typed in the window lies in the data folder, encrypted: only the window can read it. */
export const TYPED_KEY_FILE = 'carrier.key.encrypted';

/** Bits of a file's mode that let others than its owner read or change it. */
const OTHERS = 0o077;

/** A key that was given to the program from outside, and where. */
export interface GivenKey {
  readonly source: 'file' | 'environment';
  /** The file or the variable. */
  readonly place: string;
  readonly key: string;
}

/** True for a carrier that lets nobody in without a key. */
export const needsKey = ({ kind }: CarrierConfig): boolean => kind !== 'offline' && kind !== 'replay';

/**
 * The key that is given from outside: by the file that `station.json` names, else by the environment; null for neither. It goes before one
 * that was typed in the window. Throws StationError carrier.noKey where a file is named and holds none, or can be read by others than its
 * owner (on Windows a file's mode says nothing of that, and is not looked at): what IT named is never passed over.
 */
export function givenCarrierKey(
  config: CarrierConfig,
  env: Readonly<Record<string, string | undefined>>,
): GivenKey | null {
  const { keyFile } = 'keyFile' in config ? config : {};
  if (keyFile !== undefined) return { source: 'file', place: keyFile, key: keyIn(keyFile) };
  const key = (env[CARRIER_KEY_VARIABLE] ?? '').trim();
  return key === '' ? null : { source: 'environment', place: CARRIER_KEY_VARIABLE, key };
}

/**
 * The key of the carrier in use for a program without a window; '' for a carrier that needs none. Throws StationError carrier.noKey as
 * `givenCarrierKey` does, and where nobody gave one.
 */
export function readCarrierKey(
  config: CarrierConfig,
  env: Readonly<Record<string, string | undefined>>,
  dataDir: string,
): string {
  if (!needsKey(config)) return '';
  const given = givenCarrierKey(config, env);
  if (given) return given.key;
  throw noKey(CARRIER_KEY_VARIABLE, existsSync(join(dataDir, TYPED_KEY_FILE)) ? 'typedInWindow' : 'empty');
}

function keyIn(file: string): string {
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & OTHERS) !== 0) throw noKey(file, 'readableByOthers');
    const key = readFileSync(file, 'utf8').trim();
    if (key === '') throw noKey(file, 'empty');
    return key;
  } catch (error) {
    if (error instanceof StationError) throw error;
    throw noKey(file, 'notReadable', error);
  }
}

const noKey = (place: string, reason: string, cause?: unknown): StationError =>
  new StationError('carrier.noKey', { place, reason }, { cause });
