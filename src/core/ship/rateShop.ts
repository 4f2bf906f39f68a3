import type { LocalDate } from '../time.ts';
import type { Quote } from './parcel.ts';

/** What a carrier answers about one parcel by one service. */
export interface ServiceAnswer {
  /** Unique among the carriers asked. */
  readonly service: string;
  /** The price, or why there is none. */
  readonly answer: { readonly quote: Quote } | { readonly refused: string };
}

/** One way to box an order. */
export interface ShopPlan<T> {
  readonly plan: T;
  /** What the boxes and their handling cost, minor units. */
  readonly boxesMinor: number;
  /** The answers for each parcel of the plan; null while nobody has been asked. */
  readonly parcels: readonly (readonly ServiceAnswer[])[] | null;
}

/** Why a way to send was not taken. */
export type ShopLoss =
  | { readonly kind: 'dearer'; readonly byMinor: number }
  /** As dear, and not sooner. */
  | { readonly kind: 'noBetter' }
  | { readonly kind: 'late'; readonly arrivesOn: LocalDate; readonly deliverBy: LocalDate }
  /** A day is promised, and nobody says when it would come. */
  | { readonly kind: 'arrivalUnknown' }
  | { readonly kind: 'refused'; readonly reason: string }
  /** Nobody has been asked: the call budget was spent. */
  | { readonly kind: 'notAsked' };

/** One box plan by one service. */
export interface ShopChoice<T> {
  readonly plan: T;
  /** Null for a plan nobody was asked about. */
  readonly service: string | null;
  /** Boxes, handling and all parcels' charges, minor units; null without a price. */
  readonly minor: number | null;
  /** One a parcel, with billable weight, charge and trace; empty without a price. */
  readonly quotes: readonly Quote[];
  /** The day the last parcel comes; null where not known. */
  readonly arrivesOn: LocalDate | null;
  /** Null for the one taken. */
  readonly loss: ShopLoss | null;
}

/** Every way to send an order, best first. */
export interface Shopped<T> {
  /** The cheapest that keeps the promise; where none does, the soonest one. Null where nothing has a price. */
  readonly best: ShopChoice<T> | null;
  /** True where the best comes after the promised day, or nobody knows when. */
  readonly isLate: boolean;
  readonly choices: readonly ShopChoice<T>[];
}

/**
 * Compares all box plans by all services: of those whose parcels all arrive by the promised day (null: no promise) the cheapest, boxes and
 * handling counted in; as dear ones by the sooner arrival, then in the order given. All money is of one currency. Each other one says why
 * it lost.
 */
export function rateShop<T>(plans: readonly ShopPlan<T>[], deliverBy: LocalDate | null): Shopped<T> {
  const ways = plans.flatMap(waysOf);
  const priced = ways.filter(isPriced).map((way) => ({ ...way, loss: lateness(way, deliverBy) }));
  const inTime = priced.filter(({ loss }) => loss === null).toSorted((a, b) => a.minor - b.minor || sooner(a, b));
  const late = priced.filter(({ loss }) => loss !== null).toSorted((a, b) => sooner(a, b) || a.minor - b.minor);
  const [best = null, ...rest] = [...inTime, ...late];
  const isLate = inTime.length === 0 && best !== null;
  const lost = rest.map((way) => ({ ...way, loss: way.loss ?? lossAgainst(way, best) }));
  const unpriced = ways.filter((way) => !isPriced(way));
  const taken = best && { ...best, loss: null };
  return { best: taken, isLate, choices: [...(taken ? [taken] : []), ...lost, ...unpriced] };
}

type Priced<T> = ShopChoice<T> & { readonly minor: number };
const isPriced = <T>(way: ShopChoice<T>): way is Priced<T> => way.minor !== null;

/** A plan by every service that was asked about its first parcel; a service must take all parcels. */
function waysOf<T>({ plan, boxesMinor, parcels }: ShopPlan<T>): readonly ShopChoice<T>[] {
  const none = { plan, minor: null, quotes: [], arrivesOn: null };
  if (!parcels) return [{ ...none, service: null, loss: { kind: 'notAsked' } }];
  const services = [...new Set(parcels.flatMap((answers) => answers.map(({ service }) => service)))];
  return services.map((service) => {
    const answers = parcels.map((all) => all.find((one) => one.service === service)?.answer ?? NOT_OFFERED);
    const refused = answers.find((answer) => 'refused' in answer);
    if (refused) return { ...none, service, loss: { kind: 'refused', reason: refused.refused } };
    const quotes = answers.flatMap((answer) => ('quote' in answer ? [answer.quote] : []));
    const days = quotes.map(({ arrivesOn }) => arrivesOn ?? null);
    return {
      plan,
      service,
      minor: quotes.reduce((sum, { charge }) => sum + charge.minor, boxesMinor),
      quotes,
      arrivesOn: days.includes(null) ? null : (days.toSorted().at(-1) ?? null),
      loss: null,
    };
  });
}

const NOT_OFFERED = { refused: 'notOffered' } as const;

function lateness<T>({ arrivesOn }: ShopChoice<T>, deliverBy: LocalDate | null): ShopLoss | null {
  if (deliverBy === null) return null;
  if (arrivesOn === null) return { kind: 'arrivalUnknown' };
  return arrivesOn > deliverBy ? { kind: 'late', arrivesOn, deliverBy } : null;
}

/** The earlier day first; an unknown one last. */
function sooner(a: ShopChoice<unknown>, b: ShopChoice<unknown>): number {
  if (a.arrivesOn === b.arrivesOn) return 0;
  if (a.arrivesOn === null || b.arrivesOn === null) return a.arrivesOn === null ? 1 : -1;
  return a.arrivesOn < b.arrivesOn ? -1 : 1;
}

const lossAgainst = (way: { readonly minor: number }, best: { readonly minor: number } | null): ShopLoss =>
  best && way.minor > best.minor ? { kind: 'dearer', byMinor: way.minor - best.minor } : { kind: 'noBetter' };
