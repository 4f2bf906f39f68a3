import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareQuantity, quantity, quantityText, sumMass, timesMass, type Mass } from '../../../src/core/quantity.ts';
import { expectedGross, judgeWeight, lastDigit, weightTolerance } from '../../../src/core/weigh/tolerance.ts';

const g = (digits: number, exponent = 0): Mass => quantity(digits, exponent, 'g');
const toleranceText = (items: Parameters<typeof weightTolerance>[0]['items'], division: Mass): string | null => {
  const tolerance = weightTolerance({ items, division });
  return tolerance && quantityText(tolerance);
};

describe('expected gross weight', () => {
  it('adds items, box and dunnage exactly', () => {
    const expected = expectedGross({
      items: [
        { weight: quantity(12, -1, 'lb'), count: 2 },
        { weight: quantity(4, 0, 'oz'), count: 1 },
      ],
      tare: quantity(5, -1, 'lb'),
      dunnage: [],
    });
    expect(expected.ok && quantityText(expected.value)).toBe('3.15 lb');
  });

  it('says what it does not know', () => {
    expect(expectedGross({ items: [{ weight: null, count: 1 }], tare: g(5), dunnage: [] })).toEqual({
      ok: false,
      error: ['itemWeight'],
    });
    expect(expectedGross({ items: [{ weight: null, count: 1 }], tare: null, dunnage: [] })).toEqual({
      ok: false,
      error: ['itemWeight', 'tare'],
    });
    expect(expectedGross({ items: [{ weight: g(1), count: 1 }], tare: null, dunnage: [g(1)] })).toEqual({
      ok: false,
      error: ['tare'],
    });
    expect(expectedGross({ items: [{ weight: null, count: 0 }], tare: g(5), dunnage: [g(2)] })).toEqual({
      ok: true,
      value: g(7),
    });
  });
});

describe('tolerance', () => {
  it.each<[string, Parameters<typeof weightTolerance>[0]['items'], Mass, string]>([
    [
      'three sigma of 25 units of 1 kg with 10 g each: 3 x 10 x 5',
      [{ weight: g(1000), count: 25, sigma: g(10) }],
      g(1),
      '150 g',
    ],
    ['1 % of a unit until its spread is learned: 3 x 10 g', [{ weight: g(1000), count: 1 }], g(1), '30 g'],
    [
      'spreads of two products in one root: 3 x sqrt(9 + 16)',
      [
        { weight: g(500), count: 1, sigma: g(3) },
        { weight: g(800), count: 1, sigma: g(4) },
      ],
      g(1),
      '15 g',
    ],
    ['two divisions when the spread is smaller', [{ weight: g(100), count: 1 }], g(5), '10 g'],
    [
      'never more than half of the lightest unit',
      [
        { weight: g(3000), count: 4 },
        { weight: g(50), count: 1 },
      ],
      g(1),
      '25 g',
    ],
    ['half of the lightest unit even under two divisions', [{ weight: g(12), count: 1 }], g(5), '6 g'],
    [
      'a unit lighter than two divisions sets no bound',
      [
        { weight: g(3000), count: 1 },
        { weight: g(9), count: 1, sigma: g(0) },
      ],
      g(5),
      '90 g',
    ],
    [
      'a unit of exactly two divisions does',
      [
        { weight: g(3000), count: 1 },
        { weight: g(10), count: 1 },
      ],
      g(5),
      '5 g',
    ],
    ['no units: the scale alone', [], g(5), '10 g'],
    ['lb and g mixed', [{ weight: quantity(1, 0, 'lb'), count: 1 }], quantity(1, -2, 'lb'), '13.6077711 g'],
  ])('%s', (_, items, division, expected) => {
    expect(toleranceText(items, division)).toBe(expected);
  });

  it('is unknown with a unit of unknown weight', () => {
    expect(
      weightTolerance({
        items: [
          { weight: g(5), count: 1 },
          { weight: null, count: 1 },
        ],
        division: g(1),
      }),
    ).toBeNull();
    expect(
      toleranceText(
        [
          { weight: g(1000), count: 1 },
          { weight: null, count: 0 },
        ],
        g(1),
      ),
    ).toBe('30 g');
  });

  it('always sees one missing or doubled unit that the scale can see', () => {
    const item = fc.record({
      weight: fc.integer({ min: 20, max: 20_000 }),
      count: fc.integer({ min: 1, max: 30 }),
      sigma: fc.integer({ min: 0, max: 200 }),
    });
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 6 }), fc.constantFrom(1, 2, 5, 10), (list, division) => {
        const items = list.map(({ weight, count, sigma }) => ({ weight: g(weight), count, sigma: g(sigma) }));
        const tolerance = weightTolerance({ items, division: g(division) });
        const full = sumMass(
          items.map(({ weight, count }) => timesMass(weight, count)),
          'g',
        );
        if (!tolerance) throw new Error('tolerance is known');
        for (const { weight } of items) {
          expect(judgeWeight(quantity(full.digits - weight.digits, 0, 'g'), full, tolerance)).toBe('tooLight');
          expect(judgeWeight(quantity(full.digits + weight.digits, 0, 'g'), full, tolerance)).toBe('tooHeavy');
        }
        expect(judgeWeight(full, full, tolerance)).toBe('agrees');
      }),
    );
  });

  it('never shrinks when the scale is coarser and all units are heavy', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 9000 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 50 }),
        (weight, a, b) => {
          const at = (division: number): Mass =>
            weightTolerance({ items: [{ weight: g(weight), count: 1 }], division: g(division) }) ?? g(0);
          expect(compareQuantity(at(Math.min(a, b)), at(Math.max(a, b)))).toBeLessThanOrEqual(0);
        },
      ),
    );
  });

  it('judges on the line exactly', () => {
    expect(judgeWeight(g(105), g(100), g(5))).toBe('agrees');
    expect(judgeWeight(g(95), g(100), g(5))).toBe('agrees');
    expect(judgeWeight(g(1_050_000_001, -7), g(100), g(5))).toBe('tooHeavy');
    expect(judgeWeight(g(949_999_999, -7), g(100), g(5))).toBe('tooLight');
    expect(judgeWeight(quantity(1, 0, 'lb'), g(45_359_237, -5), g(0))).toBe('agrees');
  });

  it('takes the last digit of a reading for its division', () => {
    expect(lastDigit(quantity(1235, -3, 'kg'))).toEqual(quantity(1, -3, 'kg'));
  });
});
