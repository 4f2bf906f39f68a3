import type { Sha256 } from '../ids.ts';
import { rowHash, type ChainedRow, type Sha256Of } from './hashChain.ts';

/** A row of the journal with what its neighbours say of it. */
export interface NeighbouredRow {
  readonly row: ChainedRow;
  /** Hash of the row before it, the journal's beginning for the first; null where that row is missing. */
  readonly before: Sha256 | null;
  /** What the row after it, or the note of the journal's end, says its hash is; null where there is neither. */
  readonly after: Sha256 | null;
}

/** What is wrong with a row: changed, or its neighbours' hashes are of another one. */
export type RowFault = 'rowAltered' | 'linkBroken';

/** Whether some rows are as they were written, each hanging on the one before it and held by the one after; the first that is not. */
export function rowsVerdict(
  rows: readonly NeighbouredRow[],
  sha256: Sha256Of,
): { readonly rows: number; readonly fault: { readonly seq: number; readonly kind: RowFault } | null } {
  for (const { row, before, after } of rows) {
    const kind =
      rowHash(row, sha256) !== row.hash
        ? 'rowAltered'
        : before !== row.prevHash || after !== row.hash
          ? 'linkBroken'
          : null;
    if (kind !== null) return { rows: rows.length, fault: { seq: row.seq, kind } };
  }
  return { rows: rows.length, fault: null };
}
