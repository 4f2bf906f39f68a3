import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stationConfig, type StationConfig } from '../shared/config.ts';
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

/** The two data folders of an installation and which one is in use. */
export interface Profiles {
  readonly mode: 'live' | 'demo';
  readonly dataDir: string;
}

const profileFile = (root: string): string => join(root, 'profile.json');

/** Which data folder this start uses: the one named on the command line, or the installation's live or demo one. */
export function chooseProfile(
  root: string,
  args: { readonly data: string | null; readonly isDemo: boolean },
): Profiles {
  if (args.data !== null) return { mode: 'live', dataDir: args.data };
  const isDemo = args.isDemo || isDemoChosen(root);
  return { mode: isDemo ? 'demo' : 'live', dataDir: join(root, isDemo ? 'demo' : 'live') };
}

function isDemoChosen(root: string): boolean {
  try {
    return (JSON.parse(readFileSync(profileFile(root), 'utf8')) as { mode?: unknown }).mode === 'demo';
  } catch {
    return false; // never chosen, or unreadable: live is the safe one
  }
}

/** Remembers which data folder the next start uses. */
export function rememberProfile(root: string, mode: Profiles['mode']): void {
  mkdirSync(root, { recursive: true });
  writeFileSync(profileFile(root), JSON.stringify({ mode }));
}

/** The arguments to start anew with when another data folder was chosen in the window: without those that name one. */
export const restartArguments = (args: readonly string[]): string[] =>
  args.filter((arg, index) => arg !== '--demo' && !/^--data(?:=|$)/.test(arg) && args[index - 1] !== '--data');
