import { getgid, getgroups, getuid } from 'node:process';
import { userInfo } from 'node:os';
import type { Discovery } from './discovery.ts';
import type { Need } from './need.ts';
import { linuxNeeds } from './permissions.ts';
import { windowsNeeds } from './windowsDrivers.ts';

/** What this PC still needs before its devices can be used: empty when all is well, and on systems of which nothing is known. */
export async function findNeeds(question: {
  readonly rulesFile: string;
  readonly found: Discovery;
  readonly busyPaths: readonly string[];
  readonly isFirstRun: boolean;
}): Promise<readonly Need[]> {
  if (process.platform === 'win32') return windowsNeeds();
  if (process.platform !== 'linux') return [];
  const groupIds = [...(getgroups?.() ?? []), getgid?.() ?? -1];
  return linuxNeeds({ ...question, user: { name: userInfo().username, groupIds, isRoot: getuid?.() === 0 } });
}
