import type { OrderId, SessionId } from '../core/ids.ts';
import type { Cue } from '../core/pack/cues.ts';
import type { PackSnapshot } from '../core/pack/snapshot.ts';
import type { Packing } from './bench.ts';
import { meaningOf } from './meaning.ts';
import type { StoragePort } from './ports.ts';
import type { QueueDesk } from './queueDesk.ts';
import type { SignIn } from './signIn.ts';
import type { StationChange } from './station.ts';

/**
 * The bench with a fast lane: while the queue shows orders of one item, or a batch is packed, an item that is scanned at an empty bench opens
 * the next order that wants it, and counts in it.
 */
export function withLane(
  packing: Packing,
  {
    storage,
    signIn,
    queue,
  }: {
    readonly storage: StoragePort;
    readonly signIn: SignIn;
    readonly queue: Pick<QueueDesk, 'choice' | 'nextWith'>;
  },
): Packing {
  const isLane = (): boolean => queue.choice().filter === 'single' || queue.choice().batch !== null;
  return {
    ...packing,
    scanned(reading) {
      if (isLane() && !packing.session() && signIn.current()) {
        const meaning = meaningOf(reading, storage, null);
        const orderId = meaning.kind === 'product' ? queue.nextWith(meaning.sku, meaning.units) : null;
        if (orderId) packing.openOrder(orderId);
      }
      packing.scanned(reading);
    },
  };
}

/**
 * Shows the bench's pictures as they come, but for the empty bench between two orders of a batch: the next order stands in its place, with
 * the sound of the last.
 */
export function createBatchRun({
  storage,
  queue,
  bench,
  tell,
}: {
  readonly storage: Pick<StoragePort, 'sessions'>;
  readonly queue: Pick<QueueDesk, 'following'>;
  bench(): Pick<Packing, 'openOrder' | 'session'>;
  tell(change: Extract<StationChange, { kind: 'pack' }>): void;
}): (snapshot: PackSnapshot | null, cue: Cue | null) => void {
  let last: SessionId | null = null;
  let ending: Cue | null = null;
  const goOn = (orderId: OrderId, cue: Cue | null): void => {
    ending = cue;
    bench().openOrder(orderId);
    if (!bench().session()) tell({ kind: 'pack', snapshot: null, cue });
    ending = null;
  };
  return (snapshot, cue) => {
    const ended = snapshot === null && last !== null ? storage.sessions.byId(last) : null;
    last = snapshot?.sessionId ?? null;
    const following = ended && queue.following(ended);
    if (!following) return void tell({ kind: 'pack', snapshot, cue: ending ?? cue });
    // Once what ended the last order is through.
    queueMicrotask(() => {
      goOn(following, cue);
    });
  };
}
