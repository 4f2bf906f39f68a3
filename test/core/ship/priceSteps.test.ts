import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_ADDRESS, type Address } from '../../../src/core/orders/address.ts';
import { compareQuantity, quantity, type Mass } from '../../../src/core/quantity.ts';
import { quoteOffline } from '../../../src/core/ship/offlineQuote.ts';
import { priceSteps, type PriceStep } from '../../../src/core/ship/priceSteps.ts';
import type { UnweighedParcel } from '../../../src/core/ship/rate.ts';
import { BUILT_IN_RATES, bookWith } from '../../support/rates.ts';
import { MANY_SERVICES } from '../../support/tariffs.ts';

const at = (country: string, postcode = ''): Address => ({ ...EMPTY_ADDRESS, country, postcode });
const parcel = (sides: readonly [number, number, number], unit: 'in' | 'cm' = 'in'): UnweighedParcel => ({
  shipFrom: unit === 'in' ? at('US', '60601') : at('DE', '10115'),
  shipTo: unit === 'in' ? at('US', '94107') : at('FR', '75001'),
  outer: {
    length: quantity(sides[0], 0, unit),
    width: quantity(sides[1], 0, unit),
    height: quantity(sides[2], 0, unit),
  },
  shipDate: '2026-11-20',
  shippingMethod: 'Ground',
  currency: unit === 'in' ? 'USD' : 'EUR',
});
const NOTHING: Mass = quantity(0, 0, 'lb');
const lb = (hundredths: number): Mass => quantity(hundredths, -2, 'lb');
const steps = (of: UnweighedParcel, most: Mass, book = BUILT_IN_RATES): readonly PriceStep[] => {
  const found = priceSteps(of, { least: NOTHING, most }, book);
  if (!found.ok) throw new Error(found.error);
  return found.value;
};
const priceIn = (table: readonly PriceStep[], gross: Mass): PriceStep | null =>
  table.find(({ upTo }) => compareQuantity(gross, upTo) <= 0) ?? null;

describe('prices by weight', () => {
  it('rise with every billable pound above the dim weight', () => {
    // 12 x 9 x 7 in: 5.44, billed 6 lb.
    expect(
      steps(parcel([12, 9, 7]), lb(820)).map(({ upTo, charge }) => [upTo.digits, upTo.exponent, charge.minor]),
    ).toEqual([
      [6, 0, 780 + 6 * 66],
      [7, 0, 780 + 7 * 66],
      [8, 0, 780 + 8 * 66],
      [820, -2, 780 + 9 * 66],
    ]);
  });

  it('step where a surcharge begins, and end where the carrier takes no more', () => {
    const table = steps(parcel([12, 9, 7]), lb(20_000));
    const charge = (pounds: number): number | undefined => priceIn(table, quantity(pounds, 0, 'lb'))?.charge.minor;
    expect((charge(51) ?? 0) - (charge(50) ?? 0)).toBe(66 + 2600);
    expect(table.at(-1)?.upTo).toEqual(quantity(150, 0, 'lb'));
  });

  it('refuse what has no price at all', () => {
    const refused = (of: UnweighedParcel) => priceSteps(of, { least: NOTHING, most: lb(100) }, BUILT_IN_RATES);
    expect(refused({ ...parcel([12, 9, 7]), shipTo: at('US') })).toEqual({ ok: false, error: 'noPostcode' });
    expect(refused(parcel([120, 9, 7]))).toEqual({ ok: false, error: 'overMaximum' });
    const heavy = { least: lb(16_000), most: lb(17_000) };
    expect(priceSteps(parcel([12, 9, 7]), heavy, BUILT_IN_RATES)).toEqual({
      ok: false,
      error: 'overweight',
    });
  });

  it('are what the tariff answers for every weight', () => {
    const side = fc.integer({ min: 3, max: 60 });
    const many = bookWith(MANY_SERVICES);
    fc.assert(
      fc.property(
        fc.tuple(side, side, side),
        fc.constantFrom('in' as const, 'cm' as const),
        fc.constantFrom<'builtIn' | 'many'>('builtIn', 'many', 'many'),
        fc.integer({ min: 0, max: 8_000_000 }),
        fc.integer({ min: 1, max: 80_000_000 }),
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 12, maxLength: 12 }),
        fc.constantFrom('lb' as const, 'kg' as const, 'g' as const),
        (sides, unit, name, least, more, parts, massUnit) => {
          const book = name === 'many' ? many : BUILT_IN_RATES;
          const of = parcel(sides, unit);
          const exponent = massUnit === 'g' ? -3 : -6;
          const range = {
            least: quantity(least, exponent, massUnit),
            most: quantity(least + more, exponent, massUnit),
          };
          const table = priceSteps(of, range, book);
          for (const part of parts) {
            // Weights on and right above a round number are the ones that could be billed wrongly.
            const digits = least + Math.max(1, Math.ceil((more * part) / 1000));
            for (const gross of [
              digits,
              Math.ceil(digits / 500_000) * 500_000,
              Math.ceil(digits / 500_000) * 500_000 + 1,
            ]) {
              if (gross > least + more || gross <= least) continue;
              const mass = quantity(gross, exponent, massUnit);
              const quote = quoteOffline({ ...of, gross: mass }, book);
              const step = table.ok ? priceIn(table.value, mass) : null;
              expect(step?.charge).toEqual(quote.ok ? quote.value.charge : undefined);
              // Where a rule bills weights as they are, a step says the heaviest it holds.
              if (step && quote.ok) expect(compareQuantity(quote.value.billable, step.billable)).toBeLessThanOrEqual(0);
              if (step && quote.ok && name === 'builtIn') expect(step.billable).toEqual(quote.value.billable);
            }
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
