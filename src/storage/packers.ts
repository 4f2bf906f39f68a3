import type { StoragePort } from '../station/ports.ts';
import type { Connection } from './connection.ts';

/** Statements by the names the tests of their plans know them by. */
export const PACKER_SQL = {
  packedBy: 'SELECT count(*) FROM report_pack WHERE packed_by = ?',
} as const;

/** Reading how many orders somebody has packed, up to as many as are asked for. */
export function preparePackers(db: Connection): StoragePort['ordersPacked'] {
  const count = db.prepare<[string], number>(PACKER_SQL.packedBy).pluck();
  return (userId, most) => (most > 0 ? Math.min(most, count.get(userId) ?? 0) : 0);
}
