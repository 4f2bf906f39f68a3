import { statfsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { StationError } from '../shared/errors.ts';

const ENOUGH_BYTES = 1 << 20;

/** What SQLite or the file system threw, as the failure a person can act upon; anything else is a bug and comes back as it is. */
export function asStationError(error: unknown, folder: string): unknown {
  if (error instanceof StationError) return error;
  const code = codeOf(error);
  if (code === null) return error;
  const params = { folder, reason: code };
  const options = { cause: error };
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)/.test(code)) return new StationError('disk.full', params, options);
  if (/^(SQLITE_CORRUPT|SQLITE_NOTADB)/.test(code)) return new StationError('data.damaged', params, options);
  if (/^(SQLITE_BUSY|SQLITE_LOCKED)/.test(code)) return new StationError('data.locked', params, options);
  if (/^(SQLITE_READONLY|EROFS|EACCES|EPERM)/.test(code)) return new StationError('disk.readOnly', params, options);
  // A full disk also shows as a failed read, write or open of a file beside the database.
  if (/^(SQLITE_IOERR|SQLITE_CANTOPEN)/.test(code)) {
    if (isFull(folder)) return new StationError('disk.full', params, options);
    return new StationError(code.startsWith('SQLITE_CANTOPEN') ? 'disk.readOnly' : 'data.damaged', params, options);
  }
  return error;
}

/** The object with each of its functions, and its inner objects' functions, throwing StationErrors for what the disk does. */
export function guarded<T extends object>(port: T, folder: string): T {
  const entries = Object.entries(port).map(([name, value]: [string, unknown]) => [name, guardedValue(value, folder)]);
  return Object.fromEntries(entries) as T;
}

function guardedValue(value: unknown, folder: string): unknown {
  if (typeof value === 'object' && value !== null) return guarded(value, folder);
  if (typeof value !== 'function') return value;
  return (...parameters: unknown[]): unknown => {
    try {
      return (value as (...rest: unknown[]) => unknown)(...parameters);
    } catch (error) {
      throw asStationError(error, folder);
    }
  };
}

function codeOf(error: unknown): string | null {
  if (error instanceof Database.SqliteError) return error.code;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}

function isFull(folder: string): boolean {
  try {
    const disk = statfsSync(folder);
    return disk.bavail * disk.bsize < ENOUGH_BYTES;
  } catch {
    return false;
  }
}
