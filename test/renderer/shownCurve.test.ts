import { afterEach, expect, test } from 'vitest';
import { shownCurve } from '../../src/renderer/screens/desk/replay/shownCurve.ts';
import { speak } from '../../src/renderer/words/spoken.ts';

const curve = {
  unit: 'lb' as const,
  exponent: -2,
  points: [
    [-200, null, 0],
    [-100, 409, 0],
    [0, -1, 1],
  ] satisfies [number, number | null, 0 | 1][],
};

afterEach(() => {
  speak({ language: 'en', region: 'US', units: null });
});

test('A curve stays as the scale told it for who chose no units', () => {
  expect(shownCurve(curve)).toBe(curve);
});

test('A curve is read in the units of everything beside it: 4.09 lb are 1.855 kg', () => {
  speak({ language: 'fr', region: 'FR', units: 'metric' });
  expect(shownCurve(curve)).toEqual({
    unit: 'kg',
    exponent: -3,
    points: [
      [-200, null, 0],
      [-100, 1855, 0],
      [0, -5, 1],
    ],
  });
});
