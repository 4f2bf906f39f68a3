import type { IntentId } from '../core/ids.ts';
import type { PackParcel } from '../core/pack/session.ts';
import { isOpenPurchase, takeStep, type Outcome, type PurchasePorts } from './purchaseSteps.ts';

/** A carrier that did not answer is asked again after so long, then after twice as long, up to the last. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 60_000;

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

/** What this run of the program knows of one purchase that is not settled. */
interface Errand {
  isBusy: boolean;
  /** Asked for while it was busy. */
  isWanted: boolean;
  tries: number;
  quietSince: number;
  timer: NodeJS.Timeout | null;
  waitsFor: string | null;
}

/** Creates the purchase desk of one station; `changed` hears that a label waits for something else than before. */
export function createPurchaseDesk(ports: PurchasePorts & { changed(): void }): PurchaseDesk {
  const errands = new Map<IntentId, Errand>();
  let isClosed = false;
  const isOver = (): boolean => isClosed;

  const errandOf = (intentId: IntentId): Errand => {
    const known = errands.get(intentId);
    if (known) return known;
    const quietSince = ports.runtime.steady();
    const errand: Errand = { isBusy: false, isWanted: false, tries: 0, quietSince, timer: null, waitsFor: null };
    errands.set(intentId, errand);
    return errand;
  };

  const step = async (intentId: IntentId, errand: Errand): Promise<Outcome> => {
    const purchase = ports.storage.purchases.byIntent(intentId);
    if (!purchase || !isOpenPurchase(purchase)) return { kind: 'rest', waitsFor: null };
    const outcome = await takeStep(ports, purchase, errand.quietSince);
    // Whoever asked a carrier to sell asked until now.
    if (purchase.state === 'requested') errand.quietSince = ports.runtime.steady();
    return outcome;
  };

  const settle = (intentId: IntentId, errand: Errand, outcome: Outcome): void => {
    if (errand.waitsFor !== outcome.waitsFor) {
      errand.waitsFor = outcome.waitsFor;
      ports.changed();
    }
    if (errand.isWanted) return void run(intentId);
    if (outcome.kind === 'rest') {
      if (outcome.waitsFor === null) errands.delete(intentId);
      return;
    }
    errand.tries += 1;
    const grown = Math.min(FIRST_WAIT_MS * 2 ** (errand.tries - 1), LONGEST_WAIT_MS);
    errand.timer = setTimeout(() => void run(intentId), Math.min(outcome.afterMs ?? grown, LONGEST_WAIT_MS));
  };

  const run = async (intentId: IntentId): Promise<void> => {
    if (isOver()) return;
    const errand = errandOf(intentId);
    errand.isWanted = errand.isBusy;
    if (errand.isBusy) return;
    if (errand.timer) clearTimeout(errand.timer);
    errand.timer = null;
    errand.isBusy = true;
    const outcome = await step(intentId, errand).catch((error: unknown): Outcome => {
      ports.report(error);
      return { kind: 'again', waitsFor: null };
    });
    errand.isBusy = false;
    if (!isOver()) settle(intentId, errand, outcome);
  };

  return {
    take: (intentId) => void run(intentId),
    resume() {
      for (const { intentId } of ports.storage.purchases.unsettled()) void run(intentId);
    },
    waitsFor: ({ intent }) => (intent && errands.get(intent.intentId)?.waitsFor) ?? null,
    close() {
      isClosed = true;
      for (const { timer } of errands.values()) if (timer) clearTimeout(timer);
      errands.clear();
    },
  };
}
