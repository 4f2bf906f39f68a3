import { describe, expect, it } from 'vitest';
import { needlePlace } from '../../src/renderer/ui/Gauge.tsx';
import { project } from '../../src/renderer/ui/isometric.ts';
import { segmentStates } from '../../src/renderer/ui/Segments.tsx';
import { lb } from './gallery/facts.ts';

describe('isometric drawing', () => {
  it('puts the front right corner nearest', () => {
    const corners = [project(0, 0, 0), project(10, 0, 0), project(10, 10, 0), project(0, 10, 0)].map(([, y]) => y);
    expect(Math.max(...corners)).toBe(corners[1]);
  });
});

describe('gauge', () => {
  it('keeps an accepted weight inside the box and a refused one outside', () => {
    expect(needlePlace(lb(486), lb(486), lb(24))).toBeCloseTo(0.5);
    expect(needlePlace(lb(510), lb(486), lb(24))).toBeCloseTo(0.64);
    expect(needlePlace(lb(409), lb(486), lb(24))).toBeLessThan(0.36);
    expect(needlePlace(lb(9000), lb(486), lb(24))).toBe(0.98);
  });
});

describe('segments', () => {
  it('shows one a unit up to 24, then one a line', () => {
    expect(segmentStates([], 5, 7)).toBe('dddddcw');
    expect(segmentStates([], 7, 7)).toBe('ddddddd');
    expect(
      segmentStates(
        [
          { packed: 20, quantity: 20, state: 'done' },
          { packed: 1, quantity: 20, state: 'current' },
          { packed: 0, quantity: 1, state: 'waiting' },
        ],
        21,
        41,
      ),
    ).toBe('dcw');
  });
});
