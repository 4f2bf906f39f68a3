import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSolutions } from './files.ts';
import type { InstanceFile, SolutionFile } from './model.ts';
import { sumOf } from './score.ts';
import { textOf } from './suites.ts';

const CLI = join(import.meta.dirname, '../../../src/cli/index.ts');

/** What the command line made of a file, and how long the process took in all. */
export interface Run {
  readonly file: SolutionFile;
  readonly wallSeconds: number;
}

/** Packs a file of instances with `station pack` in a process of its own. Rejects when it ends otherwise than well. */
export async function packWithStation(file: InstanceFile, budgetMs: number): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'carton-bench-'));
  try {
    const input = join(folder, 'in.json');
    const output = join(folder, 'out.json');
    await writeFile(input, textOf(file));
    const since = performance.now();
    const args = [CLI, 'pack', '--instances', input, '--out', output, '--budget-ms', budgetMs.toString()];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    const [code] = (await once(child, 'close')) as [number | null];
    if (code !== 0) throw new Error(`station pack ended with ${code ?? 'a signal'}`);
    return { file: readSolutions(output), wallSeconds: (performance.now() - since) / 1000 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Whether the times a solver tells are more than passed; a little is allowed for rounding. */
export const isOverstated = ({ file, wallSeconds }: Run): boolean =>
  sumOf(file.solutions.map(({ ms = 0 }) => ms)) / 1000 > wallSeconds * 1.02 + 0.05;

/** Ids of the orders whose parcels two runs did not make alike. */
export function differences(one: SolutionFile, other: SolutionFile): string[] {
  const others = new Map(other.solutions.map(({ id, parcels }) => [id, JSON.stringify(parcels)]));
  return one.solutions.filter(({ id, parcels }) => others.get(id) !== JSON.stringify(parcels)).map(({ id }) => id);
}
