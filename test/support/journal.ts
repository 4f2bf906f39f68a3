import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { EventOf, EventType } from '../../src/core/journal/events.ts';
import { DATABASE_FILE } from '../../src/storage/openStorage.ts';

/** The facts of one type in a data folder's journal, as they stand on disk, oldest first. */
export function eventsIn<T extends EventType>(dataDir: string, type: T): readonly EventOf<T>[] {
  const db = new Database(join(dataDir, DATABASE_FILE), { readonly: true });
  try {
    const rows = db.prepare<[], { event: string }>('SELECT event FROM journal ORDER BY seq').all();
    return rows
      .map(({ event }) => JSON.parse(event) as EventOf<EventType>)
      .filter((event): event is EventOf<T> => event.type === type);
  } finally {
    db.close();
  }
}
