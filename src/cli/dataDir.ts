import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { DATABASE_FILE } from '../storage/openStorage.ts';
import { ArgumentError } from './arguments.ts';

/** What `--help` says of the data folder that holds without `--data`. */
export const USUAL_DATA = '$STATION_DATA, else the one of the window on this PC';

/**
 * The data folder a verb works on: as given, else `STATION_DATA`, else this user's live folder, where the window keeps it too:
 * `packing-station/live` under %APPDATA%, ~/Library/Application Support, or $XDG_CONFIG_HOME (~/.config).
 */
export function chooseDataDir(
  given: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
  platform: string = process.platform,
): string {
  return given ?? (env['STATION_DATA'] || join(perUserFolder(env, platform), 'packing-station', 'live'));
}

/** The same for a verb that works on what is there: none is made. Throws ArgumentError where the folder holds no station's data. */
export function existingDataDir(given: string | undefined, env: Readonly<Record<string, string | undefined>>): string {
  const dataDir = chooseDataDir(given, env);
  if (existsSync(join(dataDir, DATABASE_FILE))) return dataDir;
  throw new ArgumentError(`there is no station data at ${dataDir}`);
}

function perUserFolder(env: Readonly<Record<string, string | undefined>>, platform: string): string {
  const home = env['HOME'] ?? env['USERPROFILE'] ?? homedir();
  if (platform === 'win32') return env['APPDATA'] || join(home, 'AppData', 'Roaming');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  return env['XDG_CONFIG_HOME'] || join(home, '.config');
}
