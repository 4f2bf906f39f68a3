import { ceilRational, compareQuantity, compareRational, toBase, type Mass, type Rational } from '../quantity.ts';
import type { Span } from './figures.ts';

/** A service of the station's own carrier from one country of origin; `*` from every country that has none of its own. */
export interface TariffService {
  readonly id: string;
  readonly name: string;
  readonly origin: string;
  /** The rule set that weighs its parcels. */
  readonly ruleId: string;
  /** Words of a shop's shipping method that ask for this service, in lower case; those without any stand for all that ask for none. */
  readonly words: readonly string[];
  /** Billed at no less than this. */
  readonly minWeight: Mass | null;
  /** Working days from ship date to delivery where the transit table says nothing; null: not known. */
  readonly days: number | null;
}

/** Where a parcel goes, by countries and by how their postcodes begin. */
export interface TariffZone {
  /** Country of origin, `*` for any other. */
  readonly origin: string;
  readonly originPostcode: PostcodeRange;
  /** Country of destination, `=` for the one of origin, `*` for any other. */
  readonly destination: string;
  readonly destinationPostcode: PostcodeRange;
  readonly zone: string;
}

/** Postcodes by their first letters and digits, first to last of one length, both included; '' holds every postcode. */
export interface PostcodeRange {
  readonly first: string;
  readonly last: string;
}

/** A price for billable weights up to `upTo` that no lighter row holds: a sum, and so much for every step begun over `over`. */
export interface TariffPrice extends Span {
  readonly origin: string;
  readonly service: string;
  readonly zone: string;
  /** Null: every weight. */
  readonly upTo: Mass | null;
  /** In the currency's main unit. */
  readonly price: Rational;
  readonly more: { readonly over: Mass | null; readonly perStep: Rational; readonly step: Mass } | null;
}

/** The surcharge that no rule decides but who the consignee is. */
export const RESIDENTIAL = 'residential';

/** An extra charge for a class of the rules (`largePackage`), or `residential`; the row that names service and zone goes first. */
export interface TariffSurcharge extends Span {
  readonly origin: string;
  readonly service: string;
  readonly zone: string;
  readonly flag: string;
  readonly amount: Rational;
}

/** Fuel as percent of price and surcharges. */
export interface TariffFuel extends Span {
  readonly origin: string;
  readonly service: string;
  readonly percent: Rational;
}

/** Working days to a zone. */
export interface TariffTransit {
  readonly origin: string;
  readonly service: string;
  readonly zone: string;
  readonly days: number;
}

/** Prices of the station's own carrier; plain data, so that a site can keep its own. */
export interface OfflineTariff {
  readonly carrierName: string;
  /** ISO 4217; null: figures are of the site's currency, whichever that is. */
  readonly currency: string | null;
  /** Which consignees count as residential when the order does not say. */
  readonly residential: 'never' | 'noCompany' | 'always';
  readonly services: readonly TariffService[];
  readonly zones: readonly TariffZone[];
  readonly prices: readonly TariffPrice[];
  readonly surcharges: readonly TariffSurcharge[];
  readonly fuel: readonly TariffFuel[];
  readonly transit: readonly TariffTransit[];
}

/** A service to a zone from one kind of origin. */
export interface Lane {
  readonly origin: string;
  readonly service: string;
  readonly zone: string;
}

/** Prices by the weight they end at, the open one last. */
export const byWeight = (a: TariffPrice, b: TariffPrice): number =>
  a.upTo && b.upTo ? compareQuantity(a.upTo, b.upTo) : Number(a.upTo === null) - Number(b.upTo === null);

/** The rows for a lane, of whatever days, those that name service and zone before those with `*`. */
export function rowsFor<T extends { readonly origin: string; readonly service: string; readonly zone?: string }>(
  rows: readonly T[],
  lane: Lane,
): readonly T[] {
  const names = (named: string | undefined, own: string): boolean =>
    named === undefined || named === '*' || named === own;
  const width = ({ service, zone }: T): number => (service === '*' ? 2 : 0) + (zone === '*' ? 1 : 0);
  return rows
    .filter((row) => row.origin === lane.origin && names(row.service, lane.service) && names(row.zone, lane.zone))
    .toSorted((a, b) => width(a) - width(b));
}

/** The steps begun above the weight at which a price begins to count them; the weight in base units. */
export function stepsOver(weight: Rational, { over, step }: NonNullable<TariffPrice['more']>): bigint {
  const [start, one] = [over ? toBase(over) : { num: 0n, den: 1n }, toBase(step)];
  if (compareRational(weight, start) <= 0) return 0n;
  const rest: Rational = { num: weight.num * start.den - start.num * weight.den, den: weight.den * start.den };
  return ceilRational({ num: rest.num * one.den, den: rest.den * one.num });
}
