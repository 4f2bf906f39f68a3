import type { Address } from '../orders/address.ts';
import { currencyExponent, money } from '../money.ts';
import { ceilRational, decimalText, inUnit, type Dims, type Mass } from '../quantity.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { LocalDate } from '../time.ts';
import { computeDimWeight, type DimWeight } from './dimWeight.ts';
import type { Quote } from './parcel.ts';
import type { OfflineTariff, TariffService, TariffTable, ZonePrice } from './offlineTariff.ts';

export { OFFLINE_TARIFF, type OfflineTariff } from './offlineTariff.ts';

/** What a parcel's price depends on. */
export interface PricedParcel {
  readonly shipFrom: Address;
  readonly shipTo: Address;
  readonly outer: Dims;
  readonly gross: Mass;
  readonly shipDate: LocalDate;
  readonly shippingMethod: string;
  /** ISO 4217. */
  readonly currency: string;
}

/** Why a parcel has no price. */
export type RateRefusal =
  'noCountry' | 'noPostcode' | 'noZone' | 'overMaximum' | 'overweight' | 'noRuleForDate' | 'noMeasures';

/**
 * The price of one parcel by the station's own tariff: billable weight by the tariff's dated rule set at the ship date, zone by
 * destination, base price and steps, surcharge. Exact; the trace says every step. Refuses a destination without country, a US one without
 * ZIP code, and parcels over the greatest size or weight.
 */
export function quoteOffline(parcel: PricedParcel, tariff: OfflineTariff): Result<Quote, RateRefusal> {
  const table = tableOf(parcel.shipFrom, tariff);
  if (!table) return refuse('noZone');
  const zone = zoneOf(parcel, table);
  if (!zone.ok) return zone;
  const weighed = computeDimWeight({
    ruleId: table.ruleId,
    shipDate: parcel.shipDate,
    dims: parcel.outer,
    weight: parcel.gross,
  });
  if (!weighed.ok) return refuse(weighed.error === 'noRuleForDate' ? 'noRuleForDate' : 'noMeasures');
  const { billableWeight, refused } = weighed.value;
  if (!billableWeight) return refuse(refused?.limit === 'weight' ? 'overweight' : 'overMaximum');
  const service = serviceOf(parcel.shippingMethod, table);
  const price = service?.prices[zone.value];
  if (!service || !price) return refuse('noZone');
  return ok(
    quoteOf(parcel.currency, tariff.carrierName, {
      table,
      zone: zone.value,
      service,
      price,
      weighed: weighed.value,
      billableWeight,
    }),
  );
}

/** The prices for parcels from an address, or null when the tariff has none. */
export const tableOf = (shipFrom: Address, tariff: OfflineTariff): TariffTable | null =>
  tariff.tables[countryOf(shipFrom)] ?? tariff.tables['*'] ?? null;

const countryOf = ({ country }: Address): string => country.trim().toUpperCase();

function zoneOf({ shipFrom, shipTo }: PricedParcel, table: TariffTable): Result<string, RateRefusal> {
  const country = countryOf(shipTo);
  if (country === '') return refuse('noCountry');
  if (country !== countryOf(shipFrom)) {
    const zone = table.countries[country] ?? table.countries['*'];
    return zone === undefined ? refuse('noZone') : ok(zone);
  }
  if (table.domesticZone !== null) return ok(table.domesticZone);
  const [from, to] = [zipOf(shipFrom), zipOf(shipTo)];
  if (from === null || to === null) return refuse('noPostcode');
  const remote = Object.keys(table.remoteZips).find((start) => to.startsWith(start));
  const zone =
    remote === undefined ? table.distanceZones[Math.abs(Number(from[0]) - Number(to[0]))] : table.remoteZips[remote];
  return zone === undefined ? refuse('noZone') : ok(zone);
}

const zipOf = ({ postcode }: Address): string | null => /^\s*(\d{5})(?:[- ]?\d{4})?\s*$/.exec(postcode)?.[1] ?? null;

/** The first service that the method asks for, else the one that no words ask for. */
function serviceOf(shippingMethod: string, { services }: TariffTable): TariffService | null {
  const method = shippingMethod.toLowerCase();
  return (
    services.find(({ words }) => words.some((word) => method.includes(word))) ??
    services.find(({ words }) => words.length === 0) ??
    null
  );
}

interface Priced {
  readonly table: TariffTable;
  readonly zone: string;
  readonly service: TariffService;
  readonly price: ZonePrice;
  readonly weighed: DimWeight;
  readonly billableWeight: Mass;
}

function quoteOf(
  currency: string,
  carrier: string,
  { table, zone, service, price, weighed, billableWeight }: Priced,
): Quote {
  const { num, den } = inUnit(billableWeight, weighed.weightUnit);
  const steps = Number(ceilRational({ num: num * 10n, den: den * BigInt(table.stepTenths) }));
  const extras = weighed.flags.flatMap((flag) => {
    const amount = table.surcharges[flag] ?? 0;
    return amount > 0 ? [{ flag, amount }] : [];
  });
  const total = price.base + steps * price.perStep + extras.reduce((sum, { amount }) => sum + amount, 0);
  const parts = [
    hundredths(price.base),
    `${steps.toString()} x ${hundredths(price.perStep)}`,
    ...extras.map(({ flag, amount }) => `${hundredths(amount)} (${flag})`),
  ];
  return {
    carrier,
    service: service.id,
    serviceName: service.name,
    charge: money(inMinorUnits(total, currency), currency),
    billable: billableWeight,
    dimWeight: weighed.dimWeight,
    zone,
    ruleVersion: `${weighed.rule}@${weighed.effectiveFrom ?? 'undated'}`,
    trace: [...weighed.trace, `${service.name}, zone ${zone}: ${parts.join(' + ')} = ${hundredths(total)} ${currency}`],
  };
}

const hundredths = (amount: number): string => decimalText({ digits: amount, exponent: -2 });

/** Hundredths in the currency's minor units; a fraction of one is charged whole. */
function inMinorUnits(amount: number, currency: string): number {
  const exponent = currencyExponent(currency);
  return exponent >= 2 ? amount * 10 ** (exponent - 2) : Math.ceil(amount / 10 ** (2 - exponent));
}
