import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addRational,
  ceilRational,
  compareQuantity,
  compareRational,
  decimalText,
  exactMass,
  floorRational,
  inUnit,
  massFromBase,
  parseDecimal,
  quantity,
  quantityText,
  rationalText,
  roundRational,
  sumMass,
  timesMass,
  timesRational,
  toBase,
  type Mass,
} from '../../src/core/quantity.ts';

const mass = (max = 1e9): fc.Arbitrary<Mass> =>
  fc.record({
    digits: fc.integer({ min: 0, max }),
    exponent: fc.integer({ min: -4, max: 0 }),
    unit: fc.constantFrom('mg' as const, 'g' as const, 'kg' as const, 'oz' as const, 'lb' as const),
  });
const rational = fc.record({
  num: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
  den: fc.bigInt({ min: 1n, max: 10n ** 9n }),
});

describe('quantities', () => {
  it.each([
    [quantity(12, 0, 'in'), quantity(3048, -1, 'mm')],
    [quantity(121_25, -3, 'in'), quantity(3_079_750, -4, 'mm')],
    [quantity(1, 0, 'ft'), quantity(12, 0, 'in')],
    [quantity(1, 0, 'lb'), quantity(45_359_237, -8, 'kg')],
    [quantity(16, 0, 'oz'), quantity(1, 0, 'lb')],
    [quantity(1, 3, 'g'), quantity(1, 0, 'kg')],
  ] as const)('%j equals %j', (a, b) => {
    expect(compareRational(toBase(a), toBase(b))).toBe(0);
  });

  it('every whole inch and pound survives the way through base units', () => {
    for (let n = 1; n <= 150; n += 1) {
      expect(ceilRational(inUnit(quantity(n, 0, 'in'), 'in'))).toBe(BigInt(n));
      expect(ceilRational(inUnit(quantity(n * 254, -1, 'mm'), 'in'))).toBe(BigInt(n));
      expect(ceilRational(inUnit(quantity(n * 45_359_237, -5, 'g'), 'lb'))).toBe(BigInt(n));
    }
    expect(ceilRational(inUnit(quantity(7258, 0, 'g'), 'lb'))).toBe(17n);
  });

  it('compares as one order, whatever the units', () => {
    fc.assert(
      fc.property(mass(), mass(), mass(), (a, b, c) => {
        expect(compareQuantity(a, b)).toBe(-compareQuantity(b, a) + 0);
        if (compareQuantity(a, b) <= 0 && compareQuantity(b, c) <= 0)
          expect(compareQuantity(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('rounds down, up and to the nearest around the value', () => {
    fc.assert(
      fc.property(rational, (value) => {
        const [down, up, near] = [floorRational(value), ceilRational(value), roundRational(value)];
        expect(compareRational({ num: down, den: 1n }, value)).toBeLessThanOrEqual(0);
        expect(compareRational({ num: up, den: 1n }, value)).toBeGreaterThanOrEqual(0);
        expect(up - down).toBe(value.num % value.den === 0n ? 0n : 1n);
        expect(near === down || near === up).toBe(true);
      }),
    );
    expect(roundRational({ num: 5n, den: 2n })).toBe(3n);
    expect(roundRational({ num: -5n, den: 2n })).toBe(-3n);
  });

  it('adds and multiplies fractions as numbers', () => {
    fc.assert(
      fc.property(rational, rational, rational, (a, b, c) => {
        expect(compareRational(addRational(a, b), addRational(b, a))).toBe(0);
        expect(
          compareRational(timesRational(a, addRational(b, c)), addRational(timesRational(a, b), timesRational(a, c))),
        ).toBe(0);
      }),
    );
  });

  it('adds masses exactly, in any order', () => {
    fc.assert(
      fc.property(fc.array(mass(1_000_000), { maxLength: 8 }), (masses) => {
        const total = sumMass(masses, masses[0]?.unit ?? 'g');
        const exact = masses.map(toBase).reduce(addRational, { num: 0n, den: 1n });
        // A ten-thousandth of an ounce is no whole number of nanograms; then the sum is the nearest one.
        const held = exactMass(exact, masses[0]?.unit ?? 'g') ?? exactMass(exact, 'g');
        if (held) expect(compareRational(toBase(total), exact)).toBe(0);
        if (held) expect(compareQuantity(total, sumMass(masses.toReversed(), masses[0]?.unit ?? 'g'))).toBe(0);
      }),
    );
    expect(quantityText(sumMass([quantity(1, 0, 'g'), quantity(1, 0, 'lb')], 'lb'))).toBe('454.59237 g');
    expect(quantityText(sumMass([quantity(15, -1, 'lb'), quantity(8, 0, 'oz')], 'lb'))).toBe('2 lb');
    expect(quantityText(sumMass([], 'kg'))).toBe('0 kg');
    expect(compareQuantity(timesMass(quantity(3, -1, 'kg'), 3), quantity(900, 0, 'g'))).toBe(0);
  });

  it('gives the nearest mass where none is exact', () => {
    expect(quantityText(massFromBase(toBase(quantity(1, 0, 'kg')), 'lb'))).toBe('2.204623 lb');
    expect(exactMass(toBase(quantity(1, 0, 'kg')), 'lb')).toBeNull();
    expect(exactMass(toBase(quantity(12, -1, 'kg')), 'g')).toEqual(quantity(1200, 0, 'g'));
  });

  it('refuses digits that a number can not hold', () => {
    expect(() => quantity(2 ** 53, 0, 'g')).toThrow(RangeError);
    expect(() => quantity(1.5, 0, 'g')).toThrow(RangeError);
    expect(() => quantity(1, 4, 'g')).toThrow(RangeError);
    expect(() => quantity(1, -10, 'g')).toThrow(RangeError);
  });
});

describe('decimal text', () => {
  it.each([
    ['12.5', 125, -1],
    ['12,50', 1250, -2],
    [' 7 ', 7, 0],
    ['+3', 3, 0],
    ['-0.5', -5, -1],
    ['-0', 0, 0],
    ['12 1/8', 12_125, -3],
    ['12-1/8', 12_125, -3],
    ['1/4', 25, -2],
    ['3/1', 3, 0],
    ['999999 1/8', 999_999_125, -3],
  ])('reads %j', (text, digits, exponent) => {
    expect(parseDecimal(text)).toEqual({ ok: true, value: { digits, exponent } });
  });

  it.each([
    '',
    'abc',
    '1.2.3',
    '1e3',
    '12 in',
    '1/0',
    '.5',
    '5.',
    '1 234',
    '0x10',
    '１２',
    '999999999999.999999999',
    '1,234.5',
  ])('refuses %j', (text) => {
    expect(parseDecimal(text)).toEqual({ ok: false, error: 'notANumber' });
  });

  it('refuses a third, which no decimal holds', () => {
    expect(parseDecimal('1/3')).toEqual({ ok: false, error: 'notExact' });
    expect(parseDecimal('999999 1/9999')).toEqual({ ok: false, error: 'notExact' });
  });

  it('writes what it reads', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1 - 10 ** 12, max: 10 ** 12 - 1 }),
        fc.integer({ min: -9, max: 0 }),
        (digits, exponent) => {
          const read = parseDecimal(decimalText({ digits, exponent }));
          const same =
            read.ok &&
            compareRational(
              toBase(quantity(read.value.digits, read.value.exponent, 'g')),
              toBase(quantity(digits, exponent, 'g')),
            ) === 0;
          expect(same).toBe(true);
        },
      ),
    );
    expect(decimalText({ digits: -5, exponent: -2 })).toBe('-0.05');
    expect(decimalText({ digits: 12, exponent: 2 })).toBe('1200');
    expect(rationalText({ num: 756n, den: 139n }, 2)).toBe('5.44');
    expect(rationalText({ num: 10n ** 30n, den: 3n }, 1)).toBe(`${'3'.repeat(30)}.3`);
  });
});
