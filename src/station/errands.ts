/** A carrier that did not answer is asked again after so long, then after twice as long, up to the last. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 60_000;

/** How an errand goes on after a step. */
export type Outcome =
  /** Nobody asks again by himself: it is settled, or only a person can say. */
  | { readonly kind: 'rest'; readonly waitsFor: string | null }
  /** It is taken up again: after so long, or after a wait that grows with each try. */
  | { readonly kind: 'again'; readonly waitsFor: string | null; readonly afterMs?: number };

/** Things asked of carriers, each taken step by step until it is settled; what they stand at is on disk, not here. */
export interface Errands<Id> {
  /** Takes one up now; while it is busy, once more afterwards. */
  take(id: Id): void;
  /** Why it is not settled, as a code; null where nothing is known to be in its way. */
  waitsFor(id: Id): string | null;
  /** Asks no more. */
  close(): void;
}

/** What this run of the program knows of one errand. */
export interface Errand {
  /** Since when nobody in this program can be asking for it, on the steady clock: a look-up that finds nothing counts from there on. */
  quietSince: number;
}
interface Running extends Errand {
  isBusy: boolean;
  /** Asked for while it was busy. */
  isWanted: boolean;
  tries: number;
  timer: NodeJS.Timeout | null;
  waitsFor: string | null;
}

/** Creates errands; `changed` hears that one waits for something else than before, `step` never runs twice at a time for one. */
export function createErrands<Id>(ports: {
  step(id: Id, errand: Errand): Promise<Outcome>;
  steady(): number;
  changed(): void;
  report(error: unknown): void;
}): Errands<Id> {
  const errands = new Map<Id, Running>();
  let isClosed = false;
  const isOver = (): boolean => isClosed;

  const errandOf = (id: Id): Running => {
    const known = errands.get(id);
    if (known) return known;
    const quietSince = ports.steady();
    const errand: Running = { isBusy: false, isWanted: false, tries: 0, quietSince, timer: null, waitsFor: null };
    errands.set(id, errand);
    return errand;
  };

  const settle = (id: Id, errand: Running, outcome: Outcome): void => {
    if (errand.waitsFor !== outcome.waitsFor) {
      errand.waitsFor = outcome.waitsFor;
      ports.changed();
    }
    if (errand.isWanted) return void run(id);
    if (outcome.kind === 'rest') {
      if (outcome.waitsFor === null) errands.delete(id);
      return;
    }
    errand.tries += 1;
    const grown = Math.min(FIRST_WAIT_MS * 2 ** (errand.tries - 1), LONGEST_WAIT_MS);
    errand.timer = setTimeout(() => void run(id), Math.min(outcome.afterMs ?? grown, LONGEST_WAIT_MS));
  };

  const run = async (id: Id): Promise<void> => {
    if (isOver()) return;
    const errand = errandOf(id);
    errand.isWanted = errand.isBusy;
    if (errand.isBusy) return;
    if (errand.timer) clearTimeout(errand.timer);
    errand.timer = null;
    errand.isBusy = true;
    const outcome = await ports.step(id, errand).catch((error: unknown): Outcome => {
      ports.report(error);
      return { kind: 'again', waitsFor: null };
    });
    errand.isBusy = false;
    if (!isOver()) settle(id, errand, outcome);
  };

  return {
    take: (id) => void run(id),
    waitsFor: (id) => errands.get(id)?.waitsFor ?? null,
    close() {
      isClosed = true;
      for (const { timer } of errands.values()) if (timer) clearTimeout(timer);
      errands.clear();
    },
  };
}
