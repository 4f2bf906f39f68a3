import { asId } from '../core/ids.ts';
import type { StoragePort, StoredLabel } from '../station/ports.ts';
import type { Connection } from './connection.ts';

interface LabelRow {
  readonly dpmm: 8 | 12 | 24;
  readonly bytes: Uint8Array;
  readonly consignee_id: string;
}

/** Prepares storing label bytes: once for each digest, whatever is sent later. */
export function prepareLabelWriter(db: Connection): (label: StoredLabel) => void {
  const add = db.prepare(
    'INSERT INTO label (hash, format, dpmm, bytes, consignee_id) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  return (label) => {
    add.run(label.hash, label.format, label.dpmm, label.bytes, label.consigneeId);
  };
}

/** Reading label bytes by their digest; null once erased. */
export function prepareLabels(db: Connection): StoragePort['labels'] {
  const find = db.prepare<[string], LabelRow>('SELECT dpmm, bytes, consignee_id FROM label WHERE hash = ?');
  return {
    byHash: (hash) => {
      const row = find.get(hash);
      return row
        ? { hash, format: 'zpl', dpmm: row.dpmm, bytes: new Uint8Array(row.bytes), consigneeId: asId(row.consignee_id) }
        : null;
    },
  };
}
