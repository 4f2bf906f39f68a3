import type { IntentId } from '../core/ids.ts';
import type { ReportedEvent } from '../core/ship/trackingReport.ts';
import { askAgainAfter, askedSince } from '../core/ship/trackingPlan.ts';
import type { Unreachable } from '../shared/unreachable.ts';
import type { CarrierPort, ParcelUnderWay, RuntimePort, StoragePort, Urgency } from './ports.ts';
import { breath, createPause, isBuying, LOOK_MS } from './spareTime.ts';
import type { TrackingDesk } from './trackingDesk.ts';

/** What came of asking about all parcels that are due. */
export interface PollOutcome {
  /** Parcels the carrier was asked about. */
  readonly asked: number;
  readonly recorded: number;
  /** Why it ended before all were asked about, or an answer could not be read; null: neither. */
  readonly stopped: Unreachable | null;
}

/** Asks carriers how parcels are doing, the oldest first, and never at the cost of a label. */
export interface TrackingPoll {
  /** Asks by itself from now on, within what is left of the budget of calls. */
  start(): void;
  /** Asks once about everything that is due, waiting for the budget; for a program that does nothing else. */
  once(): Promise<PollOutcome>;
  close(): void;
}

interface PollPorts {
  readonly storage: StoragePort;
  readonly runtime: RuntimePort;
  readonly carriers: readonly CarrierPort[];
  readonly desk: TrackingDesk;
  /** Hears what went wrong while nobody waits for it. */
  report?(error: unknown): void;
}

/** A walk through all parcels under way is begun anew after so long. */
const REST_MS = 5 * 60_000;
/** Parcels read at once, and pages at a look: a scan never waits for more than one page. */
const PAGE = 100;
const PAGES_A_LOOK = 10;
/** Events recorded at once: a scan never waits for more. */
const EVENTS_AT_ONCE = 20;
/** For whoever waits for the budget: between tries, and how many. */
const BUDGET_WAIT_MS = 5_000;
const BUDGET_TRIES = 12;

type Step =
  | { readonly kind: 'asked'; readonly parcels: number; readonly recorded: number }
  | { readonly kind: 'over' }
  | { readonly kind: 'later' }
  | { readonly kind: 'stopped'; readonly reason: Unreachable };

/** Creates the poll of one station: a walk for each carrier that can be asked. */
export function createTrackingPoll({ storage, runtime, carriers, desk, report }: PollPorts): TrackingPoll {
  const walks = carriers
    .filter(({ capabilities }) => capabilities.tracks !== null)
    .map((carrier) => createWalk({ storage, runtime, carrier, desk }));
  let looking: NodeJS.Timeout | null = null;
  let isBusy = false;
  const isOver = (): boolean => looking === null;

  const look = async (): Promise<void> => {
    if (isBusy || isOver()) return;
    isBusy = true;
    for (const walk of walks)
      for (let more = walk.isDue(); more && !isOver() && !isBuying(storage);) more = await walk.goOn('spare', isOver);
    isBusy = false;
  };

  return {
    start() {
      if (walks.length === 0) return;
      looking ??= setInterval(() => {
        look().catch((error: unknown) => {
          isBusy = false;
          report?.(error);
        });
      }, LOOK_MS);
      looking.unref();
    },
    async once() {
      const all = { asked: 0, recorded: 0 };
      let unread: Unreachable | null = null;
      for (const walk of walks)
        for (let tries = 0; ;) {
          const step = await walk.step('now', () => false);
          if (step.kind === 'over') break;
          if (step.kind === 'asked') {
            all.asked += step.parcels;
            all.recorded += step.recorded;
            tries = 0;
          }
          if (step.kind !== 'stopped') continue;
          tries += 1;
          const mayGoOn = step.reason === 'tooManyCalls' || step.reason === 'badAnswer';
          if (!mayGoOn || tries > BUDGET_TRIES) return { ...all, stopped: step.reason };
          if (step.reason === 'badAnswer') unread = step.reason;
          if (step.reason === 'tooManyCalls') await new Promise((resolve) => setTimeout(resolve, BUDGET_WAIT_MS));
        }
      return { ...all, stopped: unread };
    },
    close() {
      if (looking) clearInterval(looking);
      looking = null;
    },
  };
}

interface Walk {
  /** True where it does not rest and the carrier is not left alone. */
  isDue(): boolean;
  /** Takes a step and rests where there is a reason to; true when another may follow at once. Rejects what can't be recorded. */
  goOn(urgency: Urgency, isOver: () => boolean): Promise<boolean>;
  /** Asks one question, or looks for what is due. */
  step(urgency: Urgency, isOver: () => boolean): Promise<Step>;
}

/** One carrier's parcels, walked through from the oldest on, again and again. */
function createWalk({ storage, runtime, carrier, desk }: Omit<PollPorts, 'carriers' | 'report'> & WalkOf): Walk {
  const perQuestion = carrier.capabilities.tracks?.perQuestion ?? 1;
  /** When each was asked about, on the steady clock. */
  const asked = new Map<IntentId, number>();
  let due: ParcelUnderWay[] = [];
  /** Refused together, asked about one by one. */
  let alone: ParcelUnderWay[] = [];
  let after: { readonly boughtAt: number; readonly intentId: string } | null = null;
  let isAtEnd = false;
  const pause = createPause(runtime);
  let pages = 0;

  const isDue = ({ intentId, status, boughtAt }: ParcelUnderWay): boolean => {
    const every = askAgainAfter(status, boughtAt, runtime.now());
    const last = asked.get(intentId);
    return every !== null && (last === undefined || runtime.steady() - last >= every);
  };
  const readOn = (): void => {
    const from = after ?? { boughtAt: askedSince(runtime.now()), intentId: '' };
    const page = storage.tracking.underWay({ carrier: carrier.id, ...from }, PAGE);
    due.push(...page.filter(isDue));
    isAtEnd = page.length < PAGE;
    after = isAtEnd ? null : (page.at(-1) ?? null);
  };
  const atEnd = (): boolean => {
    const wasAtEnd = isAtEnd;
    isAtEnd = false;
    return wasAtEnd;
  };
  const nextBatch = (): readonly ParcelUnderWay[] => (alone.length > 0 ? alone.slice(0, 1) : due.slice(0, perQuestion));
  const step = async (urgency: Urgency, isOver: () => boolean): Promise<Step> => {
    const isAlone = alone.length > 0;
    if (nextBatch().length === 0) {
      if (atEnd()) return { kind: 'over' };
      readOn();
    }
    const batch = nextBatch();
    if (batch.length === 0) return { kind: atEnd() ? 'over' : 'later' };
    const answer = await carrier.track(
      batch.map(({ number }) => number),
      urgency,
    );
    // An answer that can't be read may be so for one of them: the others do not wait for that one for ever.
    if (answer.kind === 'unclear' && answer.reason !== 'badAnswer') return { kind: 'stopped', reason: answer.reason };
    if (isAlone) alone = alone.slice(1);
    else due = due.slice(batch.length);
    const isOfOne = batch.length === 1;
    if (answer.kind !== 'told' && !isOfOne) alone = [...batch];
    else for (const { intentId } of batch) asked.set(intentId, runtime.steady());
    if (answer.kind === 'unclear') return { kind: 'stopped', reason: answer.reason };
    if (answer.kind === 'refused' && !isOfOne) return { kind: 'asked', parcels: 0, recorded: 0 };
    const recorded = answer.kind === 'told' ? await record(desk, answer.events, isOver) : 0;
    return { kind: 'asked', parcels: batch.length, recorded };
  };

  return {
    isDue: () => {
      pages = 0;
      return pause.isOver();
    },
    step,
    async goOn(urgency, isOver) {
      let taken: Step;
      try {
        taken = await step(urgency, isOver);
      } catch (error) {
        pause.failed();
        throw error;
      }
      await breath();
      switch (taken.kind) {
        case 'asked':
          pause.worked();
          return true;
        case 'later':
          pages += 1;
          return pages < PAGES_A_LOOK;
        case 'over':
          forgetOld(asked, runtime.steady());
          pause.rest(REST_MS);
          return false;
        case 'stopped':
          // The budget is for labels: the next look may find some left.
          if (taken.reason !== 'tooManyCalls') pause.failed();
          return false;
      }
    },
  };
}

interface WalkOf {
  readonly carrier: CarrierPort;
}

/** Nothing waits longer than a day: what was asked about before is under way no more. */
function forgetOld(asked: Map<IntentId, number>, now: number): void {
  for (const [intentId, at] of asked) if (now - at > 2 * 24 * 60 * 60_000) asked.delete(intentId);
}

/** In small portions, so that a scan comes in between. */
async function record(desk: TrackingDesk, events: readonly ReportedEvent[], isOver: () => boolean): Promise<number> {
  let recorded = 0;
  for (let from = 0; from < events.length && !isOver(); from += EVENTS_AT_ONCE) {
    recorded += desk.report(events.slice(from, from + EVENTS_AT_ONCE)).recorded;
    await breath();
  }
  return recorded;
}
