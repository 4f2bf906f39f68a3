import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StationError } from '../shared/errors.ts';
import type { RuntimePort } from '../station/ports.ts';
import { compareTable } from './compareTables.ts';
import { openReader, openScratch, type Connection } from './connection.ts';
import { checkCurves } from './curves.ts';
import { asStationError } from './failure.ts';
import { readMigrations, refuseFuture, runMigrations, schemaVersion, type Migration } from './migrate.ts';
import { DATABASE_FILE, MIGRATIONS_DIR } from './openStorage.ts';
import { PROJECTION_TABLES } from './project.ts';
import { checkJournalRows } from './verifyJournalRows.ts';
import { checkLabels, checkPeople, checkPersonWords } from './verifyPeople.ts';
import { collectFindings, type Findings, type VerifyReport } from './verifyReport.ts';

export interface VerifyOptions {
  readonly dataDir: string;
  readonly migrationsDir?: string;
  readonly sha256: RuntimePort['sha256'];
}

/**
 * Holds a data folder against its own journal: chain, personal data, label bytes, and every projection against one rebuilt in a scratch
 * database. Reads one moment's state, also while a station runs, and changes nothing. Throws StationError file.notFound,
 * data.fromFuture or data.damaged when there is nothing to hold.
 */
export function verifyData(options: VerifyOptions): VerifyReport {
  const path = join(options.dataDir, DATABASE_FILE);
  if (!existsSync(path)) throw new StationError('file.notFound', { file: path });
  const migrations = readMigrations(options.migrationsDir ?? MIGRATIONS_DIR);
  try {
    const stored = openReader(path);
    try {
      refuseFuture(stored, migrations);
      return schemaVersion(stored) < migrations.length
        ? verifyCopy(stored, migrations, options)
        : verifyStored(stored, migrations, options);
    } finally {
      stored.close();
    }
  } catch (error) {
    throw asStationError(error, options.dataDir);
  }
}

/** A database of an earlier program is brought up to date in a copy and checked there. */
function verifyCopy(stored: Connection, migrations: readonly Migration[], options: VerifyOptions): VerifyReport {
  const folder = mkdtempSync(join(tmpdir(), 'packing-station-verify-'));
  try {
    const path = join(folder, DATABASE_FILE);
    stored.prepare('VACUUM INTO ?').run(path);
    const copy = openScratch(path);
    try {
      runMigrations(copy, migrations);
      return verifyStored(copy, migrations, options);
    } finally {
      copy.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function verifyStored(stored: Connection, migrations: readonly Migration[], options: VerifyOptions): VerifyReport {
  const findings = collectFindings();
  const scratch = openScratch('');
  try {
    runMigrations(scratch, migrations);
    stored.exec('BEGIN');
    checkFile(stored, findings);
    checkSchema(stored, scratch, findings);
    scratch.exec(
      'BEGIN; CREATE TEMP TABLE expected_person (person_id TEXT PRIMARY KEY, seq INTEGER NOT NULL, digest TEXT NOT NULL) STRICT, WITHOUT ROWID',
    );
    const head = checkJournalRows({ ...options, stored, scratch, findings });
    const people = checkPeople(stored, scratch, options.sha256, findings);
    checkPersonWords(stored, scratch, findings);
    const labels = checkLabels(stored, options.sha256, findings);
    checkCurves(stored, options.sha256, findings);
    const projectionRows = PROJECTION_TABLES.reduce(
      (sum, table) => sum + compareTable(table, stored, scratch, findings),
      0,
    );
    return {
      isSound: findings.count() === 0,
      journalRows: head.seq,
      headHash: head.hash,
      people,
      labels,
      projectionRows,
      findings: findings.kept(),
      findingCount: findings.count(),
    };
  } finally {
    scratch.close();
  }
}

/** SQLite's own check of its pages and of every index against its table. */
function checkFile(stored: Connection, findings: Findings): void {
  for (const { integrity_check: detail } of stored.pragma('integrity_check(100)') as { integrity_check: string }[]) {
    if (detail !== 'ok') findings.add({ kind: 'file', detail });
  }
}

/** Tables, indexes and the triggers that keep the journal append-only are those of this program. */
function checkSchema(stored: Connection, scratch: Connection, findings: Findings): void {
  const schema = (db: Connection): Map<string, string | null> =>
    new Map(
      db
        .prepare<[], { name: string; sql: string | null }>('SELECT name, sql FROM sqlite_schema')
        .all()
        .map((row) => [row.name, row.sql]),
    );
  const [found, wanted] = [schema(stored), schema(scratch)];
  for (const [name, sql] of wanted) {
    if (!found.has(name)) findings.add({ kind: 'schema', name, problem: 'missing' });
    else if (found.get(name) !== sql) findings.add({ kind: 'schema', name, problem: 'changed' });
  }
  for (const name of found.keys()) if (!wanted.has(name)) findings.add({ kind: 'schema', name, problem: 'added' });
}
