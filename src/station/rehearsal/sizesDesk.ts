import type { BoxSet } from '../../core/carton/boxSet.ts';
import { gridLike, ordinaryBoxes } from '../../core/boxSizes/proposal.ts';
import type { SizeGrid } from '../../core/boxSizes/boardModel.ts';
import type { PackSettings } from '../../core/carton/fits.ts';
import type { CartonTypeId } from '../../core/ids.ts';
import type { PastOrder } from '../../core/rehearsal/basket.ts';
import type { Instant } from '../../core/time.ts';
import type { BoxSetDesk } from '../boxSets.ts';
import type { RuntimePort, StoragePort } from '../ports.ts';
import type { RateDesk } from '../rateDesk.ts';
import { inSlices, pricedToday, storedOrders } from './history.ts';
import { oneAtATime } from './oneAtATime.ts';
import type { SizesStage } from './sizes.ts';
import { startSizesThread, type SizesThread } from './sizesThread.ts';
import type { ToldSizes } from './toldSizes.ts';

/** Why no proposal can begin. `fewOrders`: too few to fit sizes to and try them on; `tooManyKept`: more boxes are to stay than sizes are asked for. */
export type SizesRefusal = 'noBoxes' | 'fewOrders' | 'tooManyKept' | 'notSetUp';

/** What a supervisor asks for. */
export interface SizesWish {
  /** Orders placed in so many days. */
  readonly days: number;
  readonly from: number;
  readonly to: number;
  readonly keep: readonly CartonTypeId[];
  /** Null: as today's boxes are measured. */
  readonly grid: SizeGrid | null;
  /** Minor units for a square metre of board; null: the median of today's boxes. */
  readonly minorPerM2: number | null;
  /** Parcels of the fitted orders that a new size must take: a maker's least quantity over that time. */
  readonly least: number;
}

/** A proposal as far as it is. */
export interface SizesView {
  readonly wish: SizesWish;
  readonly at: Instant;
  /** The version in force is the one it was begun with. */
  readonly isOfNow: boolean;
  /** Null once it is over. */
  readonly running: { readonly stage: 'orders' | SizesStage; readonly done: number; readonly total: number } | null;
  /** What came of it; of a stopped one the numbers tried by then. Null before, and where it broke off. */
  readonly outcome: ToldSizes | null;
  /** True where it broke off for a reason that is in the log. */
  readonly isBroken: boolean;
}

/** Proposes which sizes of boxes to stock by the orders of the last days, one proposal at a time, in threads of its own. */
export interface SizesDesk {
  /** Null where none was begun since the station opened. */
  view(): SizesView | null;
  /** Begins one in the place of the last; null when it has begun. */
  start(wish: SizesWish): SizesRefusal | null;
  /** Ends it; the numbers that are tried by then are told. */
  cancel(): void;
  /** Ends it and lets go of its threads. */
  close(): Promise<void>;
}

interface SizesDeskPorts {
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

/** What a proposal is of. */
interface About {
  readonly wish: SizesWish;
  readonly at: Instant;
  readonly version: number;
}

const DAY = 86_400_000;
/** Two to fit sizes to, one to try them on. */
const LEAST_ORDERS = 3;
/** Orders handed to the thread at once: a copy of some milliseconds. */
const HANDED = 50;

/** Creates the desk of one station. */
export function createSizesDesk(ports: SizesDeskPorts): SizesDesk {
  const { storage, runtime, boxSets } = ports;
  const jobs = oneAtATime<About, NonNullable<SizesView['running']>, ToldSizes>(ports);
  let thread: SizesThread | null = null;
  return {
    view() {
      const last = jobs.last();
      if (!last) return null;
      const { about, ...job } = last;
      return { wish: about.wish, at: about.at, isOfNow: boxSets.view().version === about.version, ...job };
    },
    start(wish) {
      const { inForce, version } = boxSets.view();
      const at = runtime.now();
      const refused = refusalOf(storage, inForce, wish, at);
      if (refused) return refused;
      jobs.start({ wish, at, version }, { stage: 'orders', done: 0, total: 0 }, (signal, progress) =>
        proposed(ports, { wish, at, signal, today: inForce, progress }, (started) => {
          thread = started;
        }).finally(() => {
          thread = null;
        }),
      );
      return null;
    },
    cancel: () => {
      jobs.cancel();
    },
    async close() {
      const closed = jobs.close();
      await thread?.close();
      await closed;
    },
  };
}

function refusalOf(storage: StoragePort, inForce: BoxSet, wish: SizesWish, at: Instant): SizesRefusal | null {
  if (!storage.site()) return 'notSetUp';
  const ordinary = new Set(ordinaryBoxes(inForce).map(({ id }) => id));
  if (ordinary.size === 0) return 'noBoxes';
  if (wish.keep.filter((id) => ordinary.has(id)).length > wish.from) return 'tooManyKept';
  return storage.orders.placedSince(at - wish.days * DAY).length < LEAST_ORDERS ? 'fewOrders' : null;
}

interface Wanted {
  readonly wish: SizesWish;
  readonly at: Instant;
  readonly signal: AbortSignal;
  readonly today: BoxSet;
  progress(now: NonNullable<SizesView['running']>): void;
}

async function proposed(
  { storage, rates, settings, carrier, threads, workerUrl, changed }: SizesDeskPorts,
  { wish, at, signal, today, progress }: Wanted,
  started: (thread: SizesThread) => void,
): Promise<ToldSizes | null> {
  const priced = pricedToday(storage, rates, at);
  if (!priced || signal.aborted) return null;
  const { departure } = priced;
  const ordinary = new Set(ordinaryBoxes(today).map(({ id }) => id));
  const thread = startSizesThread({
    task: 'sizes',
    today,
    settings,
    rates: priced.rates,
    carrier,
    currency: departure.currency,
    sizes: { from: wish.from, to: wish.to },
    keep: wish.keep.filter((id) => ordinary.has(id)),
    grid: wish.grid ?? gridLike(today),
    minorPerM2: wish.minorPerM2,
    least: wish.least,
    threads,
    workerUrl: workerUrl.href,
  });
  started(thread);
  const tell = (stage: 'orders' | SizesStage, done: number, total: number): void => {
    progress({ stage, done, total });
    changed();
  };
  try {
    const since = at - wish.days * DAY;
    const total = storage.orders.placedSince(since).length;
    const handing = function* (): Generator<undefined, void> {
      let handed: PastOrder[] = [];
      let done = 0;
      for (const order of storedOrders(storage, since, departure)) {
        if (order) handed.push(order);
        done += 1;
        if (handed.length >= HANDED) {
          thread.give(handed);
          handed = [];
          tell('orders', done, total);
        }
        yield undefined;
      }
      thread.give(handed);
    };
    if (!(await inSlices(handing(), signal))) return null;
    return await thread.propose(tell, signal);
  } finally {
    await thread.close();
  }
}
