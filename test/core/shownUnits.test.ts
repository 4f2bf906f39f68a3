import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareRational, toBase, type MassUnit } from '../../src/core/quantity.ts';
import { decimalsIn, unitIn } from '../../src/core/shownUnits.ts';

it("shows quantities in the system's unit of like size, and its own units as they are", () => {
  expect((['mg', 'g', 'kg', 'oz', 'lb'] as const).map((unit) => unitIn('us', unit))).toEqual([
    'oz',
    'oz',
    'lb',
    'oz',
    'lb',
  ]);
  expect((['mg', 'g', 'kg', 'oz', 'lb'] as const).map((unit) => unitIn('metric', unit))).toEqual([
    'mg',
    'g',
    'kg',
    'g',
    'kg',
  ]);
  expect((['mm', 'cm', 'm', 'in', 'ft'] as const).map((unit) => unitIn('us', unit))).toEqual([
    'in',
    'in',
    'in',
    'in',
    'ft',
  ]);
  expect((['mm', 'in', 'ft'] as const).map((unit) => unitIn('metric', unit))).toEqual(['mm', 'cm', 'cm']);
});

it('never shows a step finer than the one the quantity was read in', () => {
  expect(decimalsIn({ digits: 491, exponent: -2, unit: 'lb' }, 'kg')).toBe(2);
  expect(decimalsIn({ digits: 2227, exponent: -3, unit: 'kg' }, 'lb')).toBe(2);
  expect(decimalsIn({ digits: 5, exponent: 0, unit: 'lb' }, 'kg')).toBe(0);
  expect(decimalsIn({ digits: 5, exponent: 0, unit: 'g' }, 'oz')).toBe(1);
  const units = fc.constantFrom<MassUnit>('mg', 'g', 'kg', 'oz', 'lb');
  fc.assert(
    fc.property(units, units, fc.integer({ min: -6, max: 3 }), (from, to, exponent) => {
      const decimals = decimalsIn({ digits: 1, exponent, unit: from }, to);
      const step = toBase({ digits: 1, exponent, unit: from });
      const shown = (places: number) => toBase({ digits: 1, exponent: -places, unit: to });
      if (decimals > 0) expect(compareRational(shown(decimals), step)).toBeGreaterThanOrEqual(0);
      if (decimals < 6) expect(compareRational(shown(decimals + 1), step)).toBe(-1);
    }),
  );
});
