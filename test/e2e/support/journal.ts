import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { StationEvent } from '../../../src/core/journal/events.ts';
import { DATABASE_FILE } from '../../../src/storage/openStorage.ts';
import type { TestStation } from './station.ts';

/** The facts on disk, in order, read beside the running app. */
export function journalOf({ dataDir }: TestStation): readonly StationEvent[] {
  const db = new Database(join(dataDir, DATABASE_FILE), { readonly: true });
  try {
    const rows = db.prepare<[], { event: string }>('SELECT event FROM journal ORDER BY seq').all();
    return rows.map(({ event }) => JSON.parse(event) as StationEvent);
  } finally {
    db.close();
  }
}

/** How many facts of a type are on disk. */
export const factsOf = (station: TestStation, type: StationEvent['type']): number =>
  journalOf(station).filter((event) => event.type === type).length;
