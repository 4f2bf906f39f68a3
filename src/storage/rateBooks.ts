import { asId } from '../core/ids.ts';
import { canonical } from '../core/journal/canonical.ts';
import type { JournalRow } from '../core/journal/envelope.ts';
import type { EventOf } from '../core/journal/events.ts';
import type { RateTables } from '../core/ship/rateBook.ts';
import type { PublishedRates, StoragePort } from '../station/ports.ts';
import type { Connection } from './connection.ts';

/** Keeps every published version of rules and prices. */
export function prepareRateProjection(
  db: Connection,
): (event: EventOf<'ratesPublished'>, row: Pick<JournalRow, 'at' | 'actor'>) => void {
  const add = db.prepare(
    'INSERT INTO rate_book (version, published_at, published_by, note, tables) VALUES (?, ?, ?, ?, ?)',
  );
  return ({ version, note, tables }, { at, actor }) => {
    add.run(version, at, actor, note, canonical(tables));
  };
}

interface BookRow {
  readonly version: number;
  readonly published_at: number;
  readonly published_by: string | null;
  readonly note: string;
}

/** Reading published rules and prices. */
export function prepareRates(db: Connection): StoragePort['rates'] {
  const latest = db.prepare<[], number>('SELECT max(version) FROM rate_book').pluck();
  const tables = db.prepare<[number], string>('SELECT tables FROM rate_book WHERE version = ?').pluck();
  const all = db.prepare<[], BookRow>(
    'SELECT version, published_at, published_by, note FROM rate_book ORDER BY version DESC',
  );
  return {
    latest: () => latest.get() ?? 0,
    tables(version) {
      const json = tables.get(version);
      return json === undefined ? null : (JSON.parse(json) as RateTables);
    },
    list: () => all.all().map(publishedOf),
  };
}

const publishedOf = (row: BookRow): PublishedRates => ({
  version: row.version,
  at: row.published_at,
  by: row.published_by === null ? null : asId(row.published_by),
  note: row.note,
});
