import type { EventOf } from '../core/journal/events.ts';
import { canonical } from '../core/journal/canonical.ts';
import type { Instant } from '../core/time.ts';
import { prepareImportedBoxes } from './boxSets.ts';
import type { Connection } from './connection.ts';

/** Projects finished imports with their refused rows. */
export function prepareImportProjection(db: Connection): {
  apply(event: EventOf<'importFinished'>, at: Instant): void;
} {
  const add = db.prepare('INSERT INTO import_run (import_id, kind, file_name, at, counts) VALUES (?, ?, ?, ?, ?)');
  const addRefused = db.prepare(
    'INSERT INTO import_refused (run_no, position, line, reason, column_name) VALUES (?, ?, ?, ?, ?)',
  );
  const boxes = prepareImportedBoxes(db);
  return {
    apply: (event, at) => {
      if (event.kind === 'cartons') boxes.end(event.fileName);
      const runNo = add.run(event.importId, event.kind, event.fileName, at, canonical(event.counts)).lastInsertRowid;
      event.refused.forEach((row, position) => addRefused.run(runNo, position, row.line, row.reason, row.column));
    },
  };
}
