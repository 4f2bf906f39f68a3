import { barredFor, type BoxPurpose } from '../../core/carton/boxUse.ts';
import type { CartonType } from '../../core/carton/cartonType.ts';
import type { AskPostage } from '../../core/carton/postage.ts';
import { boxCosts } from '../../core/boxSizes/boxCosts.ts';
import type { CountedClass } from '../../core/boxSizes/candidates.ts';
import { parcelClasses, type ParcelClass } from '../../core/boxSizes/parcelClasses.ts';
import type { Basket } from '../../core/rehearsal/basket.ts';
import { createComparison, type Comparison } from '../../core/rehearsal/compareSets.ts';
import { lanePrices } from '../../core/rehearsal/lanePrices.ts';
import { OWN_CARRIER } from '../../core/ship/carriage.ts';
import { servicesForOrder } from '../../core/ship/offlineQuote.ts';
import type { Length } from '../../core/quantity.ts';
import { readRateBook } from '../../core/ship/rateBook.ts';
import type { PricedLanes, RehearsalSetup } from './protocol.ts';

/** A basket as threads are given it. */
type Wanted = Pick<Basket, 'items' | 'lane'>;

/** Compares one basket after the other. */
export function createComparer(setup: RehearsalSetup): (basket: Wanted) => Comparison {
  const prices = createPrices(setup);
  const compare = createComparison(setup);
  return ({ items, lane }) => compare(items, prices.purpose(lane), prices.of(lane));
}

/** Finds the parcels of one basket after the other. */
export function createClassifier(setup: Omit<RehearsalSetup, 'edited'>): (basket: Wanted) => readonly ParcelClass[] {
  const prices = createPrices(setup);
  return ({ items, lane }) => {
    const purpose = prices.purpose(lane);
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

/** By which services an order may go does not hang on its box. */
const ONE: Length = { digits: 1, exponent: 0, unit: 'cm' };
const ANY = { length: ONE, width: ONE, height: ONE };

/** Prices of lanes, each worked out once. Throws for rates that can't be read. */
function createPrices({ lanes, rates, carrier }: PricedLanes) {
  const book = readRateBook(rates.tables, rates.version);
  if (!book.ok) throw new Error('threads were given rates that can not be read');
  const known = new Map<number, AskPostage>();
  const purposes = new Map<number, readonly string[] | null>();
  const laneAt = (at: number) => {
    const lane = lanes[at];
    if (!lane) throw new Error(`lane ${at.toString()} was not given`);
    return lane;
  };
  return {
    purpose(at: number): BoxPurpose {
      const { channel, parcel } = laneAt(at);
      const services =
        purposes.get(at) ?? (carrier === OWN_CARRIER ? servicesForOrder({ ...parcel, outer: ANY }, book.value) : null);
      purposes.set(at, services);
      return { channel, carrier, services };
    },
    of(at: number): AskPostage {
      const postage = known.get(at) ?? lanePrices(laneAt(at), book.value, carrier);
      known.set(at, postage);
      return postage;
    },
  };
}
