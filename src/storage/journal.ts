import { asId, type PersonId, type Sha256, type UserId } from '../core/ids.ts';
import type { JournalRow } from '../core/journal/envelope.ts';
import { GENESIS_HASH, type ChainedRow } from '../core/journal/hashChain.ts';
import type { StationEvent } from '../core/journal/events.ts';
import type { Connection } from './connection.ts';

/** A journal row as it lies in the database, the event still as text. */
export type StoredRow = ChainedRow;

/** Columns of a journal row. */
export interface Columns {
  readonly seq: number;
  readonly event_id: string;
  readonly station_id: string;
  readonly at: number;
  readonly actor: string | null;
  readonly stream: string;
  readonly event: string;
  readonly person_id: string | null;
  readonly person_digest: string | null;
  readonly prev_hash: string;
  readonly hash: string;
}

/** Columns that make a StoredRow. */
export const COLUMNS = 'seq, event_id, station_id, at, actor, stream, event, person_id, person_digest, prev_hash, hash';

/** Where the chain ends. */
export interface Head {
  readonly seq: number;
  readonly hash: Sha256;
}

/** The journal: rows are appended and read, never changed. */
export interface Journal {
  head(): Head;
  append(row: StoredRow): void;
  /** Notes the last row; once at the end of a transaction that appended. */
  setHead(head: Head): void;
}

/** Prepares appending to the journal. */
export function prepareJournal(db: Connection): Journal {
  const head = db.prepare<[], Head>('SELECT seq, hash FROM journal_head');
  const add = db.prepare(`INSERT INTO journal (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const setHead = db.prepare(
    'INSERT INTO journal_head (id, seq, hash) VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq, hash = excluded.hash',
  );
  return {
    head: () => head.get() ?? { seq: 0, hash: GENESIS_HASH },
    append: (row) => {
      const { personId = null, digest = null } = row.person ?? {};
      add.run(
        row.seq,
        row.eventId,
        row.stationId,
        row.at,
        row.actor,
        row.stream,
        row.eventText,
        personId,
        digest,
        row.prevHash,
        row.hash,
      );
    },
    setHead: ({ seq, hash }) => {
      setHead.run(seq, hash);
    },
  };
}

const PAGE_ROWS = 500;

/** Reads the journal from its first row to its last, a page in memory at a time, so that the reader may write in between. */
export function* readJournal(db: Connection): Generator<StoredRow> {
  const page = db.prepare<[number, number], Columns>(
    `SELECT ${COLUMNS} FROM journal WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const rows = page.all(after, PAGE_ROWS);
    for (const row of rows) yield storedRow(row);
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

/** The row with its event parsed. Throws SyntaxError when the text is no JSON: a tampered row. */
export function journalRow(stored: StoredRow): JournalRow {
  const { eventText, ...row } = stored;
  return { ...row, event: JSON.parse(eventText) as StationEvent };
}

/** The row that these columns hold. */
export const storedRow = (row: Columns): StoredRow => ({
  seq: row.seq,
  eventId: row.event_id,
  stationId: row.station_id,
  at: row.at,
  actor: row.actor as UserId | null,
  stream: row.stream,
  eventText: row.event,
  person:
    row.person_id === null
      ? null
      : { personId: asId<PersonId>(row.person_id), digest: asId<Sha256>(row.person_digest ?? '') },
  prevHash: asId(row.prev_hash),
  hash: asId(row.hash),
});
