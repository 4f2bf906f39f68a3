import { may } from '../core/people/permissions.ts';
import type { UserId } from '../core/ids.ts';
import { ok, refuse, type Result } from '../core/result.ts';
import type { RateProblem } from '../core/ship/csvTable.ts';
import { RATE_TABLES, readRateBook, type RateBook, type RateTables } from '../core/ship/rateBook.ts';
import type { Instant } from '../core/time.ts';
import { isSameTable } from '../core/ship/rateGrid.ts';
import { StationError } from '../shared/errors.ts';
import type { StoragePort } from './ports.ts';

/** Rules and prices of one station: those the program came with until a supervisor publishes others. */
export interface RateDesk {
  /** What counts now. Throws StationError `data.damaged` when the stored version can't be read. */
  current(): RateBook;
  /** The tables of a version, as they were published; null for one that never was. 0 is how the program came. */
  tables(version: number): RateTables | null;
  /**
   * Publishes tables under the next version; they count at once, for every parcel by its ship date, and the older versions stay. `seen` is
   * the version that they were made from; absent, whichever counts now.
   */
  /** Tables that are edited and not published yet, as they were last kept; null while none are. */
  draft(): KeptRateDraft | null;
  /** Keeps them for the next window, whoever signs in to it; null drops them. They are no fact: nothing counts by them, and the journal hears of what is published. */
  keepDraft(draft: RateDraft | null, by: UserId | null, at: Instant): void;
  publish(
    tables: Readonly<Partial<RateTables>>,
    note: string,
    by: UserId | null,
    seen?: number,
  ): Result<RateBook, RateRefusal>;
}

/** Tables that are edited, those alone that differ, and the version they were made from. */
export interface RateDraft {
  readonly base: number;
  readonly tables: Readonly<Partial<RateTables>>;
}

/** A draft with who edited it last. */
export interface KeptRateDraft extends RateDraft {
  readonly by: UserId | null;
  readonly at: Instant;
}

const DRAFT = 'rateDraft';

/** Why tables were not published. */
export type RateRefusal =
  | { readonly kind: 'supervisorOnly' | 'unchanged' }
  /** Somebody published since: who and when. */
  | { readonly kind: 'stale'; readonly by: UserId | null; readonly at: Instant }
  | { readonly kind: 'problems'; readonly problems: readonly RateProblem[] };

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
    draft() {
      const kept = storage.preferences.get(DRAFT) ?? '';
      return kept === '' ? null : (JSON.parse(kept) as KeptRateDraft);
    },
    keepDraft(draft, by, at) {
      storage.preferences.set(DRAFT, draft === null ? '' : JSON.stringify({ ...draft, by, at }));
    },
    current() {
      const version = storage.rates.latest();
      if (known?.version === version) return known;
      const book = readRateBook(tables(version) ?? {}, version);
      if (!book.ok) throw new StationError('data.damaged', { detail: problemText(book.error[0]) });
      return (known = book.value);
    },
    publish(given, note, by, seen) {
      // Nobody signed in is the command line: it asks for the right to write the data folder instead.
      if (by !== null && !may(storage.users.byId(by), 'rates')) return refuse({ kind: 'supervisorOnly' });
      const latest = storage.rates.latest();
      const [last] = storage.rates.list();
      if (seen !== undefined && seen !== latest)
        return refuse({ kind: 'stale', by: last?.by ?? null, at: last?.at ?? 0 });
      const book = readRateBook(given, latest + 1);
      if (!book.ok) return refuse({ kind: 'problems', problems: book.error });
      // A book that was read has every table.
      const whole = given as RateTables;
      const counting = tables(latest);
      if (counting && RATE_TABLES.every((table) => isSameTable(counting[table], whole[table])))
        return refuse({ kind: 'unchanged' });
      storage.record([{ event: { type: 'ratesPublished', version: latest + 1, note, tables: whole } }], by);
      return ok(book.value);
    },
  };
}

const problemText = (problem: RateProblem | undefined): string =>
  problem ? `${problem.table}.csv ${problem.line.toString()}: ${problem.reason}` : 'rates';
