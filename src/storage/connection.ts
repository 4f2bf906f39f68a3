import Database from 'better-sqlite3';

/** An open SQLite database. */
export type Connection = Database.Database;

/**
 * Opens the database for the one writer: each commit is on disk before it returns, and what is deleted is overwritten. `check` sees the
 * database before anything is written to it; what it throws is thrown, and the database is closed.
 */
export function openWriter(path: string, check: (db: Connection) => void): Connection {
  const db = new Database(path, { timeout: 5_000 });
  try {
    check(db);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    // Without it REPLACE would remove a journal row behind its triggers' backs.
    db.pragma('recursive_triggers = ON');
    // An erased name must not stay readable in a free page of the file.
    db.pragma('secure_delete = ON');
    // Pages are written to the database itself when 16 MB of log have gathered: an import would else write each page twice.
    db.pragma('wal_autocheckpoint = 4096');
    db.pragma('temp_store = MEMORY');
    db.pragma('cache_size = -65536');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Opens the database for looking only; works while the station runs. */
export function openReader(path: string): Connection {
  return new Database(path, { readonly: true, fileMustExist: true, timeout: 5_000 });
}

/** A database for computing that nobody needs after a crash; '' makes an empty one in a temporary file that goes with its process. */
export function openScratch(path: string): Connection {
  const db = new Database(path);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -65536');
  return db;
}
