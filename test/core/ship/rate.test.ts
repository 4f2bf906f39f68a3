import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_ADDRESS, type Address } from '../../../src/core/orders/address.ts';
import { quantity, quantityText, type Dims, type LengthUnit } from '../../../src/core/quantity.ts';
import { quoteOffline } from '../../../src/core/ship/offlineQuote.ts';
import type { PricedParcel } from '../../../src/core/ship/rate.ts';
import type { RateBook } from '../../../src/core/ship/rateBook.ts';
import { BUILT_IN_RATES } from '../../support/rates.ts';

const at = (country: string, postcode = ''): Address => ({ ...EMPTY_ADDRESS, country, postcode });
const cube = (sides: readonly [number, number, number], unit: LengthUnit): Dims => ({
  length: quantity(sides[0], 0, unit),
  width: quantity(sides[1], 0, unit),
  height: quantity(sides[2], 0, unit),
});
const US: PricedParcel = {
  shipFrom: at('US', '60601'),
  shipTo: at('US', '94107-1234'),
  outer: cube([12, 9, 7], 'in'),
  gross: quantity(42, -1, 'lb'),
  shipDate: '2026-11-20',
  shippingMethod: 'Standard shipping',
  currency: 'USD',
};
const DE: PricedParcel = {
  ...US,
  shipFrom: at('DE', '10115'),
  shipTo: at('DE', '80331'),
  outer: cube([40, 30, 20], 'cm'),
  gross: quantity(3, 0, 'kg'),
  currency: 'EUR',
};
const quote = (parcel: PricedParcel, book: RateBook = BUILT_IN_RATES) => {
  const result = quoteOffline(parcel, book);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};
const refusal = (parcel: PricedParcel, book: RateBook = BUILT_IN_RATES) => {
  const result = quoteOffline(parcel, book);
  return result.ok ? null : result.error;
};

describe('the own carrier', () => {
  it('prices a US parcel by zone and billable pound', () => {
    expect(quote(US)).toEqual({
      carrier: 'Own carrier',
      service: 'ground',
      serviceName: 'Economy',
      charge: { minor: 780 + 6 * 66, currency: 'USD' },
      billable: quantity(6, 0, 'lb'),
      dimWeight: quantity(6, 0, 'lb'),
      zone: '5',
      transitDays: 5,
      arrivesOn: '2026-11-30',
      ruleVersion: 'ups-us-daily@2026-01-26',
      trace: [
        '12 x 9 x 7 = 756 in3',
        '756 / 139 = 5.44 -> 6 lb',
        'actual 4.2 lb -> 5 lb',
        'billed 6 lb',
        'Economy, zone 5: 7.80 + 6 x 0.66 = 11.76 USD',
      ],
    });
  });

  it('prices other parcels in kilograms, by half ones', () => {
    const german = quote(DE);
    expect(quantityText(german.billable)).toBe('5 kg');
    expect(german.charge).toEqual({ minor: 490 + 10 * 28, currency: 'EUR' });
    expect([german.zone, german.ruleVersion]).toEqual(['home', 'ups-metric@2025-08-18']);
  });

  it.each<[string, string, string]>([
    ['60601', 'US', '2'],
    ['53202', 'US', '3'],
    ['00501', 'US', '7'],
    ['99501', 'US', '9'],
    ['96813', 'US', '9'],
    ['00901', 'US', '9'],
    ['09012', 'US', '9'],
    ['00901', 'PR', '9'],
    ['', 'CA', '20'],
    ['', 'DE', '30'],
    ['', 'jp', '40'],
  ])('%s %s is zone %s', (postcode, country, zone) => {
    expect(quote({ ...US, shipTo: at(country, postcode) }).zone).toBe(zone);
  });

  it.each<[string, string]>([
    ['Standard', 'Economy'],
    ['', 'Economy'],
    ['UPS Next Day Air', 'Express'],
    ['DHL EXPRESS Worldwide', 'Express'],
    ['2-Day', 'Express'],
    ['Priority Mail', 'Express'],
    ['Free shipping (5-7 days)', 'Economy'],
  ])('%j asks for %s', (shippingMethod, serviceName) => {
    expect(quote({ ...US, shippingMethod }).serviceName).toBe(serviceName);
  });

  it('charges a surcharge and says so', () => {
    const long = quote({ ...US, outer: cube([50, 4, 4], 'in') });
    expect(long.charge.minor).toBe(780 + 6 * 66 + 2600);
    expect(long.trace.at(-1)).toBe('Economy, zone 5: 7.80 + 6 x 0.66 + 26.00 (additionalHandling) = 37.76 USD');
  });

  it('charges whole yen and three-digit dinars', () => {
    expect(quote({ ...DE, currency: 'JPY' }).charge).toEqual({ minor: 8, currency: 'JPY' });
    expect(quote({ ...DE, currency: 'KWD' }).charge).toEqual({ minor: 7700, currency: 'KWD' });
  });

  it.each<[Partial<PricedParcel>, string]>([
    [{ shipTo: at('', '94107') }, 'noCountry'],
    [{ shipTo: at('US', '') }, 'noPostcode'],
    [{ shipTo: at('US', '9410') }, 'noPostcode'],
    [{ shipFrom: at('US', 'SW1A 1AA') }, 'noPostcode'],
    [{ outer: cube([109, 10, 10], 'in') }, 'overMaximum'],
    [{ gross: quantity(15_001, -2, 'lb') }, 'overweight'],
    [{ gross: quantity(0, 0, 'lb') }, 'noMeasures'],
    [{ shipFrom: at('DE'), shipTo: at('DE'), shipDate: '2020-01-01' }, 'noRuleForDate'],
  ])('refuses %j as %s', (patch, reason) => {
    expect(refusal({ ...US, ...patch })).toBe(reason);
  });

  it('has a price for every service and zone it can answer, and one service for those who ask for none', () => {
    const { services, zones, prices } = BUILT_IN_RATES.tariff;
    for (const origin of ['US', '*']) {
      const own = services.filter((service) => service.origin === origin);
      expect(own.filter(({ words }) => words.length === 0)).toHaveLength(1);
      for (const { id } of own)
        for (const { zone } of zones.filter((row) => row.origin === origin))
          expect(prices.some((row) => row.origin === origin && row.service === id && row.zone === zone)).toBe(true);
    }
  });

  it('a heavier parcel never costs less', () => {
    const grams = fc.integer({ min: 1, max: 60_000 });
    fc.assert(
      fc.property(fc.constantFrom(US, DE), grams, grams, (parcel, a, b) => {
        const [light, heavy] = [Math.min(a, b), Math.max(a, b)].map(
          (g) => quote({ ...parcel, gross: quantity(g, 0, 'g') }).charge.minor,
        );
        expect(light).toBeLessThanOrEqual(heavy ?? 0);
      }),
    );
  });
});
