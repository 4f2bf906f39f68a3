import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type LineId } from '../../../src/core/ids.ts';
import { parcelCharges, type ChargedLine } from '../../../src/core/ship/orderCharges.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });
const line = (lineId: string, unit: number | null, patch: Partial<ChargedLine> = {}): ChargedLine => ({
  lineId: asId<LineId>(lineId),
  unitValue: unit === null ? null : usd(unit),
  whole: 1,
  before: 0,
  count: 1,
  ...patch,
});
const ALL = { discount: usd(500), freight: usd(1201), insurance: usd(99) };

describe('an order’s charges', () => {
  it('are a single parcel’s whole', () => {
    const shared = parcelCharges(ALL, [line('a', 1000), line('b', 3000)]);
    expect([...shared.discounts]).toEqual([
      ['a', 125],
      ['b', 375],
    ]);
    expect(shared).toMatchObject({ freight: usd(1201), insurance: usd(99) });
  });

  it('fall to a parcel by the worth of what is in it, not by its number of boxes', () => {
    const lines = (count: number, before: number) => [line('a', 1000, { whole: 4, before, count })];
    expect(parcelCharges({ freight: usd(1000) }, lines(1, 0)).freight).toEqual(usd(250));
    expect(parcelCharges({ freight: usd(1000) }, lines(3, 1)).freight).toEqual(usd(750));
  });

  it.each([
    ['a worth that nobody has said', [line('a', 1000), line('b', null)]],
    ['goods that cost nothing', [line('a', 0)]],
    ['no goods', []],
  ])('are not shared out by %s', (_name, lines) => {
    expect(parcelCharges(ALL, lines)).toEqual({ discounts: new Map(), freight: null, insurance: null });
  });

  it('a discount in another currency, or that leaves nothing, lowers no value', () => {
    const lines = [line('a', 500)];
    expect(parcelCharges({ discount: usd(500) }, lines).discounts.size).toBe(0);
    expect(parcelCharges({ discount: { minor: 100, currency: 'EUR' } }, lines).discounts.size).toBe(0);
    expect(parcelCharges({ discount: usd(499) }, lines).discounts.get(asId('a'))).toBe(499);
  });

  it('add up to the order’s over its parcels, however it is split, and no unit is worth less than nothing', () => {
    const goods = fc.array(
      fc.record({ unit: fc.integer({ min: 1, max: 99_999 }), whole: fc.integer({ min: 1, max: 9 }) }),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(
        goods,
        fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 40 }),
        fc.nat(99_999),
        fc.nat(1_000_000),
        (of, cuts, freight, off) => {
          const worth = of.reduce((sum, { unit, whole }) => sum + unit * whole, 0);
          const discount = off % worth;
          const gone = of.map(() => 0);
          const sums = { discount: 0, freight: 0 };
          for (let parcel = 0; gone.some((count, i) => count < (of[i]?.whole ?? 0)); parcel += 1) {
            const lines = of.map(({ unit, whole }, i) => {
              const before = gone[i] ?? 0;
              const isLast = parcel * of.length >= cuts.length;
              const count = isLast ? whole - before : Math.min(whole - before, cuts[parcel * of.length + i] ?? 0);
              return line(`l${i.toString()}`, unit, { whole, before, count });
            });
            const shared = parcelCharges({ discount: usd(discount), freight: usd(freight) }, lines);
            for (const one of lines) {
              const own = shared.discounts.get(one.lineId) ?? 0;
              expect(own).toBeGreaterThanOrEqual(0);
              expect(own).toBeLessThanOrEqual(one.count * (one.unitValue?.minor ?? 0));
              sums.discount += own;
            }
            sums.freight += shared.freight?.minor ?? 0;
            lines.forEach(({ before, count }, i) => (gone[i] = before + count));
          }
          expect(sums).toEqual({ discount, freight });
        },
      ),
    );
  });
});
