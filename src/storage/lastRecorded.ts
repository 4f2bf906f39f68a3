import type { Instant } from '../core/time.ts';
import type { Connection } from './connection.ts';

/** Rows that are looked through for the latest instant. */
const REMEMBERED_ROWS = 1000;

/** The latest instant among the last facts: a clock that was set ahead by mistake is forgotten in the end. */
export interface LastRecorded {
  latest(): Instant | null;
  note(at: Instant): void;
}

/** Reads the journal's end once; what is recorded afterwards is to be noted. */
export function prepareLastRecorded(db: Connection): LastRecorded {
  let latest =
    db
      .prepare<[number], Instant | null>(
        'SELECT max(at) FROM journal WHERE seq > (SELECT coalesce(max(seq), 0) FROM journal) - ?',
      )
      .pluck()
      .get(REMEMBERED_ROWS) ?? null;
  return {
    latest: () => latest,
    note: (at) => {
      latest = Math.max(latest ?? at, at);
    },
  };
}
