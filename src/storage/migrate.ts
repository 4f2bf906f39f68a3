import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../core/time.ts';
import { StationError } from '../shared/errors.ts';
import { backUp } from './backup.ts';
import type { Connection } from './connection.ts';
import { rebuildProjections } from './rebuild.ts';

/** One step of the schema; files are `NNNN_name.sql` and number up from 0001 without gaps. */
export interface Migration {
  readonly version: number;
  readonly file: string;
  readonly sql: string;
  /** True when the file's first line asks for the projections to be made anew from the journal. */
  readonly isRebuilding: boolean;
}

/** The migrations of a folder in order. Throws when a number is missing or doubled: a broken installation. */
export function readMigrations(folder: string): readonly Migration[] {
  const files = readdirSync(folder)
    .filter((name) => /^\d{4}_\w+\.sql$/.test(name))
    .sort();
  return files.map((file, index) => {
    const version = Number(file.slice(0, 4));
    if (version !== index + 1) throw new Error(`migration ${file} is not number ${index + 1}`);
    const sql = readFileSync(join(folder, file), 'utf8');
    return { version, file, sql, isRebuilding: sql.startsWith('-- rebuild: projections') };
  });
}

/** Version of a database's schema; 0 for an empty one. */
export const schemaVersion = (db: Connection): number => db.pragma('user_version', { simple: true }) as number;

/** Throws StationError data.fromFuture, before anything is written, for a database of a later program. */
export function refuseFuture(db: Connection, migrations: readonly Migration[]): void {
  const found = schemaVersion(db);
  if (found > migrations.length) throw new StationError('data.fromFuture', { found, known: migrations.length });
}

/** Runs the migrations up to `target` that a database lacks, all or none. */
export function runMigrations(db: Connection, migrations: readonly Migration[], target = migrations.length): void {
  const pending = migrations.slice(schemaVersion(db), target);
  if (pending.length === 0) return;
  db.transaction(() => {
    for (const migration of pending) db.exec(migration.sql);
    if (target === migrations.length && pending.some((migration) => migration.isRebuilding)) rebuildProjections(db);
    db.pragma(`user_version = ${target}`);
  }).exclusive();
}

/**
 * Brings a station's database to this program's version, with a backup beside it first when it holds anything. Throws StationError
 * data.migrationFailed; the database then stands as it was. Disk failures pass through.
 */
export function migrateFile(db: Connection, migrations: readonly Migration[], now: Instant): void {
  const from = schemaVersion(db);
  if (from >= migrations.length) return;
  if (from > 0) backUp(db, from, now);
  try {
    runMigrations(db, migrations);
  } catch (error) {
    if (
      error instanceof Error &&
      /^SQLITE_(FULL|IOERR|READONLY|CORRUPT|NOTADB|BUSY)/.test(String((error as { code?: unknown }).code))
    )
      throw error;
    throw new StationError(
      'data.migrationFailed',
      { from, to: migrations.length, reason: String(error) },
      { cause: error },
    );
  }
}
