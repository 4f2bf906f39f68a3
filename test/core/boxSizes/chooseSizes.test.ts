import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assigned, chooseSizes, type CostTable } from '../../../src/core/boxSizes/chooseSizes.ts';

const table = (rows: readonly (readonly number[])[], without: number): CostTable => ({
  costs: rows.map((row) => Float64Array.from(row)),
  without: new Float64Array(rows[0]?.length ?? 0).fill(without),
});

/** Every choice of `size` of the boxes with `keep` among them. */
function choices(boxes: number, size: number, keep: readonly number[]): readonly (readonly number[])[] {
  const all = Array.from({ length: 2 ** boxes }, (_, bits) =>
    Array.from({ length: boxes }, (__, box) => box).filter((box) => (bits >> box) & 1),
  );
  return all.filter((choice) => choice.length <= size && keep.every((box) => choice.includes(box)));
}

const tables = fc
  .record({ boxes: fc.integer({ min: 1, max: 7 }), parcels: fc.integer({ min: 1, max: 9 }) })
  .chain((size) =>
    fc.record({
      rows: fc.array(
        fc.array(fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant(Infinity)), {
          minLength: size.parcels,
          maxLength: size.parcels,
        }),
        { minLength: size.boxes, maxLength: size.boxes },
      ),
      size: fc.integer({ min: 1, max: size.boxes }),
      kept: fc.boolean(),
    }),
  );

describe('a choice of sizes', () => {
  it('is no cheaper than the best of all choices, and its bound no dearer', () => {
    let best = 0;
    let total = 0;
    fc.assert(
      fc.property(tables, ({ rows, size, kept }) => {
        const keep = kept ? [rows.length - 1] : [];
        const costs = table(rows, 100);
        const chosen = chooseSizes(costs, { size, keep });
        const least = Math.min(...choices(rows.length, size, keep).map((boxes) => assigned(costs, boxes).cost));
        expect(chosen.boxes.length).toBeLessThanOrEqual(size);
        expect(keep.every((box) => chosen.boxes.includes(box))).toBe(true);
        expect(chosen.cost).toBe(assigned(costs, chosen.boxes).cost);
        expect(chosen.cost).toBeGreaterThanOrEqual(least);
        expect(chosen.lowerBound).toBeLessThanOrEqual(least + 1e-6);
        best += least;
        total += chosen.cost;
      }),
      { numRuns: 300, seed: 7 },
    );
    // Exchanges mend what was taken too early: all in all it is as good as the best.
    expect(total / best).toBeLessThan(1.01);
  });

  it('gives up the box that was best alone where two others are better together', () => {
    const costs = table(
      [
        [3, 3, 3, 3],
        [1, 1, 50, 50],
        [50, 50, 1, 1],
      ],
      100,
    );
    expect(chooseSizes(costs, { size: 1, keep: [] })).toMatchObject({ boxes: [0], cost: 12 });
    expect(chooseSizes(costs, { size: 2, keep: [] })).toMatchObject({ boxes: [1, 2], cost: 4, lowerBound: 4 });
    expect(chooseSizes(costs, { size: 2, keep: [0] }).boxes).toContain(0);
    expect(chooseSizes(costs, { size: 2, keep: [], banned: new Set([1]) })).toMatchObject({ boxes: [0, 2], cost: 8 });
  });
});
