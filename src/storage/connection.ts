import Database from 'better-sqlite3';

/** An open SQLite database. */
export type Connection = Database.Database;

/** Opens the database for the one writer: each commit is on disk before it returns, and what is deleted is overwritten. */
export function openWriter(path: string): Connection {
  const db = new Database(path, { timeout: 5_000 });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    // Without it REPLACE would remove a journal row behind its triggers' backs.
    db.pragma('recursive_triggers = ON');
    // An erased name must not stay readable in a free page of the file.
    db.pragma('secure_delete = ON');
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

/** An empty database for computing, in a temporary file that is gone when it is closed or its process dies. */
export function openScratch(): Connection {
  const db = new Database('');
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -65536');
  return db;
}
