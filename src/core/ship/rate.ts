import { currencyExponent, money } from '../money.ts';
import type { Address } from '../orders/address.ts';
import type { Hazards } from '../orders/hazards.ts';
import {
  addRational,
  ceilRational,
  compareQuantity,
  decimalText,
  quantityText,
  roundRational,
  timesRational,
  toBase,
  type Dims,
  type Mass,
  type Rational,
} from '../quantity.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { LocalDate } from '../time.ts';
import { OWN_CARRIER, serviceFaultOf, type ServiceFault } from './carriage.ts';
import { prepareDimWeight, type DimWeight } from './dimWeight.ts';
import { holdsOn } from './figures.ts';
import type { Quote } from './parcel.ts';
import type { RateBook } from './rateBook.ts';
import { isUsed, type ServiceLimits } from './serviceBar.ts';
import type { Packaging } from './rules.ts';
import {
  byWeight,
  RESIDENTIAL,
  rowsFor,
  stepsOver,
  type Lane,
  type OfflineTariff,
  type TariffPrice,
  type TariffService,
} from './tariff.ts';
import { exactText } from './traceText.ts';
import { countryOf, originOf, zoneOf, type ZoneRefusal } from './zones.ts';

/** What a parcel's price depends on. */
export interface PricedParcel extends ServiceLimits {
  readonly shipFrom: Address;
  readonly shipTo: Address;
  readonly outer: Dims;
  readonly gross: Mass;
  readonly shipDate: LocalDate;
  readonly shippingMethod: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly packaging?: Packaging;
  /** Absent or null where nobody knows: then the tariff says what counts. */
  readonly isResidential?: boolean | null;
  /** Last day of delivery that was promised; absent or null for none. */
  readonly deliverBy?: LocalDate | null;
  /** What makes its goods dangerous or restricted; absent or empty for nothing. */
  readonly goods?: readonly Hazards[];
}

/** A parcel whose weight is not known yet. */
export type UnweighedParcel = Omit<PricedParcel, 'gross'>;

/** Why a parcel has no price. */
export type RateRefusal =
  | ZoneRefusal
  | ServiceFault
  | 'overMaximum'
  | 'overweight'
  | 'noRuleForDate'
  | 'noMeasures'
  | 'otherCurrency'
  | 'switchedOff'
  | 'notForBox';

/** One service that a parcel may go by. */
export interface PricedService {
  readonly service: TariffService;
  readonly zone: string;
  /** Working days on the way; null: not known. */
  readonly days: number | null;
  readonly prices: readonly TariffPrice[];
  /** The price at a weight; with an empty trace where none is asked for. */
  quote(gross: Mass, isTraced?: boolean): Result<Quote, RateRefusal>;
}

/**
 * The services of the station's own tariff for a parcel, in its order, each ready to be asked for any weight. Refuses a destination
 * without country, one without the postcode its zones need, and a currency the tariff does not speak.
 */
export function pricedServices(parcel: UnweighedParcel, book: RateBook): Result<readonly PricedService[], RateRefusal> {
  const reached = reachedServices(parcel, book);
  if (!reached.ok) return reached;
  const { services, zone } = reached.value;
  return ok(services.map((service) => pricedService(parcel, service, zone, book)));
}

/** Where a parcel goes and when, whatever is in it. */
export type Journey = Pick<PricedParcel, 'shipFrom' | 'shipTo' | 'shipDate' | 'currency' | 'switchedOff'>;

function reachedServices(
  { shipFrom, shipTo, currency }: Journey,
  { tariff }: RateBook,
): Result<{ readonly services: readonly TariffService[]; readonly zone: string }, RateRefusal> {
  if (tariff.currency !== null && tariff.currency !== currency) return refuse('otherCurrency');
  const services = servicesFrom(shipFrom, tariff);
  if (services.length === 0) return refuse('noZone');
  const zone = zoneOf(shipFrom, shipTo, tariff);
  return zone.ok ? ok({ services, zone: zone.value }) : zone;
}

/** The services of the tariff from a place, in its order. */
export function servicesFrom(shipFrom: Address, tariff: OfflineTariff): readonly TariffService[] {
  const origin = originOf(countryOf(shipFrom), tariff);
  return tariff.services.filter((service) => service.origin === origin);
}

/** Working days on the way of every service that is used, and has a price there on that day; null where a service does not say. Empty where nothing goes. */
export function transitDays(journey: Journey, book: RateBook): readonly (number | null)[] {
  const reached = reachedServices(journey, book);
  if (!reached.ok) return [];
  const { services, zone } = reached.value;
  return services
    .filter(({ id }) => isUsed(journey, id))
    .map((service) => ({ service, lane: laneOf(service, zone) }))
    .filter(({ lane }) => pricesOn(lane, journey.shipDate, book.tariff).length > 0)
    .map(({ service, lane }) => daysOn(service, lane, book.tariff));
}

const laneOf = (service: TariffService, zone: string): Lane => ({ origin: service.origin, service: service.id, zone });
const pricesOn = (lane: Lane, shipDate: LocalDate, { prices }: OfflineTariff): readonly TariffPrice[] =>
  narrowest(rowsFor(prices, lane).filter((row) => holdsOn(row, shipDate)));
const daysOn = ({ days }: TariffService, lane: Lane, { transit }: OfflineTariff): number | null =>
  rowsFor(transit, lane)[0]?.days ?? days;

function pricedService(parcel: UnweighedParcel, service: TariffService, zone: string, book: RateBook): PricedService {
  const { shipDate } = parcel;
  const { tariff, rules } = book;
  const lane = laneOf(service, zone);
  const prices = pricesOn(lane, shipDate, tariff).toSorted(byWeight);
  const weighing = prepareDimWeight({ ...parcel, ruleId: service.ruleId, dims: parcel.outer }, rules);
  const extras = surchargesOf(parcel, lane, tariff);
  const fuel = rowsFor(tariff.fuel, { ...lane, zone: '*' }).find((row) => holdsOn(row, shipDate))?.percent ?? null;
  const days = daysOn(service, lane, tariff);
  const fault = serviceFaultOf(parcel, { carrier: OWN_CARRIER, service: service.id }, book.border);
  return {
    service,
    zone,
    days,
    prices,
    quote(gross, isTraced = true) {
      if (prices.length === 0) return refuse('noZone');
      if (fault !== null) return refuse(fault);
      if (!weighing.ok) return refuse(weighing.error === 'noRuleForDate' ? 'noRuleForDate' : 'noMeasures');
      const weighed = weighing.value(gross, isTraced);
      if (!weighed.ok) return refuse('noMeasures');
      const { billableWeight, refused } = weighed.value;
      if (!billableWeight) return refuse(refused?.limit === 'weight' ? 'overweight' : 'overMaximum');
      const billable =
        service.minWeight && isLess(billableWeight, service.minWeight) ? service.minWeight : billableWeight;
      const row = prices.find(({ upTo }) => upTo === null || compareQuantity(billable, upTo) <= 0);
      if (!row) return refuse('overweight');
      return ok(
        quoteOf(
          parcel.currency,
          { book, service, zone, days, row, weighed: weighed.value, billable, extras, fuel },
          isTraced,
        ),
      );
    },
  };
}

const isLess = (a: Mass, b: Mass): boolean => compareQuantity(a, b) < 0;

/** The price list that names the lane most closely: two lists are never mixed. */
const narrowest = (rows: readonly TariffPrice[]): readonly TariffPrice[] =>
  rows.filter(({ service, zone }) => service === rows[0]?.service && zone === rows[0].zone);

interface Extra {
  readonly flag: string;
  readonly amount: Rational;
}

/** The charge of each flag on a lane, by the narrowest row. `residential` is among them only where the consignee counts as one. */
function surchargesOf(parcel: UnweighedParcel, lane: Lane, tariff: OfflineTariff): readonly Extra[] {
  const rows = rowsFor(tariff.surcharges, lane).filter((row) => holdsOn(row, parcel.shipDate));
  return rows.filter(
    ({ flag, amount }, i) =>
      rows.findIndex((other) => other.flag === flag) === i &&
      amount.num > 0n &&
      (flag !== RESIDENTIAL || isResidential(parcel, tariff)),
  );
}

function isResidential({ isResidential: said, shipTo }: UnweighedParcel, { residential }: OfflineTariff): boolean {
  if (said !== null && said !== undefined) return said;
  return residential === 'always' || (residential === 'noCompany' && shipTo.company.trim() === '');
}

interface Priced {
  readonly book: RateBook;
  readonly service: TariffService;
  readonly zone: string;
  readonly days: number | null;
  readonly row: TariffPrice;
  readonly weighed: DimWeight;
  readonly billable: Mass;
  readonly extras: readonly Extra[];
  readonly fuel: Rational | null;
}

function quoteOf(currency: string, priced: Priced, isTraced: boolean): Quote {
  const { book, service, zone, days, weighed, billable } = priced;
  const charge = chargeOf(currency, priced);
  return {
    carrier: book.tariff.carrierName,
    service: service.id,
    serviceName: service.name,
    charge: money(Number(charge.total), currency),
    billable,
    dimWeight: weighed.dimWeight,
    zone,
    ruleVersion: versionText(weighed, book),
    ...(days !== null && { transitDays: days }),
    trace: isTraced ? [...weighed.trace, ...priceLines(currency, priced, charge)] : [],
  };
}

interface Charge {
  readonly steps: bigint;
  readonly applied: readonly Extra[];
  /** In the currency's smallest coin, fuel among the total. */
  readonly fuelCoins: bigint;
  readonly total: bigint;
}

/** A fraction of the smallest coin is charged whole; fuel, a percentage, to the nearest one. */
function chargeOf(currency: string, { row, weighed, billable, extras, fuel }: Priced): Charge {
  const { price, more } = row;
  const steps = more ? stepsOver(toBase(billable), more) : 0n;
  const applied = extras.filter(({ flag }) => flag === RESIDENTIAL || weighed.flags.includes(flag));
  const stepped = more ? timesRational(more.perStep, { num: steps, den: 1n }) : ZERO;
  const sum = [price, stepped, ...applied.map(({ amount }) => amount)].reduce(addRational);
  const before = ceilRational({ num: sum.num * 10n ** BigInt(currencyExponent(currency)), den: sum.den });
  const fuelCoins = fuel ? roundRational({ num: before * fuel.num, den: fuel.den * 100n }) : 0n;
  return { steps, applied, fuelCoins, total: before + fuelCoins };
}

function priceLines(
  currency: string,
  { service, zone, row: { price, more }, weighed, billable, fuel }: Priced,
  { steps, applied, fuelCoins, total }: Charge,
): readonly string[] {
  const coins = (digits: bigint): string => decimalText({ digits, exponent: -currencyExponent(currency) });
  const words = [
    amountText(price),
    ...(more ? [`${steps.toString()} x ${amountText(more.perStep)}`] : []),
    ...applied.map(({ flag, amount }) => `${amountText(amount)} (${flag})`),
    ...(fuel ? [`${exactText(fuel)} % fuel ${coins(fuelCoins)}`] : []),
  ];
  const isRaised = billable !== weighed.billableWeight;
  return [
    ...(isRaised ? [`${service.name} bills at least ${quantityText(billable)}`] : []),
    `${service.name}, zone ${zone}: ${words.join(' + ')} = ${coins(total)} ${currency}`,
  ];
}

const ZERO: Rational = { num: 0n, den: 1n };

/** Rule set, its first day, and which publication it stood in: `ups-us-daily@2026-01-26`, `usps-us@2026-07-12#3`. */
const versionText = ({ rule, effectiveFrom }: DimWeight, { version }: RateBook): string =>
  `${rule}@${effectiveFrom ?? 'undated'}${version === 0 ? '' : `#${version.toString()}`}`;

/** At least two decimals: `7.80`, `0.125`. */
function amountText(amount: Rational): string {
  const text = exactText(amount);
  const decimals = text.split('.')[1]?.length ?? 0;
  return decimals >= 2 ? text : `${text}${decimals === 0 ? '.' : ''}${'0'.repeat(2 - decimals)}`;
}

/** Which services a shop's shipping method asks for: those one of whose words it holds; where it holds none, those without words. */
export function askedFor<T extends { readonly service: TariffService }>(
  services: readonly T[],
  shippingMethod: string,
): readonly T[] {
  const method = shippingMethod.toLowerCase();
  const named = services.filter(({ service: { words } }) => words.some((word) => method.includes(word)));
  return named.length > 0 ? named : services.filter(({ service: { words } }) => words.length === 0);
}
