import { asId } from '../core/ids.ts';
import type { KeptPapers } from '../core/label/keptPapers.ts';
import type { StoragePort, StoredDocument } from '../station/ports.ts';
import type { Connection } from './connection.ts';

interface LabelRow {
  readonly dpmm: 8 | 12 | 24;
  readonly salt: string;
  readonly bytes: Uint8Array;
  readonly consignee_id: string;
}

/** Prepares storing label bytes and papers: once for each digest, whatever is sent later. */
export function prepareDocumentWriter(db: Connection): (document: StoredDocument) => void {
  const add = db.prepare(
    'INSERT INTO label (hash, salt, format, dpmm, bytes, consignee_id) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  return (document) => {
    const dpmm = document.format === 'zpl' ? document.dpmm : null;
    add.run(document.hash, document.salt, document.format, dpmm, document.bytes, document.consigneeId);
  };
}

/** Reading label bytes by their digest; null once erased. */
export function prepareLabels(db: Connection): StoragePort['labels'] {
  const find = db.prepare<[string], LabelRow>(
    "SELECT dpmm, salt, bytes, consignee_id FROM label WHERE hash = ? AND format = 'zpl'",
  );
  return {
    byHash: (hash) => {
      const row = find.get(hash);
      if (!row) return null;
      const { dpmm, salt, bytes } = row;
      return { hash, salt, format: 'zpl', dpmm, bytes: new Uint8Array(bytes), consigneeId: asId(row.consignee_id) };
    },
  };
}

/** Reading papers by their digest; null once erased. */
export function preparePapers(db: Connection): StoragePort['papers'] {
  const find = db.prepare<[string], Uint8Array>("SELECT bytes FROM label WHERE hash = ? AND format = 'papers'").pluck();
  return {
    byHash: (hash) => {
      const bytes = find.get(hash);
      return bytes ? (JSON.parse(Buffer.from(bytes).toString('utf8')) as KeptPapers) : null;
    },
  };
}
