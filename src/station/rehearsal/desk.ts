import type { BoxSet } from '../../core/carton/boxSet.ts';
import { QUICK } from '../../core/carton/choose.ts';
import type { PackSettings } from '../../core/carton/fits.ts';
import { joinBaskets, type Baskets, type PastOrder } from '../../core/rehearsal/basket.ts';
import type { DifferingOrder, UnpackableOrder } from '../../core/rehearsal/tally.ts';
import type { Instant } from '../../core/time.ts';
import type { BoxSetDesk } from '../boxSets.ts';
import type { RuntimePort, StoragePort } from '../ports.ts';
import type { RateDesk } from '../rateDesk.ts';
import { inSlices, pricedToday, storedOrders } from './history.ts';
import { oneAtATime } from './oneAtATime.ts';
import { rehearse, type RehearsalOutcome } from './rehearse.ts';

/** Why no rehearsal can begin. */
export type RehearsalRefusal = 'noDraft' | 'noOrders' | 'notSetUp';

/** A rehearsal of the draft against the set in force, as far as it is. */
export interface RehearsalView {
  /** Orders placed in so many days before it began. */
  readonly days: number;
  readonly at: Instant;
  /** The draft and the version in force were what they are now when it began. */
  readonly isOfNow: boolean;
  /** Null once it is over. */
  readonly running: { readonly done: number; readonly total: number } | null;
  /** What came of it; of a cancelled one what was worked out by then. Null before, and where it broke off. */
  readonly outcome: RehearsalOutcome | null;
  /** True where it broke off for a reason that is in the log. */
  readonly isBroken: boolean;
}

/** Orders that go another way in the draft. */
export const REHEARSED_ORDERS = ['dearer', 'cheaper', 'unpackable'] as const;
export type RehearsedOrders = (typeof REHEARSED_ORDERS)[number];

/** One page of them, and how many there are. */
export interface RehearsedPage {
  readonly total: number;
  readonly differing: readonly DifferingOrder[];
  readonly unpackable: readonly UnpackableOrder[];
}

/** Rehearses the draft of the box presets over the orders of the last days, one rehearsal at a time, in worker threads. */
export interface RehearsalDesk {
  /** Null where none was begun since the station opened. */
  view(): RehearsalView | null;
  /** Begins one in the place of the last; null when it has begun. Orders are read a few at a time: the bench goes on meanwhile. */
  start(days: number): RehearsalRefusal | null;
  /** Ends it; what is worked out by then is told. */
  cancel(): void;
  /** Orders of the last outcome, the greatest difference first; page 0 is the first. */
  page(of: RehearsedOrders, page: number, size: number): RehearsedPage;
  /** Ends it and lets go of its threads. */
  close(): Promise<void>;
}

interface RehearsalDeskPorts {
  readonly storage: StoragePort;
  readonly runtime: RuntimePort;
  readonly boxSets: Pick<BoxSetDesk, 'view'>;
  readonly rates: RateDesk;
  readonly settings: PackSettings;
  /** Whose boxes may be used, by its id. */
  readonly carrier: string;
  readonly threads: number;
  readonly workerUrl: URL;
  changed(): void;
  report(error: unknown): void;
}

/** What a rehearsal is of. */
interface About {
  readonly days: number;
  readonly at: Instant;
  readonly revision: number;
  readonly version: number;
}

const DAY = 86_400_000;
/** How often progress is told, ms. */
const TOLD_MS = 250;

/** Creates the desk of one station. */
export function createRehearsalDesk(ports: RehearsalDeskPorts): RehearsalDesk {
  const { storage, runtime, boxSets, changed } = ports;
  const jobs = oneAtATime<About, NonNullable<RehearsalView['running']>, RehearsalOutcome>(ports);
  return {
    view() {
      const last = jobs.last();
      if (!last) return null;
      const { about, ...job } = last;
      const { revision, version } = boxSets.view();
      const isOfNow = revision === about.revision && version === about.version;
      return { days: about.days, at: about.at, isOfNow, ...job };
    },
    start(days) {
      const { draft, inForce, revision, version } = boxSets.view();
      if (!storage.site()) return 'notSetUp';
      if (!draft) return 'noDraft';
      const at = runtime.now();
      if (storage.orders.placedSince(at - days * DAY).length === 0) return 'noOrders';
      let told = 0;
      jobs.start({ days, at, revision, version }, { done: 0, total: 0 }, (signal, progress) =>
        rehearseStored(ports, { days, at, signal, edited: draft.boxes, today: inForce }, (done, total) => {
          progress({ done, total });
          const now = runtime.steady();
          if (now - told < TOLD_MS) return;
          told = now;
          changed();
        }),
      );
      return null;
    },
    cancel: () => {
      jobs.cancel();
    },
    page(of, page, size) {
      const outcome = jobs.last()?.outcome;
      const from = page * size;
      if (!outcome) return { total: 0, differing: [], unpackable: [] };
      if (of === 'unpackable') {
        const orders = unpackableInDraft(outcome.unpackable);
        return { total: orders.length, differing: [], unpackable: orders.slice(from, from + size) };
      }
      const rows = differingOf(outcome.differing, of);
      return { total: rows.length, differing: rows.slice(from, from + size), unpackable: [] };
    },
    close: () => jobs.close(),
  };
}

/** Those of which both prices are known, the greatest difference first. */
export function differingOf(all: readonly DifferingOrder[], of: 'dearer' | 'cheaper'): readonly DifferingOrder[] {
  const sign = of === 'dearer' ? 1 : -1;
  return all
    .filter(({ minor }) => minor !== null && minor * sign > 0)
    .toSorted((a, b) => sign * ((b.minor ?? 0) - (a.minor ?? 0)));
}

/** Those that fit a box today and none of the draft, before those that fit none in either. */
export const unpackableInDraft = (all: readonly UnpackableOrder[]): readonly UnpackableOrder[] =>
  (['edited', 'both'] as const).flatMap((set) => all.filter((one) => one.set === set));

interface Wanted {
  readonly days: number;
  readonly at: Instant;
  readonly signal: AbortSignal;
  readonly edited: BoxSet;
  readonly today: BoxSet;
}

async function rehearseStored(
  { storage, rates, settings, carrier, threads, workerUrl }: RehearsalDeskPorts,
  { days, at, signal, edited, today }: Wanted,
  progress: (done: number, total: number) => void,
): Promise<RehearsalOutcome | null> {
  const priced = pricedToday(storage, rates, at);
  if (!priced) return null;
  const { departure, tariff } = priced;
  const since = at - days * DAY;
  const read = function* (): Generator<unknown, Baskets> {
    const orders: PastOrder[] = [];
    for (const order of storedOrders(storage, since, departure)) {
      yield undefined;
      if (order) orders.push(order);
    }
    return yield* joinBaskets(orders, tariff);
  };
  progress(0, storage.orders.placedSince(since).length);
  const joined = await inSlices(read(), signal);
  if (!joined) return null;
  const { lanes, baskets } = joined.value;
  return rehearse({
    setup: { today, edited, settings, effort: QUICK, lanes, rates: priced.rates, carrier },
    baskets,
    threads,
    workerUrl,
    signal,
    progress: ({ done, total }) => {
      progress(done, total);
    },
  });
}
