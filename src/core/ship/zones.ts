import type { Address } from '../orders/address.ts';
import { ok, refuse, type Result } from '../result.ts';
import type { OfflineTariff, PostcodeRange, TariffZone } from './tariff.ts';

export type ZoneRefusal = 'noCountry' | 'noPostcode' | 'noZone';

/** The country of an address as a tariff names it. */
export const countryOf = ({ country }: Address): string => country.trim().toUpperCase();

/**
 * The zone of a destination: `=` before countries named and those before `*`, then the row with the longest beginning of the destination's postcode,
 * then of the origin's. A row with postcodes asks for one: where none is left and one was asked for that is not there, or for
 * the US no whole ZIP code, that is the refusal.
 */
export function zoneOf(shipFrom: Address, shipTo: Address, tariff: OfflineTariff): Result<string, ZoneRefusal> {
  const [from, to] = [countryOf(shipFrom), countryOf(shipTo)];
  if (to === '') return refuse('noCountry');
  const origin = originOf(from, tariff);
  const lanes = tariff.zones.filter((row) => row.origin === origin);
  const rows = [...(to === from ? ['='] : []), to, '*']
    .map((name) => lanes.filter(({ destination }) => destination === name))
    .find((found) => found.length > 0);
  if (!rows) return refuse('noZone');
  const [fromCode, toCode] = [postcodeOf(shipFrom), postcodeOf(shipTo)];
  const held = rows.filter((row) => holds(row.originPostcode, fromCode) && holds(row.destinationPostcode, toCode));
  const best = held.toSorted((a, b) => narrowness(b) - narrowness(a))[0];
  if (best) return ok(best.zone);
  const isAsked = rows.some((row) => needs(row.originPostcode, fromCode) || needs(row.destinationPostcode, toCode));
  return refuse(isAsked ? 'noPostcode' : 'noZone');
}

/** The origin a tariff's rows are listed under: the country itself, else `*`. */
export const originOf = (country: string, { services }: OfflineTariff): string =>
  services.some(({ origin }) => origin === country) ? country : '*';

const narrowness = ({ originPostcode, destinationPostcode }: TariffZone): number =>
  destinationPostcode.first.length * 100 + originPostcode.first.length;

const holds = ({ first, last }: PostcodeRange, code: string | null): boolean => {
  if (first === '') return true;
  const start = code?.slice(0, first.length) ?? '';
  return start.length === first.length && start >= first && start <= last;
};

const needs = ({ first }: PostcodeRange, code: string | null): boolean => first !== '' && code === null;

/** Letters and digits alone; null where there are none, and for a US code that is no ZIP code: half of one would be another place. */
function postcodeOf(address: Address): string | null {
  const code = address.postcode.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
  if (countryOf(address) === 'US') return /^\d{5}(\d{4})?$/.test(code) ? code : null;
  return code === '' ? null : code;
}
