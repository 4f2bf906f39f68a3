import { asId } from '../core/ids.ts';
import type { ImportCounts, ImportKind, RefusedRow } from '../core/journal/events.ts';
import type { StoragePort } from '../station/ports.ts';
import type { Connection } from './connection.ts';

interface RunRow {
  readonly run_no: number;
  readonly import_id: string;
  readonly kind: ImportKind;
  readonly file_name: string;
  readonly at: number;
  readonly counts: string;
}

/** Reading finished imports, newest first. */
export function prepareImports(db: Connection): StoragePort['imports'] {
  const runs = db.prepare<[number], RunRow>('SELECT * FROM import_run ORDER BY run_no DESC LIMIT ?');
  const refused = db.prepare<[number], RefusedRow>(
    'SELECT line, reason, column_name AS "column" FROM import_refused WHERE run_no = ? ORDER BY position',
  );
  return {
    list: (limit) =>
      runs.all(limit).map((run) => ({
        importId: asId(run.import_id),
        kind: run.kind,
        fileName: run.file_name,
        at: run.at,
        counts: JSON.parse(run.counts) as ImportCounts,
        refused: refused.all(run.run_no),
      })),
  };
}
