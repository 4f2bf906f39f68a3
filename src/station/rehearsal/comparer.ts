import { barredFor } from '../../core/carton/boxUse.ts';
import type { CartonType } from '../../core/carton/cartonType.ts';
import type { AskPostage } from '../../core/carton/postage.ts';
import { boxCosts } from '../../core/boxSizes/boxCosts.ts';
import type { CountedClass } from '../../core/boxSizes/candidates.ts';
import { parcelClasses, type ParcelClass } from '../../core/boxSizes/parcelClasses.ts';
import type { Basket } from '../../core/rehearsal/basket.ts';
import { createComparison, type Comparison } from '../../core/rehearsal/compareSets.ts';
import { lanePrices } from '../../core/rehearsal/lanePrices.ts';
import { readRateBook } from '../../core/ship/rateBook.ts';
import type { PricedLanes, RehearsalSetup } from './protocol.ts';

/** A basket as threads are given it. */
type Wanted = Pick<Basket, 'items' | 'lane'>;

/** Compares one basket after the other. */
export function createComparer(setup: RehearsalSetup): (basket: Wanted) => Comparison {
  const prices = createPrices(setup);
  const compare = createComparison(setup);
  return ({ items, lane }) =>
    compare(items, { channel: prices.channel(lane), carrier: setup.carrier }, prices.of(lane));
}

/** Finds the parcels of one basket after the other. */
export function createClassifier(setup: Omit<RehearsalSetup, 'edited'>): (basket: Wanted) => readonly ParcelClass[] {
  const prices = createPrices(setup);
  return ({ items, lane }) => {
    const purpose = { channel: prices.channel(lane), carrier: setup.carrier };
    const today = setup.today
      .filter((box) => box.kind !== 'customer' && box.kind !== 'own' && barredFor(box, purpose) === null)
      .map((box) => ({ ...box, stock: null }));
    return parcelClasses(items, { ...setup, today }, prices.of(lane));
  };
}

/** Prices all parcels in one box after the other. */
export function createCosts(
  setup: PricedLanes & { readonly classes: readonly CountedClass[] },
): (box: CartonType) => Float64Array {
  const prices = createPrices(setup);
  return (box) => boxCosts(box, setup.classes, setup.settings, prices.of);
}

/** Prices of lanes, each worked out once. Throws for rates that can't be read. */
function createPrices({ lanes, rates }: PricedLanes) {
  const book = readRateBook(rates.tables, rates.version);
  if (!book.ok) throw new Error('threads were given rates that can not be read');
  const known = new Map<number, AskPostage>();
  const laneAt = (at: number) => {
    const lane = lanes[at];
    if (!lane) throw new Error(`lane ${at.toString()} was not given`);
    return lane;
  };
  return {
    channel: (at: number): string => laneAt(at).channel,
    of(at: number): AskPostage {
      const postage = known.get(at) ?? lanePrices(laneAt(at), book.value);
      known.set(at, postage);
      return postage;
    },
  };
}
