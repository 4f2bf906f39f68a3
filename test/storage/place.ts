import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach } from 'vitest';
import { systemRuntime } from '../../src/station/runtime.ts';
import type { RuntimePort, StoragePort } from '../../src/station/ports.ts';
import { DATABASE_FILE, openStorage } from '../../src/storage/openStorage.ts';
import { verifyData } from '../../src/storage/verify.ts';
import type { VerifyReport } from '../../src/storage/verifyReport.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0).reverse()) cleanup();
});

/** Runs after the test, last asked first. */
export const afterTest = (cleanup: () => void): void => void cleanups.push(cleanup);

/** An empty folder for one test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'station-storage-'));
  afterTest(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A runtime whose clock stands until it is set and whose ids count up; the hashes are real. */
export function steadyRuntime(now = Date.UTC(2026, 10, 23, 9)): RuntimePort & { at(instant: number): void } {
  let time = now;
  let ids = 0;
  return {
    now: () => time,
    steady: systemRuntime.steady,
    newId: () => `id-${String((ids += 1)).padStart(6, '0')}`,
    secretDigits: systemRuntime.secretDigits,
    sha256: systemRuntime.sha256,
    at: (instant) => {
      time = instant;
    },
  };
}

/** Storage in a folder; closed after the test unless that was done before. */
export function openIn(dataDir: string, runtime: RuntimePort = systemRuntime): StoragePort {
  const storage = openStorage({ dataDir, runtime });
  afterTest(() => storage.close());
  return storage;
}

export const verify = (dataDir: string): VerifyReport => verifyData({ dataDir, sha256: systemRuntime.sha256 });

/** Does to a closed station's database what a person with a SQL shell could do. */
export function tamper(dataDir: string, sql: string, ...parameters: unknown[]): void {
  const db = new Database(join(dataDir, DATABASE_FILE));
  db.pragma('foreign_keys = OFF');
  db.exec(
    'DROP TRIGGER IF EXISTS journal_no_update; DROP TRIGGER IF EXISTS journal_no_delete; DROP TRIGGER IF EXISTS journal_no_gap',
  );
  db.prepare(sql).run(...parameters);
  db.close();
}
