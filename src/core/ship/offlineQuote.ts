import { decimalText } from '../quantity.ts';
import { currencyExponent } from '../money.ts';
import { refuse, ok, type Result } from '../result.ts';
import type { LocalDate } from '../time.ts';
import type { Mass } from '../quantity.ts';
import type { Quote } from './parcel.ts';
import {
  askedFor,
  pricedServices,
  transitDays,
  type Journey,
  type PricedParcel,
  type PricedService,
  type RateRefusal,
  type UnweighedParcel,
} from './rate.ts';
import type { RateBook } from './rateBook.ts';
import { arrivalOf, workingDaysOf, type WorkingDays } from './workingDays.ts';
import { countryOf } from './zones.ts';
import { barOf, isUsed } from './serviceBar.ts';
import { rateShop, type ServiceAnswer, type ShopChoice } from './rateShop.ts';

/** One parcel by every service the order asks for, ready for any weight. */
export interface PreparedQuote {
  readonly services: readonly PricedService[];
  /** With an empty trace where none is asked for. */
  quote(gross: Mass, isTraced?: boolean): Result<Quote, RateRefusal>;
}

/**
 * The price of one parcel by the station's own tariff: of the services that the shipping method asks for, the cheapest that keeps the
 * promised day; where none of them does, the cheapest of the others that does, and where none at all does, the soonest asked for. Exact; the trace says every step and what the other services would have cost. Refuses with the first service's reason
 * when none takes the parcel.
 */
export function quoteOffline(parcel: PricedParcel, book: RateBook): Result<Quote, RateRefusal> {
  const prepared = prepareQuote(parcel, book);
  return prepared.ok ? prepared.value.quote(parcel.gross) : prepared;
}

/** The same for many weights of one parcel. */
export function prepareQuote(parcel: UnweighedParcel, book: RateBook): Result<PreparedQuote, RateRefusal> {
  const all = pricedServices(parcel, book);
  if (!all.ok) return all;
  const chosen = servicesToTake(parcel, all.value, book);
  if (!chosen.ok) return chosen;
  const { arrivals } = chosen.value;
  const deliverBy = parcel.deliverBy ?? null;
  // The box has the last word: an order does not go by a dearer service for the sake of its box.
  const services = chosen.value.services.filter(({ service: { id } }) => barOf(parcel, id) === null);
  if (services.length === 0) return refuse('notForBox');
  const off = askedFor(all.value, parcel.shippingMethod).filter(({ service: { id } }) => !isUsed(parcel, id));
  return ok({
    services,
    quote(gross, isTraced = true) {
      const answers = services.map((service) => answerOf(service, gross, arrivals.get(service) ?? null, isTraced));
      const { best, choices } = rateShop([{ plan: null, boxesMinor: 0, parcels: [answers] }], deliverBy);
      const [quote] = best?.quotes ?? [];
      // What a service that has a price for the zone says is nearer to the point than one that does not go there.
      if (!quote) return refuse(firstReason(answers));
      if (!isTraced) return ok(quote);
      const others = [
        ...choices.slice(1).map((choice) => lostLine(choice, services)),
        ...off.map(({ service }) => `not ${service.name}: switched off`),
      ];
      return ok(others.length === 0 ? quote : { ...quote, trace: [...quote.trace, ...others] });
    },
  });
}

/** The services by which an order's parcel may go, whatever it weighs and whatever its box is kept for; null where nothing goes there. */
export function servicesForOrder(parcel: UnweighedParcel, book: RateBook): readonly string[] | null {
  const all = pricedServices(parcel, book);
  const chosen = all.ok ? servicesToTake(parcel, all.value, book) : null;
  return chosen?.ok ? chosen.value.services.map(({ service: { id } }) => id) : null;
}

interface Chosen {
  readonly services: readonly PricedService[];
  /** On which day each would come; null where not known. */
  readonly arrivals: ReadonlyMap<PricedService, LocalDate | null>;
}

function servicesToTake(
  parcel: UnweighedParcel,
  all: readonly PricedService[],
  book: RateBook,
): Result<Chosen, 'switchedOff'> {
  const deliverBy = parcel.deliverBy ?? null;
  const days = workingDaysOf(countryOf(parcel.shipFrom), book.workingDays);
  const arrivals = new Map(all.map((service) => [service, arrivalFor(service, parcel, days)]));
  const isInTime = (service: PricedService): boolean => {
    const arrivesOn = arrivals.get(service) ?? null;
    return deliverBy === null || (arrivesOn !== null && arrivesOn <= deliverBy);
  };
  const used = all.filter(({ service: { id } }) => isUsed(parcel, id));
  if (used.length === 0) return refuse('switchedOff');
  const asked = leftFor(parcel.shippingMethod, all, used);
  // A promised day is kept, though it costs a service that nobody named: what was asked for stands in the trace as too late.
  const services = asked.some(isInTime)
    ? asked
    : [...asked, ...used.filter((service) => !asked.includes(service) && isInTime(service))];
  return ok({ services, arrivals });
}

/** Every service of the tariff for a parcel, asked for or not, with its price or the reason why there is none. */
export function offersOffline(parcel: PricedParcel, book: RateBook): Result<readonly ServiceAnswer[], RateRefusal> {
  const all = pricedServices(parcel, book);
  const days = workingDaysOf(countryOf(parcel.shipFrom), book.workingDays);
  return all.ok
    ? ok(
        all.value.map((service) => {
          const refused = barOf(parcel, service.service.id);
          return refused === null
            ? answerOf(service, parcel.gross, arrivalFor(service, parcel, days), true)
            : { service: service.service.id, answer: { refused } };
        }),
      )
    : all;
}

/** What is left of the services that a shipping method asks for; where none is used, all that are: an order never waits for a service that is off. */
function leftFor(
  method: string,
  all: readonly PricedService[],
  used: readonly PricedService[],
): readonly PricedService[] {
  const left = askedFor(all, method).filter((service) => used.includes(service));
  return left.length > 0 ? left : used;
}

/**
 * The soonest day on which any service of the tariff brings something there, whatever is in it and whatever it costs; null where none says.
 * A parcel that is too heavy for the fastest service comes later.
 */
export function soonestOffline(journey: Journey, book: RateBook): LocalDate | null {
  const working = workingDaysOf(countryOf(journey.shipFrom), book.workingDays);
  const days = transitDays(journey, book).filter((one) => one !== null);
  return days.length === 0 ? null : arrivalOf(journey.shipDate, Math.min(...days), working);
}

const arrivalFor = ({ days }: PricedService, { shipDate }: UnweighedParcel, working: WorkingDays): LocalDate | null =>
  days === null ? null : arrivalOf(shipDate, days, working);

type Answer = { readonly quote: Quote } | { readonly refused: RateRefusal };

function answerOf(
  { service: { id }, quote: ask }: PricedService,
  gross: Mass,
  arrivesOn: LocalDate | null,
  isTraced: boolean,
): ServiceAnswer & { readonly answer: Answer } {
  const quote = ask(gross, isTraced);
  if (!quote.ok) return { service: id, answer: { refused: quote.error } };
  return { service: id, answer: { quote: { ...quote.value, ...(arrivesOn !== null && { arrivesOn }) } } };
}

function firstReason(asked: readonly { readonly answer: Answer }[]): RateRefusal {
  const reasons = asked.flatMap(({ answer }) => ('refused' in answer ? [answer.refused] : []));
  return reasons.find((reason) => reason !== 'noZone') ?? 'noZone';
}

/** `not Express: 14.64 USD more`, as the trace tells it. */
function lostLine({ service, loss, quotes: [quote] }: ShopChoice<null>, services: readonly PricedService[]): string {
  const name = services.find((one) => one.service.id === service)?.service.name ?? service ?? '';
  const amount = (minor: number): string =>
    quote
      ? `${decimalText({ digits: minor, exponent: -currencyExponent(quote.charge.currency) })} ${quote.charge.currency}`
      : '';
  switch (loss?.kind) {
    case 'dearer':
      return `not ${name}: ${amount(loss.byMinor)} more`;
    case 'late':
      return `not ${name}: arrives ${loss.arrivesOn}, promised for ${loss.deliverBy}`;
    case 'arrivalUnknown':
      return `not ${name}: its day of delivery is not known`;
    case 'refused':
      return `not ${name}: ${loss.reason}`;
    default:
      return `not ${name}: as dear and no sooner`;
  }
}
