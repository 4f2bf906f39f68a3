import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CURVE_MOST,
  CURVE_MS,
  curveWith,
  readingOf,
  weightCurve,
  type CurveReading,
} from '../../../src/core/weigh/curve.ts';
import type { Mass } from '../../../src/core/quantity.ts';

const lb = (digits: number): Mass => ({ digits, exponent: -2, unit: 'lb' });
const reading = (at: number, digits: number | null, isSteady = true): CurveReading => ({
  at,
  weight: digits === null ? null : lb(digits),
  isSteady,
});
const fold = (all: readonly CurveReading[]): readonly CurveReading[] =>
  all.reduce<readonly CurveReading[]>(curveWith, []);

describe('a weight curve', () => {
  it('keeps the first and the last reading of a weight that stands', () => {
    const all = fold([0, 100, 200, 300].map((at) => reading(at, 486)));
    expect(all.map(({ at }) => at)).toEqual([0, 300]);
  });

  it('forgets what is older than ten seconds', () => {
    const all = fold([reading(0, 1), reading(500, 2), reading(CURVE_MS + 200, 3)]);
    expect(all.map(({ at }) => at)).toEqual([500, CURVE_MS + 200]);
  });

  it('keeps the step between two weights, however many readings jitter beside it', () => {
    const jitter = Array.from({ length: 400 }, (_, index) =>
      reading(index * 20, (index < 200 ? 0 : 486) + (index % 2), false),
    );
    const all = fold(jitter);
    const steps = all.slice(1).map(({ weight }, index) => (weight?.digits ?? 0) - (all[index]?.weight?.digits ?? 0));
    expect(all.length).toBeLessThanOrEqual(CURVE_MOST);
    expect(Math.max(...steps)).toBeGreaterThanOrEqual(485);
  });

  it('says when weights were shown before the one that was taken, in one unit and power of ten', () => {
    const kg = (digits: number, exponent: number): Mass => ({ digits, exponent, unit: 'kg' });
    const readings = [
      { at: 1000, weight: lb(3), isSteady: true },
      { at: 2000, weight: kg(12, -1), isSteady: false },
      { at: 2500, weight: null, isSteady: false },
      { at: 3000, weight: kg(1234, -3), isSteady: true },
    ];
    expect(weightCurve(readings, 3100)).toEqual({
      unit: 'kg',
      exponent: -3,
      points: [
        [-2100, null, 1],
        [-1100, 1200, 0],
        [-600, null, 0],
        [-100, 1234, 1],
      ],
    });
    expect(weightCurve([reading(0, null)], 10)).toBeNull();
  });

  it('knows a weight that moves, and none of a scale that is gone or loaded over its range', () => {
    expect(readingOf({ state: 'moving', at: 0, weight: lb(5) }, 7)).toEqual(reading(7, 5, false));
    expect(readingOf({ state: 'over', at: 0 }, 7)).toEqual(reading(7, null, false));
    expect(readingOf({ state: 'gone' }, 7)).toEqual(reading(7, null, false));
  });

  it('is never longer than 64 readings of ten seconds, in their order, and ends with the last one', () => {
    const any = fc.array(
      fc.record({
        wait: fc.integer({ min: 0, max: 900 }),
        digits: fc.option(fc.integer({ min: 0, max: 900 })),
        isSteady: fc.boolean(),
      }),
      { minLength: 1, maxLength: 300 },
    );
    fc.assert(
      fc.property(any, (given) => {
        let at = 0;
        const all = given.map(({ wait, digits, isSteady }) => reading((at += wait), digits, isSteady));
        const kept = fold(all);
        const last = all.at(-1);
        expect(kept.length).toBeLessThanOrEqual(CURVE_MOST);
        expect(kept.at(-1)).toEqual(last);
        expect(kept.every((one) => all.includes(one) && one.at >= at - CURVE_MS)).toBe(true);
        expect(kept.map((one) => one.at)).toEqual(kept.map((one) => one.at).sort((a, b) => a - b));
      }),
    );
  });
});
