import type { IntentId } from '../core/ids.ts';
import type { PackParcel } from '../core/pack/session.ts';
import { createErrands, type Errand, type Outcome } from './errands.ts';
import { isOpenPurchase, takeStep, type PurchasePorts } from './purchaseSteps.ts';

/** Buying labels and giving them back, each exactly once, whatever is cut off in between. */
export interface PurchaseDesk {
  /** Takes up one purchase now: buys it, looks it up or gives it back, as it stands on disk, until it is settled or a person has to say. */
  take(intentId: IntentId): void;
  /** Takes up everything that waits for a carrier, as after a restart. */
  resume(): void;
  /** Why the parcel's label is not there yet, as a code; null where nothing is known to be in its way. */
  waitsFor(parcel: PackParcel): string | null;
  /** Asks no more. */
  close(): void;
}

/** Creates the purchase desk of one station; `changed` hears that a label waits for something else than before. */
export function createPurchaseDesk(ports: PurchasePorts & { changed(): void }): PurchaseDesk {
  const steady = (): number => ports.runtime.steady();
  const step = async (intentId: IntentId, errand: Errand): Promise<Outcome> => {
    const purchase = ports.storage.purchases.byIntent(intentId);
    if (!purchase || !isOpenPurchase(purchase)) return { kind: 'rest', waitsFor: null };
    const outcome = await takeStep(ports, purchase, errand.quietSince);
    // Whoever asked a carrier to sell asked until now.
    if (purchase.state === 'requested') errand.quietSince = steady();
    return outcome;
  };
  const { report, changed } = ports;
  const errands = createErrands<IntentId>({ step, steady, report, changed });
  return {
    take: errands.take,
    resume() {
      for (const { intentId } of ports.storage.purchases.unsettled()) errands.take(intentId);
    },
    waitsFor: ({ intent }) => intent && errands.waitsFor(intent.intentId),
    close: errands.close,
  };
}
