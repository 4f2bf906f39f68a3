import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemRuntime } from '../../src/station/runtime.ts';
import { openWriter } from '../../src/storage/connection.ts';
import { migrateFile, readMigrations } from '../../src/storage/migrate.ts';
import { DATABASE_FILE, MIGRATIONS_DIR } from '../../src/storage/openStorage.ts';
import { prepareRecord } from '../../src/storage/record.ts';
import { stationIdOf } from '../../src/storage/settings.ts';
import { recordMonth, type Month } from './month.ts';

/** Benches that a month was packed at. */
export const MONTH_BENCHES = ['BENCH-1', 'BENCH-2', 'BENCH-3'] as const;

/**
 * Fills a new data folder with a month through the storage's own writer: each record as a station writes it, but a whole day on disk at once,
 * because a disk takes milliseconds for every commit and a month has some hundred thousand.
 */
export function fillMonth(dataDir: string, month: Month): void {
  mkdirSync(dataDir, { recursive: true });
  let now = month.from;
  let ids = 0;
  const runtime = { ...systemRuntime, now: () => now, newId: () => `id-${(ids += 1).toString().padStart(7, '0')}` };
  const db = openWriter(join(dataDir, DATABASE_FILE), () => undefined);
  try {
    migrateFile(db, readMigrations(MIGRATIONS_DIR), now);
    stationIdOf(db, MONTH_BENCHES[0], runtime.newId);
    const clock = {
      at(instant: number) {
        now = instant;
      },
    };
    const benches = MONTH_BENCHES.map((stationId) => prepareRecord(db, runtime, stationId));
    recordMonth({ clock, benches, wholeDay: db.transaction((work: () => void) => work()) }, month);
  } finally {
    db.close();
  }
}
