import type { UserId } from '../core/ids.ts';
import { ok, refuse, type Result } from '../core/result.ts';
import type { RateProblem } from '../core/ship/csvTable.ts';
import { readRateBook, type RateBook, type RateTables } from '../core/ship/rateBook.ts';
import { StationError } from '../shared/errors.ts';
import type { StoragePort } from './ports.ts';

/** Rules and prices of one station: those the program came with until a supervisor publishes others. */
export interface RateDesk {
  /** What counts now. Throws StationError `data.damaged` when the stored version can't be read. */
  current(): RateBook;
  /** The tables of a version, as they were published; null for one that never was. 0 is how the program came. */
  tables(version: number): RateTables | null;
  /**
   * Publishes tables under the next version; they count at once, for every parcel by its ship date, and the older versions stay. Refused
   * with everything that is wrong in them, or with `supervisorOnly` for anybody else than a supervisor.
   */
  publish(
    tables: Readonly<Partial<RateTables>>,
    note: string,
    by: UserId | null,
  ): Result<RateBook, readonly RateProblem[] | 'supervisorOnly'>;
}

/** Creates the desk; `builtIn` are the tables the program came with. */
export function createRateDesk(storage: StoragePort, builtIn: RateTables): RateDesk {
  let known: RateBook | null = null;
  const tables = (version: number): RateTables | null => {
    if (version === 0) return builtIn;
    const stored = storage.rates.tables(version);
    // A table that the program did not know when they were published is as it came.
    return stored && { ...builtIn, ...stored };
  };
  return {
    tables,
    current() {
      const version = storage.rates.latest();
      if (known?.version === version) return known;
      const book = readRateBook(tables(version) ?? {}, version);
      if (!book.ok) throw new StationError('data.damaged', { detail: problemText(book.error[0]) });
      return (known = book.value);
    },
    publish(given, note, by) {
      // Nobody signed in is the command line: it asks for the right to write the data folder instead.
      if (by !== null && storage.users.byId(by)?.role !== 'supervisor') return refuse('supervisorOnly');
      const version = storage.rates.latest() + 1;
      const book = readRateBook(given, version);
      if (!book.ok) return book;
      storage.record([{ event: { type: 'ratesPublished', version, note, tables: given as RateTables } }], by);
      return ok(book.value);
    },
  };
}

const problemText = (problem: RateProblem | undefined): string =>
  problem ? `${problem.table}.csv ${problem.line.toString()}: ${problem.reason}` : 'rates';
