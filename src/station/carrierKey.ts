import { readFileSync, statSync } from 'node:fs';
import type { CarrierConfig } from '../shared/carrierConfig.ts';
import { StationError } from '../shared/errors.ts';

/** The environment variable that holds a carrier's key where no file is named. */
export const CARRIER_KEY_VARIABLE = 'STATION_CARRIER_KEY';

/** Bits of a file's mode that let others than its owner read or change it. */
const OTHERS = 0o077;

/**
 * The key of the carrier in use; '' for the own carrier. Throws StationError carrier.noKey where there is none, or where its file can be
 * read by others than its owner (on Windows a file's mode says nothing of that, and is not looked at).
 */
export function readCarrierKey(config: CarrierConfig, env: Readonly<Record<string, string | undefined>>): string {
  if (config.kind === 'offline' || config.kind === 'replay') return '';
  const key = config.keyFile === undefined ? (env[CARRIER_KEY_VARIABLE] ?? '') : keyIn(config.keyFile);
  if (key.trim() === '') throw noKey(config.keyFile ?? CARRIER_KEY_VARIABLE, 'empty');
  return key.trim();
}

function keyIn(file: string): string {
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & OTHERS) !== 0) throw noKey(file, 'readableByOthers');
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof StationError) throw error;
    throw noKey(file, 'notReadable', error);
  }
}

const noKey = (place: string, reason: string, cause?: unknown): StationError =>
  new StationError('carrier.noKey', { place, reason }, { cause });
