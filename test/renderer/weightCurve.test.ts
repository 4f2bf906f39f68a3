import { describe, expect, it } from 'vitest';
import type { Mass } from '../../src/core/quantity.ts';
import { curveOf, spreadOf, type Weighed } from '../../src/renderer/screens/desk/weightCurve.ts';

const lb = (digits: number, exponent = -2): Mass => ({ digits, exponent, unit: 'lb' });
const at = (seconds: number, weight: Mass | null): Weighed => ({ at: seconds * 1000, weight, isStable: true });

describe('the last minute of a scale', () => {
  it('has its least and most in the digits of the scale, exactly', () => {
    expect(spreadOf([at(1, lb(491)), at(2, lb(489)), at(3, null), at(4, lb(5, 0))])).toEqual({
      least: '4.89',
      most: '5.00',
      gap: '0.11',
      unit: 'lb',
    });
    expect(spreadOf([at(1, null)])).toBeNull();
    expect(spreadOf([at(1, lb(-3)), at(2, lb(0))])).toMatchObject({ least: '-0.03', most: '0.00', gap: '0.03' });
  });

  it('is a line from left to right, broken where no weight was shown', () => {
    const stretches = curveOf([at(0, lb(0)), at(30, lb(100)), at(40, null), at(60, lb(50))], 600, 100);
    expect(stretches.map(({ points }) => points.map(([x]) => x))).toEqual([[0, 300], [600]]);
    const [zero, most] = (stretches[0]?.points ?? []).map(([, y]) => y);
    expect(most).toBeLessThan(zero ?? 0);
    for (const { points } of stretches)
      for (const [, y] of points) {
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(100);
      }
  });

  it('makes no mountain of one digit', () => {
    const [stretch] = curveOf([at(0, lb(491)), at(1, lb(492))], 600, 100);
    const heights = stretch?.points.map(([, y]) => y) ?? [];
    expect(Math.max(...heights) - Math.min(...heights)).toBeLessThan(10);
    expect(curveOf([], 600, 100)).toEqual([]);
  });
});
