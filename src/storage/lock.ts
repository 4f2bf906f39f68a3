import { join } from 'node:path';
import Database from 'better-sqlite3';
import { StationError } from '../shared/errors.ts';

/** A held data folder. */
export interface FolderLock {
  release(): void;
}

/**
 * Holds the data folder for this process, through SQLite's own lock on a second, empty database: the operating system
 * gives it back when the process dies, however it dies. Throws StationError data.locked when another instance holds it.
 */
export function lockFolder(dataDir: string): FolderLock {
  // A process that was just killed may need a moment to be gone.
  const db = new Database(join(dataDir, 'station.lock'), { timeout: 250 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) {
      throw new StationError('data.locked', { folder: dataDir }, { cause: error });
    }
    throw error;
  }
  return {
    release: () => {
      db.close();
    },
  };
}
