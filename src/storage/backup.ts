import { closeSync, fsyncSync, openSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Instant } from '../core/time.ts';
import type { Connection } from './connection.ts';

const KEPT = 5;

/** Writes a whole copy beside the database, named by schema version and time, on disk when it returns; keeps the last five. Returns its path. */
export function backUp(db: Connection, version: number, now: Instant): string {
  const folder = dirname(db.name);
  const stem = basename(db.name, '.db');
  const time = new Date(now).toISOString().replaceAll(/[-:.]/g, '');
  const path = join(folder, `${stem}-${time}-v${version}.backup.db`);
  try {
    db.prepare('VACUUM INTO ?').run(path);
    const file = openSync(path, 'r+');
    fsyncSync(file);
    closeSync(file);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
  for (const old of backupsOf(folder, stem).slice(0, -KEPT)) rmSync(join(folder, old));
  return path;
}

const backupsOf = (folder: string, stem: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.startsWith(`${stem}-`) && name.endsWith('.backup.db'))
    .sort();
