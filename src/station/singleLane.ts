import type { Packing } from './bench.ts';
import { meaningOf } from './meaning.ts';
import type { StoragePort } from './ports.ts';
import type { QueueDesk } from './queueDesk.ts';
import type { SignIn } from './signIn.ts';

/**
 * The bench with a fast lane: while the queue shows orders of one item, an item that is scanned at an empty bench opens the next order of
 * just that item, and counts in it.
 */
export function withSingleLane(
  packing: Packing,
  {
    storage,
    signIn,
    queue,
  }: {
    readonly storage: StoragePort;
    readonly signIn: SignIn;
    readonly queue: Pick<QueueDesk, 'choice' | 'nextSingle'>;
  },
): Packing {
  return {
    ...packing,
    scanned(reading) {
      if (queue.choice().filter === 'single' && !packing.session() && signIn.current()) {
        const meaning = meaningOf(reading, storage, null);
        // A barcode that stands for several units is none of an order of one.
        const orderId = meaning.kind === 'product' && meaning.units === 1 ? queue.nextSingle(meaning.sku) : null;
        if (orderId) packing.openOrder(orderId);
      }
      packing.scanned(reading);
    },
  };
}
