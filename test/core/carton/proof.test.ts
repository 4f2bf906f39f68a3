import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maximize } from '../../../src/core/carton/engine/linear.ts';
import { createProofs } from '../../../src/core/carton/engine/proof.ts';
import type { Problem, Put } from '../../../src/core/carton/engine/problem.ts';
import { boxOf, cuts, cutUp, isValid, kind, problemOf, turnsOf, type Sides } from './boundCases.ts';

const countsOf = ({ kinds }: Problem): number[] => kinds.map(({ count }) => count);

/** Whether units go into a small box, by trying all places on a grid of ones. */
function goesIn(problem: Problem): boolean {
  const units = problem.kinds.flatMap(({ count }, k) => Array.from({ length: count }, () => k));
  const box = problem.boxes[0]!;
  const puts: Put[] = [];
  const place = (i: number): boolean => {
    if (i === units.length) return true;
    const { turns } = problem.kinds[units[i]!]!;
    for (let turn = 0; turn < turns.length; turn += 1)
      for (let x = 0; x < box.inner[0]; x += 1)
        for (let y = 0; y < box.inner[1]; y += 1)
          for (let z = 0; z < box.inner[2]; z += 1) {
            puts.push({ kind: units[i]!, turn, x, y, z });
            if (isValid(problem, box, puts) && place(i + 1)) return true;
            puts.pop();
          }
    return false;
  };
  return place(0);
}

const small = fc.integer({ min: 1, max: 3 });
const smallOrders = fc
  .record({
    inner: fc.tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 3 })),
    units: fc.array(
      fc.record({
        sides: fc.tuple(small, small, small),
        count: fc.integer({ min: 1, max: 2 }),
        isNoStack: fc.boolean(),
        isUpright: fc.boolean(),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  })
  .map(({ inner, units }) =>
    problemOf(
      units.map(({ sides, count, isNoStack, isUpright }) =>
        kind(sides, count, { isNoStack, turns: turnsOf(sides, isUpright) }),
      ),
      [boxOf(inner)],
    ),
  )
  .filter(({ kinds, boxes }) => kinds.reduce((sum, k) => sum + k.count * k.volume, 0) <= boxes[0]!.volume);

describe('proofs that units cannot share a box', () => {
  it('are never given for the parts of a box that was cut up', () => {
    const sides = fc.tuple(
      ...([0, 0, 0].map(() => fc.integer({ min: 8, max: 90 })) as [
        fc.Arbitrary<number>,
        fc.Arbitrary<number>,
        fc.Arbitrary<number>,
      ]),
    );
    fc.assert(
      fc.property(sides, cuts, (inner, planes) => {
        const problem = problemOf(
          cutUp(inner, planes).map((part: Sides) => kind(part, 1)),
          [boxOf(inner)],
        );
        expect(createProofs(problem).cannotHold(0, countsOf(problem), 'full', { left: 3000 })).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('agree with trying all places where few small units are concerned', () => {
    fc.assert(
      fc.property(smallOrders, (problem) => {
        const proofs = createProofs(problem);
        const counts = countsOf(problem);
        const packing = proofs.exactPacking(0, counts, { left: 100_000 });
        const goes = goesIn(problem);
        expect(proofs.cannotHold(0, counts, 'full', { left: 100_000 })).toBe(!goes);
        if (packing === 'none') expect(goes).toBe(false);
        else if (packing !== 'unknown') {
          expect(packing).toHaveLength(counts.reduce((sum, n) => sum + n, 0));
          expect(isValid(problem, problem.boxes[0]!, packing)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  it('look at weight, number, what a box refuses and what must be kept apart', () => {
    const cube: Sides = [10, 10, 10];
    const cannot = (problem: Problem): boolean =>
      createProofs(problem).cannotHold(0, countsOf(problem), 'quick', { left: 0 });
    const room: Sides = [100, 100, 100];
    expect(cannot(problemOf([kind(cube, 2)], [boxOf(room)]))).toBe(false);
    expect(cannot(problemOf([kind(cube, 2, { weight: 600 })], [boxOf(room)]))).toBe(true);
    expect(cannot(problemOf([kind(cube, 2)], [boxOf(room, { mostUnits: 1 })]))).toBe(true);
    expect(cannot(problemOf([kind(cube, 1)], [boxOf(room, { refuses: [0] })]))).toBe(true);
    expect(cannot(problemOf([kind(cube, 1, { apart: [1] }), kind(cube, 1, { apart: [0] })], [boxOf(room)]))).toBe(true);
  });

  it('know that what bears nothing stands in a column of its own', () => {
    const flat = kind([60, 60, 10], 3, { isNoStack: true, turns: turnsOf([60, 60, 10], true) });
    const problem = problemOf([flat], [boxOf([100, 100, 100])]);
    expect(createProofs(problem).cannotHold(0, [2], 'quick', { left: 0 })).toBe(true);
    expect(createProofs(problem).cannotHold(0, [1], 'full', { left: 1000 })).toBe(false);
  });

  it('find that three 3 x 4 blocks do not go into 6 x 6', () => {
    const block = kind([2, 3, 1], 5, { turns: turnsOf([2, 3, 1], true) });
    const proofs = createProofs(problemOf([block], [boxOf([5, 6, 1])]));
    expect(proofs.exactPacking(0, [5], { left: 100_000 })).not.toBe('none');
    const larger = kind([3, 4, 1], 3, { turns: turnsOf([3, 4, 1], true) });
    expect(createProofs(problemOf([larger], [boxOf([6, 6, 1])])).cannotHold(0, [3], 'full', { left: 100_000 })).toBe(
      true,
    );
  });
});

describe('the linear programme', () => {
  it('finds the optimum of a plain case', () => {
    const optimum = maximize(
      [
        [1, 1],
        [1, 3],
      ],
      [4, 6],
      [3, 5],
    );
    expect(optimum?.value).toBeCloseTo(14);
    expect([...(optimum?.at ?? [])].map((x) => Math.round(x * 1e6) / 1e6)).toEqual([3, 1]);
  });

  it('says that there is none', () => {
    expect(maximize([[1, -1]], [1], [1, 1])).toBeNull();
  });
});
