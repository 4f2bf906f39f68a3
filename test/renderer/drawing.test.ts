import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needlePlace } from '../../src/renderer/ui/Gauge.tsx';
import { paintersOrder, project, turned, type Block } from '../../src/renderer/ui/isometric.ts';
import { segmentStates } from '../../src/renderer/ui/Segments.tsx';
import { lb } from './gallery/facts.ts';

/** Blocks of a 4 x 4 x 4 grid, each kept by a coin: they touch, and never overlap. */
const grid = fc
  .array(fc.boolean(), { minLength: 64, maxLength: 64 })
  .map((kept) =>
    kept.flatMap((isKept, at): Block[] =>
      isKept
        ? [{ x: (at % 4) * 10, y: (Math.floor(at / 4) % 4) * 10, z: Math.floor(at / 16) * 10, dx: 10, dy: 10, dz: 10 }]
        : [],
    ),
  );

describe('packing picture', () => {
  it('never paints a block over one that stands before it', () => {
    fc.assert(
      fc.property(grid, (blocks) => {
        const order = paintersOrder(blocks);
        expect(order).toHaveLength(blocks.length);
        for (const [index, block] of order.entries()) {
          for (const later of order.slice(index + 1)) {
            // One step along the line of sight, toward the eye.
            const isHidden = later.x + 10 === block.x && later.y === block.y + 10 && later.z + 10 === block.z;
            expect(isHidden).toBe(false);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('comes back to where it was after four turns', () => {
    fc.assert(
      fc.property(fc.nat(80), fc.nat(50), (x, y) => {
        const block = { x, y, z: 3, dx: 7, dy: 5, dz: 2 };
        let [l, w, now] = [100, 60, block];
        for (let turn = 0; turn < 4; turn += 1) {
          now = turned(now, l, w, 1);
          [l, w] = [w, l];
        }
        expect(now).toEqual(block);
        expect(turned(block, 100, 60, 4)).toEqual(block);
      }),
    );
  });

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
