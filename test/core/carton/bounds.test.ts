import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowerBound } from '../../../src/core/carton/engine/bound.ts';
import { createProofs } from '../../../src/core/carton/engine/proof.ts';
import { chargeOf, type Box, type Kind, type Problem } from '../../../src/core/carton/engine/problem.ts';
import { boxOf, cuts, cutUp, kind, problemOf, turnsOf } from './boundCases.ts';

const bound = (problem: Problem, upper = Infinity, steps = 20_000): number =>
  lowerBound(problem, createProofs(problem), upper, { left: steps });

/** Boxes of three sizes with stepped charges that need not rise with the weight. */
const catalogue = fc.array(
  fc.record({
    inner: fc.tuple(
      fc.integer({ min: 20, max: 60 }),
      fc.integer({ min: 20, max: 50 }),
      fc.integer({ min: 10, max: 40 }),
    ),
    costs: fc.tuple(
      fc.integer({ min: 50, max: 300 }),
      fc.integer({ min: 50, max: 400 }),
      fc.integer({ min: 50, max: 500 }),
    ),
    stock: fc.constantFrom(Infinity, 1, 2),
  }),
  { minLength: 1, maxLength: 4 },
);

/** An order made by cutting up some boxes of a catalogue, with what those parcels cost. */
const packed = fc
  .record({
    catalogue,
    parcels: fc.array(fc.tuple(fc.nat(), cuts, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 })), {
      minLength: 1,
      maxLength: 4,
    }),
    weights: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 50, maxLength: 50 }),
  })
  .map(({ catalogue: list, parcels, weights }) => {
    const boxes = list.map(({ inner, costs, stock }) =>
      boxOf(inner, { stock, charge: { upTo: [40, 120, 1000], cost: costs } }),
    );
    const kinds: Kind[] = [];
    const used = boxes.map(() => 0);
    let cost = 0;
    for (const [choice, planes, kept] of parcels) {
      const b = choice % boxes.length;
      const box: Box = boxes[b]!;
      if (used[b]! >= box.stock) continue;
      const parts = cutUp(box.inner, planes).filter((_, i) => i === 0 || kept[i % kept.length]);
      let weight = 0;
      for (const part of parts) {
        const heavy = weights[kinds.length % weights.length]!;
        weight += heavy;
        kinds.push(kind(part, 1, { weight: heavy, turns: turnsOf(part, kinds.length % 4 === 0) }));
      }
      used[b]! += 1;
      cost += chargeOf(box, weight);
    }
    return { problem: problemOf(kinds, boxes), cost, parcels: used.reduce((sum, n) => sum + n, 0) };
  });

describe('lower bounds', () => {
  it('are never above the cost of a packing that exists', () => {
    fc.assert(
      fc.property(packed, ({ problem, cost }) => {
        expect(bound(problem, Infinity, 4000)).toBeLessThanOrEqual(cost + 1e-9);
        expect(bound(problem, cost, 4000)).toBeLessThanOrEqual(cost + 1e-9);
      }),
      { numRuns: 150 },
    );
  });

  it('are never above the number of parcels of a packing that exists', () => {
    fc.assert(
      fc.property(packed, ({ problem, parcels }) => {
        expect(bound({ ...problem, objective: 'parcels' }, Infinity, 4000)).toBeLessThanOrEqual(parcels);
      }),
      { numRuns: 80 },
    );
  });

  it('reach what one box costs, and two where one cannot do', () => {
    const cube = kind([60, 60, 60], 1);
    const small = boxOf([70, 70, 70], { charge: { upTo: [1000], cost: [50] } });
    const large = boxOf([130, 70, 70], { charge: { upTo: [1000], cost: [90] } });
    expect(bound(problemOf([cube], [small, large]))).toBe(50);
    expect(bound(problemOf([{ ...cube, count: 2 }], [small, large]))).toBe(90);
    expect(bound(problemOf([{ ...cube, count: 3 }], [small, large]))).toBe(140);
    expect(bound(problemOf([{ ...cube, count: 3 }], [small]))).toBe(150);
  });

  it('count the steps of charges when the weight is shared', () => {
    const steps = { upTo: [10, 20], cost: [10, 30] };
    const problem = problemOf(
      [kind([5, 5, 5], 4, { weight: 5 })],
      [boxOf([100, 100, 100], { charge: steps, capacity: 20 })],
    );
    expect(bound(problem)).toBe(20);
    expect(bound(problem, 15)).toBeLessThanOrEqual(15);
  });

  it('say of equal bins without turning what Martello, Pisinger and Vigo say', () => {
    const lying = [{ code: 'lwh', dx: 60, dy: 60, dz: 60 }];
    const problem = problemOf([kind([60, 60, 60], 5, { turns: lying })], [boxOf([100, 100, 100])], {
      objective: 'parcels',
    });
    expect(bound(problem)).toBe(5);
    const thin = [{ code: 'lwh', dx: 60, dy: 60, dz: 50 }];
    expect(bound({ ...problem, kinds: [kind([60, 60, 50], 5, { turns: thin })] })).toBe(3);
  });

  it('say nothing where the fullest box is the objective', () => {
    expect(bound(problemOf([kind([5, 5, 5], 1)], [boxOf([9, 9, 9])], { objective: 'volume' }))).toBe(0);
  });
});
