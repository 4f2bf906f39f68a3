import type { Packing } from './bench.ts';
import { meaningOf } from './meaning.ts';
import type { StoragePort } from './ports.ts';
import type { SignIn } from './signIn.ts';

/** The fast lane for orders of one item. */
export interface SingleLane {
  /** While it is on, an item that is scanned at an empty bench opens the next order of just that item, and counts in it. */
  set(isOn: boolean): void;
}

/** The bench with a fast lane: one scan opens an order of one item and verifies it. */
export function withSingleLane(
  packing: Packing,
  { storage, signIn }: { readonly storage: StoragePort; readonly signIn: SignIn },
): Packing & { readonly lane: SingleLane } {
  let isOn = false;
  return {
    ...packing,
    lane: {
      set(next) {
        isOn = next;
      },
    },
    scanned(reading) {
      if (isOn && !packing.session() && signIn.current()) {
        const meaning = meaningOf(reading, storage, null);
        // A barcode that stands for several units is none of an order of one.
        const orderId =
          meaning.kind === 'product' && meaning.units === 1 ? storage.orders.nextSingle(meaning.sku) : null;
        if (orderId) packing.openOrder(orderId);
      }
      packing.scanned(reading);
    },
  };
}
