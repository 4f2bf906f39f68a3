import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Routes } from '../core/print/route.ts';
import { deviceEntry, type DeviceEntry, type StationConfig } from '../shared/config.ts';
import { configProblemText, type ConfigProblem } from '../shared/configProblems.ts';
import { StationError } from '../shared/errors.ts';
import { checkConfig, defaultConfig, type CheckedConfig } from './config/checkConfig.ts';
import { fileText } from './config/fileText.ts';
import type { ScaleSettings } from './config/fitProblems.ts';
import { withoutUnknown } from './config/schemaProblems.ts';

const CONFIG_NAME = 'station.json';

/** Where a data folder's settings stand. */
export const configFile = (dataDir: string): string => join(dataDir, CONFIG_NAME);

/** Reads settings and says everything that is wrong with them; a missing file means the defaults. Never throws. */
export function readConfigFile(
  file: string,
  scaleSettings?: ScaleSettings,
): CheckedConfig & { readonly isThere: boolean } {
  try {
    return { ...checkConfig(readFileSync(file), scaleSettings), isThere: true };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') return { config: defaultConfig(), problems: [], isThere: false };
    return { config: null, problems: [unreadable(code)], isThere: true };
  }
}

const unreadable = (value: string): ConfigProblem => ({
  code: 'unreadable',
  isStop: true,
  place: '',
  line: null,
  column: null,
  value,
  of: '',
  expected: null,
  suggestion: '',
});

/** The settings of a data folder as far as the station starts with them. Throws StationError config.invalid with the first thing that stands in the way. */
export function readConfig(dataDir: string): StationConfig {
  const file = configFile(dataDir);
  const { config, problems } = readConfigFile(file);
  if (config === null) throw refusedConfig(file, problems);
  return config;
}

/** The failure of settings that the station does not start with: the first thing that is wrong, and how many more there are. */
export function refusedConfig(file: string, problems: readonly ConfigProblem[]): StationError {
  const [first, ...others] = problems.filter(({ isStop }) => isStop);
  const problem = first ? configProblemText(first) : '';
  const more = others.length === 0 ? '' : ` (and ${others.length.toString()} more)`;
  return new StationError('config.invalid', { file, problem: `${problem}${more}` });
}

/** What the app itself changes in `station.json`. */
export interface ConfigChange {
  readonly devices?: readonly DeviceEntry[];
  readonly routes?: Routes;
}

/**
 * Writes a change into `station.json`; everything else in it stays as a person wrote it, unchanged devices and remarks too. The file is
 * whole at every moment. Throws StationError config.invalid when it can't be read or written.
 */
export function writeConfig(dataDir: string, change: ConfigChange): void {
  const file = configFile(dataDir);
  readConfig(dataDir);
  const before = written(file);
  const { devices } = change;
  const next = { ...before, ...change, ...(devices && { devices: devices.map(asWritten(before['devices'])) }) };
  try {
    writeFileSync(`${file}.part`, `${JSON.stringify(next, null, 2)}\n`);
    renameSync(`${file}.part`, file);
  } catch (error) {
    throw new StationError(
      'config.invalid',
      { file, problem: error instanceof Error ? error.message : 'not written' },
      { cause: error },
    );
  }
}

type Written = Readonly<Record<string, unknown>>;

/** The file as it stands, in whatever encoding; nothing where there is none. */
function written(file: string): Written {
  try {
    return JSON.parse(fileText(readFileSync(file)).text) as Written;
  } catch {
    return {};
  }
}

/** A device as it is to be written: an unchanged one as it stands in the file, a changed one with the remarks that stand there. */
const asWritten =
  (list: unknown) =>
  (entry: DeviceEntry): unknown => {
    const before = (Array.isArray(list) ? (list as readonly Written[]) : []).find(
      ({ deviceId }) => deviceId === entry.deviceId,
    );
    if (!before) return entry;
    const first = deviceEntry.safeParse(before);
    const read = first.success ? first : deviceEntry.safeParse(withoutUnknown(before, first.error.issues));
    if (read.success && isDeepStrictEqual(read.data, entry)) return before;
    return { ...entry, ...Object.fromEntries(Object.entries(before).filter(([key]) => key.startsWith('_'))) };
  };
