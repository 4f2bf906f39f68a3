import { expect, it } from 'vitest';
import { quantity } from '../../../src/core/quantity.ts';
import { dryIceIn } from '../../../src/core/ship/dryIce.ts';

const ice = (digits: number, exponent: number, unit: 'kg' | 'lb') => ({ dryIce: quantity(digits, exponent, unit) });

it('is counted by unit, exactly, over units of weight', () => {
  expect(
    dryIceIn([
      { count: 3, hazards: ice(1, -1, 'kg') },
      { count: 2, hazards: ice(25, -2, 'kg') },
      { count: 9, hazards: {} },
      { count: 1, hazards: undefined },
    ]),
  ).toEqual(quantity(8, -1, 'kg'));
  expect(
    dryIceIn([
      { count: 1, hazards: ice(1, 0, 'kg') },
      { count: 1, hazards: ice(1, 0, 'lb') },
    ]),
  ).toEqual(quantity(145359237, -8, 'kg'));
});

it('is none where there is none', () => {
  expect(dryIceIn([{ count: 4, hazards: { isLimitedQuantity: true } }])).toBeNull();
  expect(dryIceIn([{ count: 0, hazards: ice(1, 0, 'kg') }])).toBeNull();
});
