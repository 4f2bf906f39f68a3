import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Need } from './need.ts';

// They open serial ports to see whether a modem or a braille display is there.
const SUSPECTS = ['ModemManager', 'brltty'];

/**
 * Who holds a port that was found taken. Another user's open files can't be seen: then the programs known for it are named, if they run.
 */
export async function holdersOf(root: string, path: string): Promise<Need[]> {
  const processes = (await readdir(join(root, 'proc')).catch(() => [])).filter((name) => /^\d+$/.test(name));
  const named = await Promise.all(
    processes.map(async (pid) => ({
      program: (await readFile(join(root, 'proc', pid, 'comm'), 'utf8').catch(() => '')).trim(),
      isHolder: await holds(join(root, 'proc', pid, 'fd'), path),
    })),
  );
  const unique = (programs: readonly string[]): string[] => [...new Set(programs.filter((program) => program !== ''))];
  const holders = unique(named.filter(({ isHolder }) => isHolder).map(({ program }) => program));
  const suspects = unique(named.map(({ program }) => program).filter((program) => SUSPECTS.includes(program)));
  const isCertain = holders.length > 0;
  return (isCertain ? holders : suspects).map((program) => ({ kind: 'holder', path, program, isCertain }));
}

async function holds(folder: string, path: string): Promise<boolean> {
  const files = await readdir(folder).catch(() => []);
  const targets = await Promise.all(files.map((file) => readlink(join(folder, file)).catch(() => '')));
  return targets.includes(path);
}
