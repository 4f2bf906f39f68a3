import type { Connection } from './connection.ts';
import { journalRow, readJournal } from './journal.ts';
import { prepareProject, PROJECTION_TABLES } from './project.ts';

/** Makes all projections anew from the journal; the caller holds the transaction. */
export function rebuildProjections(db: Connection): void {
  for (const table of PROJECTION_TABLES.toReversed()) {
    db.exec(
      table === 'tally'
        ? 'UPDATE tally SET orders = 0, waiting = 0, single = 0, held = 0, parcels = 0'
        : `DELETE FROM ${table}`,
    );
  }
  prepareProject(db)((project) => {
    for (const row of readJournal(db)) project(journalRow(row));
  });
}
