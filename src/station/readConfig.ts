import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Routes } from '../core/print/route.ts';
import { stationConfig, type DeviceEntry, type StationConfig } from '../shared/config.ts';
import { StationError } from '../shared/errors.ts';

/** Reads `station.json` of a data folder; a missing file means the defaults. Throws StationError config.invalid naming the place. */
export function readConfig(dataDir: string): StationConfig {
  const file = join(dataDir, 'station.json');
  if (!existsSync(file)) return stationConfig.parse({});
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new StationError(
      'config.invalid',
      { file, problem: error instanceof Error ? error.message : 'not JSON' },
      { cause: error },
    );
  }
  const parsed = stationConfig.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new StationError('config.invalid', {
    file,
    problem: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}`,
  });
}

/** What the app itself changes in `station.json`. */
export interface ConfigChange {
  readonly devices?: readonly DeviceEntry[];
  readonly routes?: Routes;
}

/**
 * Writes a change into `station.json`; everything else in it stays as a person wrote it. The file is whole at every moment. Throws
 * StationError config.invalid when it can't be read or written.
 */
export function writeConfig(dataDir: string, change: ConfigChange): void {
  const file = join(dataDir, 'station.json');
  readConfig(dataDir);
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {};
  try {
    writeFileSync(`${file}.part`, `${JSON.stringify({ ...before, ...change }, null, 2)}\n`);
    renameSync(`${file}.part`, file);
  } catch (error) {
    throw new StationError(
      'config.invalid',
      { file, problem: error instanceof Error ? error.message : 'not written' },
      { cause: error },
    );
  }
}
