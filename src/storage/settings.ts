import type { StoragePort } from '../station/ports.ts';
import type { Connection } from './connection.ts';

/** Small settings of this station's screen; they are no facts and in no journal. */
export function preparePreferences(db: Connection): StoragePort['preferences'] {
  const get = db.prepare<[string], string>('SELECT value FROM preference WHERE key = ?').pluck();
  const set = db.prepare(
    'INSERT INTO preference (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  );
  return {
    get: (key) => get.get(key) ?? null,
    set: (key, value) => {
      set.run(key, value);
    },
  };
}

/** How much the database holds. */
export function prepareCounts(db: Connection): StoragePort['counts'] {
  const tally = db.prepare<[], { orders: number; parcels: number }>('SELECT orders, parcels FROM tally');
  const head = db.prepare<[], number>('SELECT seq FROM journal_head').pluck();
  return () => ({ ...(tally.get() ?? { orders: 0, parcels: 0 }), journalRows: head.get() ?? 0 });
}

/** This station's id: as given, else as kept from the first opening, else a new one, which is kept. */
export function stationIdOf(db: Connection, given: string | undefined, newId: () => string): string {
  const kept = db.prepare<[], string>('SELECT station_id FROM station').pluck().get();
  const stationId = given ?? kept ?? newId();
  if (stationId !== kept)
    db.prepare(
      'INSERT INTO station (id, station_id) VALUES (1, ?) ON CONFLICT DO UPDATE SET station_id = excluded.station_id',
    ).run(stationId);
  return stationId;
}
