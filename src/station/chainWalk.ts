import { setImmediate } from 'node:timers/promises';
import { GENESIS_HASH, rowHash, type ChainedRow } from '../core/journal/hashChain.ts';
import { ok, refuse, type Result } from '../core/result.ts';
import type { RuntimePort, StoragePort } from './ports.ts';

interface WalkPorts {
  readonly storage: Pick<StoragePort, 'replay' | 'counts'>;
  readonly runtime: Pick<RuntimePort, 'sha256'>;
}

/** Rows that are looked at before the bench has its turn again: a few milliseconds. */
const TURN_ROWS = 250;

/**
 * Walks the whole journal as it was when the walk began and checks that each row is as it was written and hangs on the one before it, a few
 * milliseconds at a time, so that nobody at the bench waits for it. The last row (null of an empty journal), or at which row it is not whole.
 */
export async function walkChain(
  { storage, runtime }: WalkPorts,
  each: (row: ChainedRow) => void = () => undefined,
): Promise<Result<ChainedRow | null, number>> {
  const sha256 = (text: string) => runtime.sha256(text);
  const until = storage.counts().journalRows;
  let before: ChainedRow | null = null;
  while ((before?.seq ?? 0) < until) {
    const page: readonly ChainedRow[] = storage.replay.page(before?.seq ?? 0, TURN_ROWS);
    for (const row of page.filter(({ seq }) => seq <= until)) {
      const isLinked: boolean = row.seq === (before?.seq ?? 0) + 1 && row.prevHash === (before?.hash ?? GENESIS_HASH);
      if (!isLinked || rowHash(row, sha256) !== row.hash) return refuse(row.seq);
      each(row);
      before = row;
    }
    if (page.length === 0) return refuse((before?.seq ?? 0) + 1);
    await setImmediate();
  }
  return ok(before);
}
