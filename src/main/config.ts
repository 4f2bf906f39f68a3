import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

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
